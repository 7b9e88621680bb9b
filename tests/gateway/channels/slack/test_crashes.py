"""Slack was thanked, and then the gateway was killed: nothing is lost, and nothing comes twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import SecretStr

from gateway.channels.slack.ledger import Ledger
from gateway.settings import Settings
from tests.gateway.channels.slack.people import waits_for_an_answer
from tests.waiting import until


@pytest.fixture(autouse=True)
def _restless(monkeypatch):
    for pause in (
        "gateway.channels.slack.inbox.FIRST_PAUSE",
        "gateway.recovery.FIRST_PAUSE",
        "gateway.courier.FIRST_PAUSE",
    ):
        monkeypatch.setattr(pause, 0.05)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    # What waits for Rasa is cut off by the crash, not by the clock.
    return replace(settings, patience=20.0)


async def crash(open_gateway) -> None:
    await (await open_gateway.latest()).close()


async def test_a_message_that_was_only_noted_is_read_again_from_slack(open_gateway, person_at, rasa, monkeypatch, rows):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.deeds.Deeds.do", lambda self, note, said: asyncio.sleep(60))
        await ann.say("Something only we know.")
        await crash(open_gateway)
    assert rows("SELECT count(*) FROM conversations") == [(0,)]
    await open_gateway()
    await ann.answered("Welcome.", "You said: Something only we know.")
    assert rasa.texts == ["Something only we know."]


async def test_a_mention_that_was_only_noted_is_read_again_from_its_thread(
    open_gateway, person_at, slack, rasa, monkeypatch
):
    ann = person_at(await open_gateway())
    root = slack.write("C0TEAM", "U0BEN", "what do we think?")
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.deeds.Deeds.do", lambda self, note, said: asyncio.sleep(60))
        await ann.mention("help us", thread=root["ts"])
        await crash(open_gateway)
    await open_gateway()
    await until(lambda: rasa.texts == ["help us"])


async def test_a_message_deleted_before_the_gateway_came_back_was_never_said(
    open_gateway, person_at, slack, rasa, rows, monkeypatch
):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.deeds.Deeds.do", lambda self, note, said: asyncio.sleep(60))
        message = await ann.say("hello")
        await crash(open_gateway)
    slack.messages[ann.direct].remove(message)
    await open_gateway()
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    assert rasa.arrived == []


async def test_a_turn_that_ran_is_answered_and_delivered_once(open_gateway, person_at, rasa, rows):
    ann = person_at(await open_gateway())
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    rasa.gate.clear()
    await ann.say("one")
    await until(lambda: len(rasa.arrived) == 3)
    await crash(open_gateway)
    rasa.gate.set()
    await open_gateway()
    await ann.answered("Welcome.", "You said: hello", "You said: one")
    await all_is_done(rows)
    assert rasa.texts == ["hello", "one"]
    assert ann.answers == ["Welcome.", "You said: hello", "You said: one"]


async def test_several_messages_that_waited_come_in_order_afterwards(open_gateway, person_at, rasa):
    ann = person_at(await open_gateway())
    rasa.gate.clear()
    for text in ("one", "two", "three"):
        await ann.say(text)
    await crash(open_gateway)
    rasa.gate.set()
    await open_gateway()
    await ann.answered("Welcome.", "You said: one", "You said: two", "You said: three")


async def test_a_reply_that_was_stored_and_not_posted_is_posted(open_gateway, person_at, rows, monkeypatch):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.post.SlackPost.send", lambda self, address, parcel: asyncio.sleep(60))
        await ann.say("hello")
        await until(lambda: rows("SELECT count(*) FROM turns WHERE delivered = 0") == [(1,)])
        await crash(open_gateway)
    assert ann.answers == []
    await open_gateway()
    await ann.answered("Welcome.", "You said: hello")


async def test_a_reply_that_was_posted_and_not_noted_is_not_posted_twice(
    open_gateway, person_at, slack, rows, monkeypatch
):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("conversations.deliveries.delivered", lambda session, turn, count: asyncio.sleep(60))
        await ann.say("hello")
        await ann.answered("Welcome.")
        await crash(open_gateway)
    await open_gateway()
    await ann.answered("Welcome.", "You said: hello")
    await all_is_done(rows)
    assert ann.answers == ["Welcome.", "You said: hello"]


async def test_an_event_that_slack_repeats_after_the_crash_is_harmless(open_gateway, person_at, rasa, rows):
    ann = person_at(await open_gateway())
    message = await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    await crash(open_gateway)
    again = person_at(await open_gateway())
    await again.tell(ann.event_of(message))
    await all_is_done(rows)
    assert rasa.texts == ["hello"]
    assert ann.answers == ["Welcome.", "You said: hello"]


async def test_with_another_secret_nothing_is_read_and_nothing_falls_over(open_gateway, person_at, rasa, monkeypatch):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.deeds.Deeds.do", lambda self, note, said: asyncio.sleep(60))
        await ann.say("hello")
        await crash(open_gateway)
    again = person_at(await open_gateway(secret=SecretStr("another-secret-for-tests")))
    again.thread = ann.thread
    await again.say("new")
    await again.answered("Welcome.", "You said: new")
    assert rasa.texts == ["new"]


async def test_what_waits_behind_an_error_that_nobody_foresaw_is_taken_up_by_the_next_sweep(
    open_gateway, person_at, rasa, rows, monkeypatch
):
    monkeypatch.setattr("gateway.channels.slack.inbox.NEXT_SWEEP", 0.05)
    monkeypatch.setattr("gateway.channels.slack.inbox.LEFT", timedelta())
    ann = person_at(await open_gateway())
    await waits_for_an_answer(ann, rasa)
    await ann.say("two")
    rightly = Ledger.done

    async def broken(self, key, now) -> None:
        monkeypatch.setattr(Ledger, "done", rightly)
        raise RuntimeError

    monkeypatch.setattr(Ledger, "done", broken)
    rasa.gate.set()
    await ann.answered("You said: one", "You said: two")
    await all_is_done(rows)
    assert rasa.texts == ["hello", "one", "two"]


async def all_is_done(rows) -> None:
    """Nothing that arrived is left, and nothing is left to deliver."""
    left = "SELECT (SELECT count(*) FROM arrivals WHERE done_at IS NULL) + count(delivered) FROM turns"
    await until(lambda: rows(left) == [(0,)])
