"""The day has come that a leader set to look back; `RECORD` sets the first of June 2027."""

from __future__ import annotations

from datetime import UTC, datetime

from gateway.check_ins import CheckIns
from gateway.keys import BOT, COURIER, DATABASE, PIPELINE
from tests.postgres import on_both_stores

pytestmark = on_both_stores

DAY = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)


def check_ins(server, at=DAY):
    app = server.app
    return CheckIns(app[DATABASE], app[PIPELINE]._turnstile, app[BOT], app[COURIER].wake, lambda: at)


async def test_a_leader_is_asked_on_the_day_and_only_once(open_gateway, new_leader, rasa):
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("hello")
    assert await check_ins(server, datetime(2027, 5, 31, 12, 0, tzinfo=UTC)).sweep() == 0
    assert [await check_ins(server).sweep() for _ in range(2)] == [1, 0]
    last = (await leader.turns())[-1]
    assert (last["kind"], last["replies"][0]["text"]) == ("check_in", "What came of it?")
    assert (rasa.taken[-1]["event"], rasa.taken[-1]["value"]) == ("check_in", "1")


async def test_nobody_is_asked_before_the_morning(open_gateway, new_leader):
    server = await open_gateway()
    await (await new_leader(server)).say("hello")
    assert await check_ins(server, datetime(2027, 6, 1, 4, 0, tzinfo=UTC)).sweep() == 0


async def test_while_rasa_is_away_the_question_waits(open_gateway, new_leader, rasa, monkeypatch):
    monkeypatch.setattr("gateway.check_ins.PATIENCE", 0.1)
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("hello")
    await rasa.stop()
    assert await check_ins(server).sweep() == 0
    await rasa.start()
    assert await check_ins(server).sweep() == 1
    assert [turn["kind"] for turn in await leader.turns()] == ["start", "text", "check_in"]


async def test_an_error_nobody_foresaw_stands_in_nobody_elses_way(open_gateway, new_leader, rasa, monkeypatch):
    server = await open_gateway()
    leaders = [await new_leader(server) for _ in range(2)]
    for leader in leaders:
        await leader.say("hello")
    rightly, seen = CheckIns._say, []

    async def broken(self, record, said) -> None:
        seen.append(record)
        if len(seen) == 1:
            raise RuntimeError
        await rightly(self, record, said)

    monkeypatch.setattr(CheckIns, "_say", broken)
    assert [await check_ins(server).sweep() for _ in range(3)] == [1, 1, 0]


async def test_one_who_erased_everything_is_not_asked(open_gateway, new_leader):
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("hello")
    await leader.client.delete("/api/conversation")
    assert await check_ins(server).sweep() == 0
