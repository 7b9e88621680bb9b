"""Coming for the first time, and coming back."""

from __future__ import annotations

from tests.postgres import on_both_stores

pytestmark = on_both_stores


async def test_after_a_longer_absence_a_turn_says_where_they_were(open_gateway, new_leader):
    leader = await new_leader(await open_gateway(resume_minutes=0))
    await leader.say("hello")
    response = await leader.client.post("/api/session")
    assert await response.json() == {"resumed": True}
    last = (await leader.turns())[-1]
    assert (last["kind"], last["replies"][0]["text"]) == ("resume", "We were here.")


async def test_after_a_short_absence_nothing_is_said(leader, rasa):
    await leader.say("hello")
    await leader.client.post("/api/session")
    assert len(rasa.taken) == 2


async def test_nobody_is_told_twice_where_they_were(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway(resume_minutes=0))
    await leader.say("hello")
    for _ in range(3):
        await leader.client.post("/api/session")
    assert [body["event"] for body in rasa.taken if "event" in body] == ["start", "resume"]


async def test_one_who_has_said_nothing_yet_is_not_told_where_they_were(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway(resume_minutes=0))
    await leader.client.post("/api/session")
    assert len(rasa.taken) == 1


async def test_while_rasa_is_away_one_who_comes_back_can_still_read(open_gateway, new_leader, rasa, monkeypatch):
    monkeypatch.setattr("gateway.visits.PATIENCE", 0.1)
    leader = await new_leader(await open_gateway(resume_minutes=0))
    await leader.say("hello")
    await rasa.stop()
    response = await leader.client.post("/api/session")
    assert (response.status, await response.json()) == (200, {"resumed": True})
    assert [turn["kind"] for turn in await leader.turns()] == ["start", "text"]
    await rasa.start()
    await leader.client.post("/api/session")
    assert [turn["kind"] for turn in await leader.turns()] == ["start", "text", "resume"]
