"""Whole conversations with the real bot, as tables of what is said and what must come back."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.stack import Stack
from tests.journeys.leader import Leader, Turn, arriving

JOURNEYS = yaml.safe_load((Path(__file__).parent / "journeys.yml").read_text("utf-8"))


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey["name"])
async def test_a_journey_goes_as_it_should(stack: Stack, journey: dict[str, Any]) -> None:
    async with arriving(stack.url) as leader:
        for step in journey["turns"]:
            await _walk(leader, step)
        _every_turn_was_answered(leader)
        _no_question_came_twice_as_new(leader)


async def _walk(leader: Leader, step: dict[str, Any]) -> None:
    if "clarify" in step:
        turn = await leader.clarify()
    elif "choose" in step:
        turn = await leader.choose(step["choose"])
    else:
        turn = await leader.say(step["say"])
    _expect(turn, step, leader)


def _expect(turn: Turn, step: dict[str, Any], leader: Leader) -> None:
    for pattern in step.get("hears", []):
        assert re.search(pattern, turn.text, re.I | re.M), f"{pattern!r} not in:\n{leader.transcript()}"
    for pattern in step.get("not", []):
        assert not re.search(pattern, turn.text, re.I | re.M), f"{pattern!r} in:\n{leader.transcript()}"
    if "card" in step:
        assert turn.card(step["card"]), f"no card {step['card']} in:\n{leader.transcript()}"


def _every_turn_was_answered(leader: Leader) -> None:
    for turn in leader.turns:
        assert turn.text.strip(), f"an empty reply in:\n{leader.transcript()}"


def _no_question_came_twice_as_new(leader: Leader) -> None:
    """A pending question comes back after an interruption; the same question never has two places."""
    places = Counter()
    for turn in leader.turns:
        for card in turn.cards:
            if card["card"] in ("question", "rating"):
                places[(card["question"], card["place"])] += 1
    questions = Counter(question for question, _ in places)
    assert not [question for question, n in questions.items() if n > 1], leader.transcript()
