"""What was left unfinished is taken up: after a crash, after an outage, and only once."""

from __future__ import annotations

import asyncio
from uuid import uuid4

from sqlalchemy.exc import OperationalError

from conversations import queries
from conversations.models import TurnState
from tests.postgres import on_both_stores
from tests.waiting import until

pytestmark = on_both_stores


def state_of(rows, number: int) -> str:
    return rows(f"SELECT state FROM turns WHERE number = {number}")[0][0]  # noqa: S608


async def crash_while_rasa_is_at_it(server, leader, rasa, key: str) -> None:
    """Ends a gateway between storing a turn and answering it."""
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello", key))
    await until(lambda: len(rasa.arrived) == 2)
    await server.close()
    await asyncio.gather(asking, return_exceptions=True)
    rasa.gate.set()


async def test_a_turn_left_by_a_crash_is_answered_at_the_next_start(open_gateway, new_leader, rasa, rows):
    server, key = await open_gateway(), str(uuid4())
    leader = await new_leader(server)
    await crash_while_rasa_is_at_it(server, leader, rasa, key)
    assert state_of(rows, 2) == TurnState.RECEIVED
    await open_gateway()
    await until(lambda: state_of(rows, 2) == TurnState.ANSWERED)
    assert rasa.texts == ["hello"]


async def test_a_leader_who_sends_it_again_after_a_crash_gets_one_answer(open_gateway, new_leader, rasa, rows):
    server, key = await open_gateway(), str(uuid4())
    leader = await new_leader(server)
    await crash_while_rasa_is_at_it(server, leader, rasa, key)
    again = await new_leader(await open_gateway(), with_session=False)
    jar = again.client.session.cookie_jar
    for cookie in leader.client.session.cookie_jar:
        jar.update_cookies({cookie.key: cookie.value}, again.client.make_url("/"))
    response = await again.say("hello", key)
    assert response.status == 200
    assert (await response.json())["turn"] == 2
    assert rasa.texts == ["hello"]
    assert len(rows("SELECT * FROM turns")) == 2


async def test_a_choice_left_by_a_crash_keeps_its_label(open_gateway, new_leader, rasa, rows):
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("rate me")
    await rasa.stop()
    assert (await leader.pick("rate:7")).status == 503
    await server.close()
    await rasa.start()
    await open_gateway()
    await until(lambda: state_of(rows, 3) == TurnState.ANSWERED)
    assert rasa.taken[-1]["choice"] == {"id": "rate:7", "label": "7"}


async def test_recovery_waits_for_a_rasa_that_warms_up(open_gateway, new_leader, rasa, rows):
    server = await open_gateway()
    leader = await new_leader(server)
    rasa.is_ready = False
    assert (await leader.say("hello")).status == 503
    await asyncio.sleep(0.2)
    assert state_of(rows, 2) == TurnState.RECEIVED
    rasa.is_ready = True
    await until(lambda: state_of(rows, 2) == TurnState.ANSWERED)


async def test_the_turns_of_many_leaders_are_all_taken_up(open_gateway, new_leader, rasa, rows):
    leaders = [await new_leader() for _ in range(5)]
    await rasa.stop()
    assert [r.status for r in await asyncio.gather(*(leader.say("hello") for leader in leaders))] == [503] * 5
    await rasa.start()
    await until(lambda: rows("SELECT count(*) FROM turns WHERE state = 'received'") == [(0,)])
    assert rasa.texts == ["hello"] * 5


async def test_an_erasure_that_was_queued_is_done_when_rasa_is_back(leader, rasa, rows):
    sender = rasa.taken[0]["sender"]
    await rasa.stop()
    assert (await leader.client.delete("/api/conversation")).status == 202
    await rasa.start()
    await until(lambda: rasa.forgotten == [sender])
    await until(lambda: rows("SELECT count(*) FROM erasures") == [(0,)])


async def test_an_erasure_that_was_queued_outlives_a_crash(open_gateway, new_leader, rasa, rows):
    server = await open_gateway()
    leader = await new_leader(server)
    sender = rasa.taken[0]["sender"]
    await rasa.stop()
    await leader.client.delete("/api/conversation")
    await server.close()
    await rasa.start()
    await open_gateway()
    await until(lambda: rasa.forgotten == [sender])


async def test_a_database_that_fails_during_a_sweep_is_tried_again(leader, rasa, rows, caplog, monkeypatch):
    found, calls = queries.unfinished_turns, []

    async def failing(session):
        calls.append(session)
        if len(calls) == 1:
            raise OperationalError("SELECT", {}, Exception("disk I/O error"))
        return await found(session)

    monkeypatch.setattr("gateway.recovery.FIRST_PAUSE", 0.05)
    monkeypatch.setattr(queries, "unfinished_turns", failing)
    await rasa.stop()
    assert (await leader.say("hello")).status == 503
    await rasa.start()
    await until(lambda: state_of(rows, 2) == TurnState.ANSWERED)
    assert "OperationalError" in caplog.text
