"""The client of Rasa's gateway channel."""

from __future__ import annotations

import asyncio
import time

import pytest
from aiohttp import ClientSession

from gateway.errors import BotAway, BotRefused
from gateway.rasa import Asked, HttpBot
from tests.gateway.fakes import TOKEN

HELLO = Asked("a-conversation", "a-key", text="hello")


@pytest.fixture
async def bot(rasa):
    async with ClientSession() as session:
        yield HttpBot(session, rasa.url, TOKEN)


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        (HELLO, {"text": "hello"}),
        (Asked("a-conversation", "a-key", choice=("rate:7", "7")), {"choice": {"id": "rate:7", "label": "7"}}),
        (Asked("a-conversation", "a-key", event="resume"), {"event": "resume"}),
    ],
)
async def test_a_turn_is_posted_as_the_channel_reads_it(bot, rasa, asked, body):
    await bot.answer(asked, 0)
    assert rasa.arrived == [{"sender": "a-conversation", "key": "a-key"} | body]


async def test_the_answer_holds_replies_and_record(bot):
    answer = await bot.answer(HELLO, 0)
    assert answer.plain_replies() == [{"text": "You said: hello", "card": None, "choices": []}]
    assert answer.record["situation"] == "hello"


async def test_what_the_bot_sends_beyond_the_contract_is_ignored(bot, rasa):
    rasa.body = '{"replies": [{"text": "Yes.", "choices": [], "mood": "fine"}], "cost": 1}'
    assert (await bot.answer(HELLO, 0)).plain_replies() == [{"text": "Yes.", "card": None, "choices": []}]


async def test_a_bot_that_cannot_be_reached_is_away(bot, rasa):
    await rasa.stop()
    start = time.monotonic()
    with pytest.raises(BotAway) as caught:
        await bot.answer(HELLO, 0.5)
    assert not caught.value.reached
    assert 0.4 < time.monotonic() - start < 2


@pytest.mark.parametrize("status", [401, 500, 502, 503])
async def test_a_bot_that_is_ready_and_will_not_take_a_turn_was_reached(bot, rasa, status):
    rasa.status = status
    with pytest.raises(BotAway) as caught:
        await bot.answer(HELLO, 0)
    assert caught.value.reached


async def test_a_bot_that_warms_up_was_not_reached(bot, rasa):
    rasa.is_ready = False
    with pytest.raises(BotAway) as caught:
        await bot.answer(HELLO, 0)
    assert not caught.value.reached
    assert not await bot.ready()


async def test_a_bot_that_does_not_answer_in_time_is_away(bot, rasa, monkeypatch):
    monkeypatch.setattr("gateway.rasa.SHORTEST_TRY", 0.1)
    rasa.gate.clear()
    with pytest.raises(BotAway):
        await bot.answer(HELLO, 0)


async def test_a_bot_that_says_a_turn_cannot_be_read_is_not_asked_again(bot, rasa):
    rasa.status = 422
    with pytest.raises(BotRefused):
        await bot.answer(HELLO, 10)
    assert len(rasa.arrived) == 1


async def test_an_error_about_an_answer_does_not_show_it(bot, rasa):
    rasa.body = '{"replies": "Something only we know."}'
    with pytest.raises(BotRefused) as caught:
        await bot.answer(HELLO, 0)
    assert "only we know" not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_a_connection_that_broke_while_idle_costs_nothing(bot, rasa):
    await bot.answer(HELLO, 0)
    await rasa.stop()
    await rasa.start()
    assert (await bot.answer(Asked("a-conversation", "another", text="again"), 2)).replies


async def test_forgetting_is_asked_of_the_bot(bot, rasa):
    await bot.forget("a-conversation")
    assert rasa.forgotten == ["a-conversation"]


async def test_a_bot_that_is_away_cannot_forget(bot, rasa):
    await rasa.stop()
    with pytest.raises(BotAway):
        await bot.forget("a-conversation")


async def test_tries_come_at_growing_distances(bot, rasa):
    rasa.status = 503
    trying = asyncio.create_task(bot.answer(HELLO, 30))
    await asyncio.sleep(1.2)
    trying.cancel()
    await asyncio.gather(trying, return_exceptions=True)
    assert 3 <= len(rasa.arrived) <= 6
