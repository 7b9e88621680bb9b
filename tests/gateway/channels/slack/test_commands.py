"""The slash command."""

from __future__ import annotations

import asyncio

from gateway.channels.slack import commands
from tests.gateway.channels.slack.people import waits_for_an_answer


async def test_alone_it_opens_the_conversation_and_shows_what_can_be_done(ann):
    answer = await ann.command()
    assert answer["blocks"][0]["type"] == "section"
    assert "Delete everything" in str(answer["blocks"])
    await ann.answered("Welcome.")


async def test_its_words_are_answered_in_the_direct_messages(ann, rasa, rows):
    assert (await ann.command("our grant ends"))["text"] == commands.ANSWERED
    assert ann.answers == ["Welcome.", "You said: our grant ends"]
    assert rows("SELECT count(*) FROM arrivals") == [(0,)]


async def test_a_slow_answer_comes_later_and_slack_is_thanked_in_time(ann, rasa, monkeypatch):
    monkeypatch.setattr(commands, "PATIENCE", 0.2)
    await ann.command("hello")
    rasa.gate.clear()
    assert (await ann.command("our grant ends"))["text"] == commands.LATER
    rasa.gate.set()
    await ann.answered("You said: hello", "You said: our grant ends")


async def test_what_cannot_be_stored_in_time_is_not_taken_and_that_is_said(ann, slack, rasa, monkeypatch):
    monkeypatch.setattr(commands, "PATIENCE", 0.2)
    slack.delay = 1.0
    assert (await ann.command("our grant ends"))["text"] == commands.NOT_TAKEN
    slack.delay = 0.0
    await asyncio.sleep(0.1)
    assert rasa.texts == []


async def test_while_another_turn_runs_that_is_said(ann, rasa):
    await waits_for_an_answer(ann, rasa)
    assert "still being answered" in (await ann.command("two"))["text"]
    rasa.gate.set()
    await ann.answered("You said: hello", "You said: one")


async def test_too_many_characters_are_told_so(ann):
    assert "longer than 8,000" in (await ann.command("x" * 9_000))["text"]
