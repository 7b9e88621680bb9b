"""Two gateways on one PostgreSQL: whichever of them a leader reaches, it is one conversation."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from conversations.models import TurnState
from tests.waiting import until

pytestmark = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.fixture
async def doors(open_gateway, new_leader):
    """The same leader at two gateways."""
    one = await new_leader(await open_gateway())
    other = await new_leader(await open_gateway(), with_session=False)
    for cookie in one.client.session.cookie_jar:
        other.client.session.cookie_jar.update_cookies({cookie.key: cookie.value}, other.client.make_url("/"))
    return one, other


async def test_what_is_said_at_one_is_read_at_the_other(doors):
    one, other = doors
    await one.say("hello")
    assert [turn["said"] for turn in await other.turns()] == [None, "hello"]


async def test_the_same_turn_at_both_is_answered_alike_and_once(doors, rasa):
    rasa.gate.clear()
    key = str(uuid4())
    asking = [asyncio.create_task(leader.say("hello", key)) for leader in doors * 4]
    await until(lambda: len(rasa.arrived) == 2)
    rasa.gate.set()
    answers = [await task for task in asking]
    assert [answer.status for answer in answers] == [200] * 8
    bodies = [await answer.json() for answer in answers]
    assert bodies == bodies[:1] * 8
    assert len(rasa.arrived) == 2


async def test_another_turn_at_the_other_is_turned_away_while_one_runs(doors, rasa):
    one, other = doors
    rasa.gate.clear()
    first = asyncio.create_task(one.say("first"))
    await until(lambda: len(rasa.arrived) == 2)
    assert (await other.say("second")).status == 409
    rasa.gate.set()
    assert (await first).status == 200
    assert (await other.say("second")).status == 200
    assert rasa.texts == ["first", "second"]


async def test_an_erasure_at_the_other_lets_the_turn_out_that_runs_at_the_one(doors, rasa, rows):
    one, other = doors
    rasa.gate.clear()
    asking = asyncio.create_task(one.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    erasing = asyncio.create_task(other.client.delete("/api/conversation"))
    waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    await until(lambda: rows(waiting) == [(1,)])
    rasa.gate.set()
    assert [(await task).status for task in (asking, erasing)] == [200, 200]
    assert rows("SELECT count(*) FROM turns") == [(0,)]


async def test_a_turn_left_by_one_is_answered_by_the_other(open_gateway, new_leader, rasa, rows, monkeypatch):
    monkeypatch.setattr("gateway.recovery.NEXT_SWEEP", 0.05)
    await open_gateway()
    gone = await open_gateway()
    leader = await new_leader(gone)
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    await gone.close()
    await asyncio.gather(asking, return_exceptions=True)
    rasa.gate.set()
    await until(lambda: rows("SELECT state FROM turns WHERE number = 2") == [(TurnState.ANSWERED,)])
    assert rasa.texts == ["hello"]


async def test_after_an_outage_both_take_up_what_was_left_and_none_is_asked_twice(open_gateway, new_leader, rasa, rows):
    leaders = [await new_leader(server) for server in (await open_gateway(), await open_gateway()) for _ in range(3)]
    await rasa.stop()
    assert [r.status for r in await asyncio.gather(*(leader.say("hello") for leader in leaders))] == [503] * 6
    await rasa.start()
    await until(lambda: rows("SELECT count(*) FROM turns WHERE state = 'received'") == [(0,)])
    assert rasa.texts == ["hello"] * 6
    assert [len(await leader.turns()) for leader in leaders] == [2] * 6
