"""Every card within the limits that Slack publishes, however much there is in it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gateway.channels.slack.blocks import pieces
from gateway.channels.slack.drawing import CUT, message
from gateway.channels.slack.home import menu, view
from tests.gateway.channels.slack.limits import problems_of
from tests.gateway.fakes import RECORD

QUESTION = {"card": "question", "place": "1 of 6", "question": "Who says so?", "kind": "open", "source": "question 3"}
BEHAVIOUR = {
    "id": "openness",
    "name": "Openness",
    "why": "I would rather look",
    "summary": "Looks at what else.",
    "knowledge": ["of the place"],
    "skills": ["listening"],
    "attributes": [],
    "source": "behaviour 1",
}
CASE = {
    "id": "case-7",
    "title": "Leading through shock",
    "summary": "Authority F looked.",
    "why": "",
    "context": "",
    "places": [{"aspect": "Performance", "there": "improving", "yours": ""}],
    "lessons": ["Others share the load."],
    "source": "case study 7",
}
FINDINGS = {
    "card": "findings",
    "behaviours": [BEHAVIOUR] * 3,
    "cases": [CASE] * 2,
    "approach": {"title": "Shock", "steps": ["Consult.", "Decide."], "note": "Twice.", "source": "chapter 5"},
}
SUMMARY = {
    "card": "summary",
    **RECORD,
    "situation": "Our grant ends.",
    "context": [{"id": "performance", "label": "Performance", "value": "improving", "words": "out of intervention"}],
    "behaviours": [{"id": "openness", "name": "Openness", "why": "what else"}],
    "cases": [{"id": "case-7", "title": "Leading through shock"}],
    "answers": [
        {
            "id": "a1",
            "question": "How confident?",
            "text": "Fairly.",
            "rating": 6,
            "before": {"rating": 4, "day": None},
        },
        {"id": "a2", "question": "Who?", "text": "My deputy\nand two heads.", "rating": None},
    ],
    "skipped": [{"id": "s1", "question": "Why?"}],
    "steps": [{"id": "t1", "what": "Write", "who": "me", "when": "in May", "date": "2027-05-03", "answer": "Who?"}],
    "outcomes": [{"id": "o1", "day": "2027-06-01", "text": "It worked."}],
    "check_in": "2027-06-01",
    "sources": [{"document": "Resourceful leadership", "publisher": "A", "year": 2011, "items": ["behaviour 1"]}],
    "lines": {"situation": 1, "performance": 2, "a1": 3},
}
CARDS: list[dict[str, Any] | None] = [
    None,
    QUESTION,
    QUESTION | {"card": "rating", "from": 1, "to": 10, "before": 4},
    FINDINGS,
    {"card": "comparison", "title": "One / other", "cases": [CASE, CASE | {"places": [], "context": "Elsewhere."}]},
    {"card": "item", "title": "Openness", "body": ["One.", "Two."], "source": "behaviour 1"},
    {"card": "safety", "kind": "child_risk", "lines": [{"who": "Police", "how": "999"}]},
    SUMMARY,
    SUMMARY | {"card": "record"},
    {"card": "of a later bot", "more": 1},
]
AT_A_QUESTION = ("Example", "Why this question", "Another way", "Skip", "Later", "Back", "Pause", "Summary")
CHOICES = [{"id": f"answer:{n}", "label": str(n)} for n in range(1, 11)]
CHOICES += [{"id": label.lower(), "label": label} for label in AT_A_QUESTION]


def kind(card: dict[str, Any] | None) -> str:
    return card["card"] if card else "no card"


def text_of(drawn: dict[str, Any]) -> str:
    return json.dumps(drawn["blocks"], ensure_ascii=False)


def grown(value: Any, words: str) -> Any:
    """The same card with all its texts longer, and all its lists, too."""
    if isinstance(value, dict):
        kept = ("card", "id", "date", "day", "check_in", "lines", "from", "to", "rating", "before", "year", "kind")
        return {name: one if name in kept else grown(one, words) for name, one in value.items()}
    if isinstance(value, list):
        return [grown(one, words) for one in value] * 8
    return f"{value} {words}" if isinstance(value, str) else value


@pytest.mark.parametrize("card", CARDS, ids=kind)
def test_a_card_is_within_the_limits(card):
    drawn = message({"text": "Here it is.", "card": card, "choices": CHOICES}, "<@U1>", "All of these")
    assert problems_of(drawn["blocks"], drawn["text"]) == []


@pytest.mark.parametrize("words", ["word " * 900, "x" * 5000, "&<>" * 1500, "line\n" * 900, "*_~`" * 900, "👍🏽" * 800])
@pytest.mark.parametrize("card", CARDS, ids=kind)
def test_a_card_of_any_size_is_within_the_limits(card, words):
    reply = {"text": words * 2, "card": grown(card, words) if card else None, "choices": CHOICES}
    drawn = message(reply, "<@U1>", words)
    assert problems_of(drawn["blocks"], drawn["text"]) == []


def test_what_no_longer_fits_is_said_to_be_in_the_record_which_is_there_to_take():
    drawn = message({"text": "Here.", "card": grown(SUMMARY, "word " * 900), "choices": []})
    assert CUT in text_of(drawn)
    assert '"Word"' in text_of(drawn)


def test_a_summary_holds_each_part_with_the_number_of_its_line():
    told = text_of(message({"text": "Here.", "card": SUMMARY, "choices": []}))
    for words in (
        "1.",
        ">Our grant ends.",
        "2. Performance: improving",
        "3. How confident?",
        "6 of 10",
        "in May",
        "3 May 2027",
    ):
        assert words in told


def test_a_finding_holds_its_reason_and_its_source():
    told = text_of(message({"text": "Here.", "card": FINDINGS, "choices": []}))
    for words in (
        "*Openness*",
        "Because you said: _“I would rather look”_",
        "Source: behaviour 1",
        "1. Consult.",
        "Twice.",
    ):
        assert words in told


def test_a_question_is_said_once():
    reply = {"text": "To stay with that: 1 of 6. Who says so?", "card": QUESTION, "choices": []}
    assert text_of(message(reply)).count("Who says so?") == 1


def test_a_rating_has_its_numbers_in_a_row_and_the_rest_below_partly_behind_the_dots():
    drawn = message({"text": "x", "card": QUESTION | {"card": "rating"}, "choices": CHOICES})
    numbers, others = [block["elements"] for block in drawn["blocks"] if block["type"] == "actions"]
    assert [one["text"]["text"] for one in numbers] == [str(n) for n in range(1, 11)]
    assert [one["text"]["text"] for one in others[:3]] == list(AT_A_QUESTION[:3])
    assert [one["text"]["text"] for one in others[3]["options"]] == list(AT_A_QUESTION[3:])


@pytest.mark.parametrize(
    "card",
    [FINDINGS | {"behaviours": ["not a behaviour"]}, SUMMARY | {"check_in": "soon"}, SUMMARY | {"lines": 7}],
)
def test_a_card_of_another_shape_is_said_in_words(card, caplog):
    drawn = message({"text": "Here it is.", "card": card, "choices": CHOICES}, "<@U1>")
    assert problems_of(drawn["blocks"], drawn["text"]) == []
    assert "Here it is." in text_of(drawn)
    assert "undrawn" in caplog.text


def test_mark_up_in_what_somebody_said_is_shown_and_not_followed():
    drawn = message({"text": "<!channel> <@U1> & <https://x.example|here>", "card": None, "choices": []})
    assert "&lt;!channel&gt; &lt;@U1&gt; &amp; &lt;https" in text_of(drawn)
    assert "<!" not in drawn["text"]


@pytest.mark.parametrize("blocks", [view()["blocks"], menu()])
def test_the_home_tab_and_the_menu_are_within_the_limits(blocks):
    assert problems_of(blocks, "text") == []


def test_pieces_put_together_are_the_whole():
    text = " ".join(f"word{n}&amp;" for n in range(2000))
    parts = list(pieces(text, 100))
    assert all(len(part) <= 100 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
