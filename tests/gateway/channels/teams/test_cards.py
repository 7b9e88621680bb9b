"""Whatever the bot sends is drawn for Teams: whole, as Adaptive Cards 1.5, and no larger than Teams takes."""

from __future__ import annotations

import copy
import json
import re
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.choices import AT_A_QUESTION
from actions.choices import RATINGS as RATED
from gateway.channels.teams.drawing import messages, plain
from gateway.channels.teams.elements import LARGEST_MESSAGE, size_of
from gateway.channels.teams.post import activity_of
from scripts.settings import Settings
from tests.browser import cards
from tests.teams.person import read
from tests.teams.schema import problems

LEADER = {"id": "29:ann", "name": "Ann <b> & Lee"}
COMMANDS = [{"id": choice.id, "label": choice.label} for choice in AT_A_QUESTION]
RATINGS = [{"id": choice.id, "label": choice.label} for choice in RATED]


@pytest.fixture(scope="module")
def made() -> list[cards.Card]:
    return cards.made(Settings.read().var)


def replied(card: dict[str, Any] | None, text: str = "As it is.", choices: list[dict[str, str]] | None = None) -> Any:
    given = COMMANDS if choices is None else choices
    return {"text": text, "card": card, "choices": RATINGS + given if (card or {}).get("card") == "rating" else given}


def sent(reply: Any, leader: dict[str, str] | None = None) -> list[dict[str, Any]]:
    """The messages as they go over the wire."""
    return [
        activity_of(message, leader).model_dump(mode="json", by_alias=True, exclude_unset=True)
        for message in messages(reply)
    ]


def faults(activity: dict[str, Any]) -> list[str]:
    found = [f for one in activity.get("attachments") or [] for f in problems(one["content"])]
    return [*found, *(["too large"] if size_of(activity) > LARGEST_MESSAGE else [])]


def words_in(reply: Any) -> str:
    return " ".join(" ".join(map(read, sent(reply))).split())


def test_every_kind_of_card_is_as_the_schema_has_it_and_small_enough(made):
    wrong = {card["card"]: [f for one in sent(replied(card), LEADER) for f in faults(one)] for card in made}
    assert set(wrong) == cards.kinds()
    assert {kind: found for kind, found in wrong.items() if found} == {}


def test_the_schema_finds_fault_with_what_is_none(made):
    [activity] = sent(replied(made[0]))
    good = activity["attachments"][0]["content"]
    assert problems(good) == []
    for spoil in (
        lambda card: card.update(version="1.6"),
        lambda card: card.update(body=[]),
        lambda card: card["body"][0].update(wrapped=True),
        lambda card: card["body"].append({"type": "TextBlock", "text": ""}),
        lambda card: card["body"].append({"type": "Input.Text", "id": "x"}),
        lambda card: card["body"].append({"type": "ActionSet", "actions": []}),
        lambda card: card["body"][-1]["actions"].extend(copy.deepcopy(card["body"][-1]["actions"][:1]) * 7),
    ):
        card = copy.deepcopy(good)
        spoil(card)
        assert problems(card), spoil


def test_nothing_that_a_card_says_is_left_out(made):
    missing = {}
    for card in made:
        # The numbers of lines stand before them, and those of a rating on its buttons.
        wanted = cards.words_in(
            {name: part for name, part in card.items() if name != "lines"}
            if "lines" in card and card["card"] == "summary"
            else card
        )
        said = words_in(replied(card))
        missing[card["card"]] = [words for words in wanted if words not in said]
    assert {kind: words for kind, words in missing.items() if words} == {}


def test_a_card_says_its_text_and_a_question_once(made):
    question = next(card for card in made if card["card"] == "question")
    text = f"To stay with that: {question['place']}. {question['question']}"
    said = words_in(replied(question, text))
    assert said.count(question["question"]) == 1
    assert "To stay with that:" in said


def test_every_choice_is_a_button_and_each_is_there_once(made):
    findings = made[0]
    own = [{"id": f"affirm:{one['id']}", "label": one["name"]} for one in findings["behaviours"]]
    others = [{"id": "affirm:all", "label": "All of these"}, {"id": "reject", "label": "Not that"}]
    for card, choices in ((findings, own + others), (None, own + others + COMMANDS), (made[5], COMMANDS)):
        reply = replied(card, choices=choices)
        pressed = re.findall(r'"data": \{"choice": "([^"]+)"', json.dumps(sent(reply)))
        assert sorted(pressed) == sorted(choice["id"] for choice in reply["choices"])


def test_words_alone_are_no_card_and_nothing_in_them_is_markup():
    [activity] = sent({"text": "<b>1</b> & [2](https://example.com)\nnext", "card": None, "choices": []})
    assert "attachments" not in activity
    assert activity["textFormat"] == "xml"
    assert activity["text"] == "&lt;b&gt;1&lt;/b&gt; &amp; [2](https://example.com)<br/>next"


def test_a_notification_tells_nothing_of_what_was_said(made):
    for card in made:
        assert {one["summary"] for one in sent(replied(card))} == {"Sounding Board has answered."}


def test_a_card_of_a_kind_that_is_not_known_is_told_in_words():
    assert words_in(replied({"card": "hologram"})).startswith("As it is.")
    [activity] = sent(replied({"card": "hologram"}, choices=[]))
    assert activity["text"] == "As it is."


def test_a_long_record_goes_on_in_further_cards(made):
    record = next(card for card in made if card["card"] == "summary")
    answer = record["answers"][0]
    long = record | {
        "situation": "👍" * 8_000,
        "answers": [answer | {"id": f"q{n}", "text": f"{n} " + "word " * 1_599} for n in range(8)],
    }
    reply = replied(long)
    activities = sent(reply, LEADER)
    assert len(activities) > 2
    assert [fault for one in activities for fault in faults(one)] == []
    said = words_in(reply)
    assert said.count("👍") == 8_000
    assert said.count("word") == 8 * 1_599


def test_where_teams_takes_no_card_the_choices_are_told_in_words(made):
    [message] = plain(replied(made[4], "A question?"))
    assert unescape(message.text or "").split("<br/>") == ["A question?", *(f"- {one['label']}" for one in COMMANDS)]


anything = st.text(max_size=2_000)


@given(anything, anything, st.lists(st.tuples(anything, anything), max_size=12))
def test_whatever_stands_in_a_reply_makes_messages_that_teams_takes(text, other, pairs):
    choices = [{"id": name or "x", "label": label or "x"} for name, label in pairs]
    card = {"card": "item", "title": other or "x", "body": [text, other], "source": other}
    for reply in (replied(None, text, choices), replied(card, text, choices)):
        assert [fault for one in sent(reply, LEADER) for fault in faults(one)] == []
