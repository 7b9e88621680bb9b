"""One turn, the whole way, when things go wrong: outages, crashes, and two at once."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from conversations.models import TurnState
from tests.postgres import on_both_stores
from tests.waiting import until

pytestmark = on_both_stores


def states(rows) -> list[str]:
    return [state for (state,) in rows("SELECT state FROM turns ORDER BY conversation_id, number")]


async def test_a_turn_is_stored_before_rasa_has_answered(leader, rasa, rows):
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    assert rows("SELECT said, state FROM turns WHERE number = 2") == [("hello", TurnState.RECEIVED)]
    rasa.gate.set()
    assert (await asking).status == 200
    assert states(rows) == [TurnState.ANSWERED, TurnState.ANSWERED]


async def test_another_turn_is_turned_away_while_one_runs(leader, rasa, rows):
    rasa.gate.clear()
    first = asyncio.create_task(leader.say("first"))
    await until(lambda: len(rasa.arrived) == 2)
    second = await leader.say("second")
    assert second.status == 409
    assert "still being answered" in (await second.json())["detail"]
    rasa.gate.set()
    assert (await first).status == 200
    assert (await leader.say("second")).status == 200
    assert rasa.texts == ["first", "second"]


async def test_of_two_turns_at_the_very_same_moment_one_runs(leader, rasa):
    rasa.gate.clear()
    both = [asyncio.create_task(leader.say(word)) for word in ("one", "two")]
    done, waiting = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    assert [task.result().status for task in done] == [409]
    rasa.gate.set()
    assert [(await task).status for task in waiting] == [200]


async def test_the_same_turn_at_the_same_moment_is_answered_alike_and_once(leader, rasa):
    rasa.gate.clear()
    key = str(uuid4())
    both = [asyncio.create_task(leader.say("hello", key)) for _ in range(3)]
    await until(lambda: len(rasa.arrived) == 2)
    rasa.gate.set()
    answers = [await (await task).json() for task in both]
    assert answers[0]["replies"][0]["text"] == "You said: hello"
    assert answers[1:] == answers[:1] * 2
    assert len(rasa.arrived) == 2


async def test_leaders_do_not_wait_for_each_other(new_leader, rasa):
    one, other = await new_leader(), await new_leader()
    rasa.gate.clear()
    both = [asyncio.create_task(leader.say("hello")) for leader in (one, other)]
    await until(lambda: len(rasa.arrived) == 4)
    rasa.gate.set()
    assert [(await task).status for task in both] == [200, 200]


async def test_a_short_outage_is_waited_out(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway(patience=5.0))
    await rasa.stop()
    asking = asyncio.create_task(leader.say("hello"))
    await asyncio.sleep(0.3)
    await rasa.start()
    assert (await asking).status == 200
    assert rasa.texts == ["hello"]


async def test_actions_that_are_away_for_a_moment_are_waited_out(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway(patience=5.0))
    rasa.status = 503
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) >= 3)
    rasa.status = None
    assert (await asking).status == 200


async def test_in_a_long_outage_the_message_is_kept_and_answered_when_rasa_is_back(leader, rasa, rows):
    await rasa.stop()
    response = await leader.say("hello")
    assert response.status == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "is kept" in (await response.json())["detail"]
    assert states(rows)[-1] == TurnState.RECEIVED
    await rasa.start()
    await until(lambda: states(rows)[-1] == TurnState.ANSWERED)
    assert (await leader.turns())[-1]["replies"][0]["text"] == "You said: hello"
    assert rasa.texts == ["hello"]


async def test_a_turn_that_waits_is_answered_before_the_next(new_leader, rasa, monkeypatch):
    # Recovery, which would answer the first meanwhile, is kept out.
    monkeypatch.setattr("gateway.recovery.Recovery.run", lambda self: asyncio.sleep(60))
    leader = await new_leader()
    rasa.status = 500
    assert (await leader.say("first")).status == 503
    rasa.status = None
    assert (await leader.say("second")).status == 200
    assert rasa.texts == ["first", "second"]
    assert [turn["said"] for turn in await leader.turns()] == [None, "first", "second"]


async def test_while_an_earlier_turn_waits_the_next_is_not_taken(leader, rasa, rows):
    await rasa.stop()
    await leader.say("first")
    response = await leader.say("second")
    assert response.status == 503
    assert "was not taken" in (await response.json())["detail"]
    assert rows("SELECT said FROM turns WHERE number > 1") == [("first",)]


async def test_sending_again_after_an_outage_brings_the_answer(leader, rasa, rows):
    await rasa.stop()
    key = str(uuid4())
    assert (await leader.say("hello", key)).status == 503
    await rasa.start()
    response = await leader.say("hello", key)
    assert response.status == 200
    assert rasa.texts == ["hello"]
    assert len(rows("SELECT * FROM turns")) == 2


@pytest.mark.parametrize("body", ['{"replies": [], "record": null}', "[]", "{", '{"replies": [{"text": 7}]}'])
async def test_an_answer_that_is_none_is_a_failure_told_in_words(leader, rasa, rows, body):
    rasa.body = body
    key = str(uuid4())
    response = await leader.say("hello", key)
    assert response.status == 502
    assert "could not answer" in (await response.json())["detail"]
    assert rows("SELECT said, state FROM turns WHERE number = 2") == [("hello", TurnState.FAILED)]
    rasa.body = None
    assert (await leader.say("hello", key)).status == 200
    assert [turn["state"] for turn in await leader.turns()] == ["answered", "answered"]


async def test_a_failed_turn_does_not_stand_in_the_way(leader, rasa):
    rasa.status = 422
    assert (await leader.say("hello")).status == 502
    rasa.status = None
    assert (await leader.say("again")).status == 200


async def test_a_turn_that_a_ready_rasa_will_not_take_fails_in_the_end(leader, rasa, rows, monkeypatch):
    monkeypatch.setattr("gateway.pipeline.MOST_REFUSALS", 2)
    monkeypatch.setattr("gateway.recovery.PATIENCE", 0.1)
    monkeypatch.setattr("gateway.recovery.FIRST_PAUSE", 0.1)
    rasa.status = 503
    assert (await leader.say("hello")).status == 503
    await until(lambda: states(rows)[-1] == TurnState.FAILED, 20.0)
    rasa.status = None
    async with asyncio.timeout(20):
        # That it failed is stored a moment before recovery lets go of the conversation.
        while (response := await leader.say("again")).status == 409:
            continue
    assert response.status == 200


async def test_a_wrong_token_keeps_what_is_said(leader, rasa, rows):
    rasa.status = 401
    assert (await leader.say("hello")).status == 503
    assert states(rows)[-1] == TurnState.RECEIVED


async def test_the_log_holds_ids_and_milliseconds_but_no_words(leader, caplog):
    caplog.set_level("DEBUG", "gateway")
    await leader.say("Something only we know.")
    lines = [record.getMessage() for record in caplog.records if record.name == "gateway.turns"]
    assert len(lines) == 1
    for part in ("conversation=", "number=2", "kind=text", "outcome=answered", "redact=", "store=", "rasa=", "answer="):
        assert part in lines[0]
    assert "only we know" not in caplog.text


async def test_an_error_nobody_foresaw_is_told_and_logged_without_words(leader, rasa, caplog, monkeypatch):
    async def broken(self, text: str) -> None:
        raise RuntimeError(f"cannot read {text}")

    monkeypatch.setattr("tests.gateway.fakes.FakeRedactor.redact", broken)
    response = await leader.say("Something only we know.")
    assert response.status == 500
    assert "Something went wrong" in (await response.json())["detail"]
    assert "RuntimeError" in caplog.text
    assert "only we know" not in caplog.text
    assert rasa.texts == []
