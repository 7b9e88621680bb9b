"""What cards say, whichever channel draws them."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest

from gateway.channels import cards
from gateway.channels.slack.drawing import message
from gateway.channels.teams.drawing import messages
from gateway.pages.drawing import drawn
from tests.gateway.fakes import RECORD

CARD = {"card": "question", "place": "1 of 6", "question": "Who says so?"}


def in_slack(reply) -> str:
    return json.dumps(message(reply)["blocks"], ensure_ascii=False)


def in_teams(reply) -> str:
    return json.dumps([one.card for one in messages(reply)], ensure_ascii=False)


def in_words_of_teams(reply) -> str:
    return " ".join(one.text or "" for one in messages(reply))


def on_a_page(reply) -> str:
    turn = SimpleNamespace(said=None, state="answered", replies=[reply])
    return drawn("conversation.html", turns=[turn], offered=[], shared=False, token="", key="", text="", problem="")


CHANNELS = pytest.mark.parametrize("channel", [in_slack, in_teams, on_a_page])


@pytest.mark.parametrize(
    ("text", "place", "lead"),
    [
        ("To stay with that: 1 of 6. Who says so?", "1 of 6", "To stay with that:"),
        ("Good. To stay with that. Who says so?", "", "Good. To stay with that."),
        ("1 of 6. Who says so?", "1 of 6", ""),
        ("Who says so?", "1 of 6", ""),
        ("Take your time.", "1 of 6", "Take your time."),
    ],
)
def test_the_lead_is_what_is_said_before_a_question_without_its_place(text, place, lead):
    assert cards.lead(CARD | {"place": place}, text) == lead


@CHANNELS
def test_a_lead_keeps_its_full_stops_where_a_question_has_no_place(channel):
    reply = {"text": "Good. To stay with that. Who says so?", "card": CARD | {"place": ""}, "choices": []}
    assert "Good. To stay with that." in channel(reply)


@CHANNELS
def test_a_text_in_which_the_question_does_not_stand_is_told_as_well(channel):
    assert "Take your time." in channel({"text": "Take your time.", "card": CARD, "choices": []})


@CHANNELS
def test_an_answer_that_is_its_rating_alone_is_told_once(channel):
    answer = {"id": "a1", "question": "How sure?", "text": "7", "rating": 7}
    card = {"card": "summary", **RECORD, "answers": [answer], "steps": []}
    told = channel({"text": "Here.", "card": card, "choices": []})
    assert "7 of 10" in told
    assert re.findall(r"\b7\b(?! of 10)", told) == []


def test_a_source_is_cited_as_far_as_it_is_known():
    whole = {"document": "Resourceful leadership", "publisher": "A", "year": 2011, "items": ["behaviour 1", "3"]}
    assert cards.cited(whole) == "Resourceful leadership (A, 2011): behaviour 1; 3"
    assert cards.cited({"document": "Ours", "year": 2026}) == "Ours (2026)"
    assert cards.cited({"document": "Ours"}) == "Ours"


@pytest.mark.parametrize("channel", [in_slack, in_words_of_teams])
@pytest.mark.parametrize("spoilt", [{"check_in": "soon"}, {"lines": 7}, {"context": ["x"]}])
def test_a_card_of_another_shape_is_said_in_words(channel, spoilt, caplog):
    card = {"card": "summary", **RECORD, "situation": "Ours", **spoilt}
    assert "Here it is." in channel({"text": "Here it is.", "card": card, "choices": []})
    assert "undrawn" in caplog.text
