"""Whole conversations with the real bot, as tables of what is said and what must come back."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.journeys.leader import Leader, Turn, arriving
from tests.stack import Stack

JOURNEYS = yaml.safe_load((Path(__file__).parent / "journeys.yml").read_text("utf-8"))
CITED = ("question", "rating", "item")


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey["name"])
async def test_a_journey_goes_as_it_should(stack: Stack, journey: dict[str, Any]) -> None:
    async with arriving(stack.url) as leader:
        for step in journey["turns"]:
            await _walk(leader, step, stack)
        _every_turn_was_answered(leader)
        _no_question_came_twice_as_new(leader)
        _every_claim_names_its_source(leader)
        await _the_record_holds_each_answer_once_and_nothing_else(leader, journey)


async def _walk(leader: Leader, step: dict[str, Any], stack: Stack) -> None:
    turn = leader.last
    if "restart" in step:
        for process in step["restart"]:
            stack.kill(process)
        stack.start(*step["restart"])
        await asyncio.to_thread(stack.wait)
        return
    if "returns" in step:
        await leader.arrive()
        return
    if "clarify" in step:
        turn = await leader.clarify()
    elif "choose" in step:
        turn = await leader.choose(step["choose"])
    elif "skips" in step:
        turn = await leader.skip_the_rest()
    elif "say_long" in step:
        turn = await leader.say((step["say_long"] * 8000)[:8000])
    else:
        turn = await leader.say(step.get("say") or step["answers"])
    await _expect(turn, step, leader)


async def _expect(turn: Turn, step: dict[str, Any], leader: Leader) -> None:
    for pattern in step.get("hears", []):
        assert re.search(pattern, turn.text, re.I | re.M), f"{pattern!r} not in:\n{leader.transcript()}"
    for pattern in step.get("not", []):
        assert not re.search(pattern, turn.text, re.I | re.M), f"{pattern!r} in:\n{leader.transcript()}"
    if "card" in step:
        assert any(map(turn.card, _kinds(step["card"]))), f"no card {step['card']} in:\n{leader.transcript()}"
    if "choice" in step:
        assert step["choice"] in turn.choices, f"no choice {step['choice']} in:\n{leader.transcript()}"
    record = await leader.record() if {"record", "unrecorded"} & set(step) else ""
    for pattern in step.get("record", []):
        assert re.search(pattern, record, re.I), f"{pattern!r} not in:\n{record}\n{leader.transcript()}"
    for pattern in step.get("unrecorded", []):
        assert not re.search(pattern, record, re.I), f"{pattern!r} in:\n{record}\n{leader.transcript()}"


def _kinds(card: str) -> tuple[str, ...]:
    """Which of the questions comes first is the search's to say, and some ask for a number."""
    return ("question", "rating") if card == "question" else (card,)


def _every_turn_was_answered(leader: Leader) -> None:
    for turn in leader.turns:
        assert turn.text.strip(), f"an empty reply in:\n{leader.transcript()}"


def _no_question_came_twice_as_new(leader: Leader) -> None:
    """A pending question comes back after an interruption; the same question never has two numbers, unless put off."""
    if any("park" in turn.said or "all the questions" in turn.said for turn in leader.turns):
        return
    places = Counter()
    for turn in leader.turns:
        for card in turn.cards:
            if card["card"] in ("question", "rating"):
                places[(card["question"], card["place"].partition(";")[0])] += 1
    questions = Counter(question for question, _ in places)
    assert not [question for question, n in questions.items() if n > 1], leader.transcript()


def _every_claim_names_its_source(leader: Leader) -> None:
    for card in (card for turn in leader.turns for card in turn.cards):
        claims = [card] if card["card"] in CITED else []
        claims += [*card.get("behaviours", []), *card.get("cases", [])] if card["card"] == "findings" else []
        for claim in claims:
            assert claim["source"], (claim, leader.transcript())


async def _the_record_holds_each_answer_once_and_nothing_else(leader: Leader, journey: dict[str, Any]) -> None:
    answers = [step["answers"] for step in journey["turns"] if "answers" in step]
    changed = [pattern for step in journey["turns"] for pattern in step.get("unrecorded", [])]
    if not answers or any("new topic" in str(step.get("say")) for step in journey["turns"]):
        return
    record = re.sub(r"\\(.)", r"\1", await leader.record())
    for answer in answers:
        if not any(re.search(pattern, answer) for pattern in changed):
            assert record.count(answer.rstrip(".")) == 1, f"{answer!r}\n{record}"
    said = sorted((turn.said for turn in leader.turns), key=len, reverse=True)
    for line in re.findall(r"^> (.*)$", record, re.M):
        rest = line
        for words in said:
            rest = rest.replace(words, "")
        # What stands behind the colon of a wish is a part of what was said.
        assert any(rest.strip() in words for words in said), f"nobody said {rest!r}:\n{record}"
