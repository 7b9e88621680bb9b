"""Conversations are erased when nothing has happened in them for the whole period."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from conversations.database import Database
from conversations.locks import locks_for
from gateway.erasing import Eraser
from gateway.keys import BOT, DATABASE, ERASER
from gateway.retention import Retention
from gateway.turnstile import Turnstile

PERIOD = timedelta(days=180)


async def test_what_is_old_enough_is_erased_everywhere(open_gateway, new_leader, settings, rasa, rows):
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("marmalade")
    database = Database(settings.database_url)
    turnstile = Turnstile(locks_for(settings.database_url))
    eraser = Eraser(database, turnstile, server.app[BOT], 1.0, asyncio.Event())
    now = datetime.now(UTC)
    early = Retention(database, eraser, PERIOD, lambda: now + PERIOD - timedelta(minutes=1))
    late = Retention(database, eraser, PERIOD, lambda: now + PERIOD + timedelta(minutes=1))
    assert await early.sweep() == 0
    assert rows("SELECT count(*) FROM conversations") == [(1,)]
    assert await late.sweep() == 1
    assert await late.sweep() == 0
    assert rows("SELECT count(*) FROM turns") == [(0,)]
    assert len(rasa.forgotten) == 1
    assert rows("SELECT who, action FROM accesses") == [("the retention period", "erased")]
    await database.close()


async def test_an_error_nobody_foresaw_stands_in_nobody_elses_way(settings, open_gateway, new_leader, monkeypatch):
    server = await open_gateway()
    for _ in range(2):
        await new_leader(server)
    app, rightly, seen = server.app, Eraser.erase, []

    async def broken(self, key, who) -> bool:
        seen.append(key)
        if len(seen) == 1:
            raise RuntimeError
        return await rightly(self, key, who)

    monkeypatch.setattr(Eraser, "erase", broken)
    late = Retention(app[DATABASE], app[ERASER], PERIOD, lambda: datetime.now(UTC) + 2 * PERIOD)
    assert [await late.sweep() for _ in range(3)] == [1, 1, 0]


async def test_a_leader_sees_who_read_their_conversation(leader):
    await leader.client.post("/api/sharing", json={"shared": True})
    await leader.client.post("/api/sharing", json={"shared": False})
    body = await (await leader.client.get("/api/readings")).json()
    assert body["shared"] is False
    assert [line["action"] for line in body["readings"]] == ["withdrawn", "shared"]
    assert {line["who"] for line in body["readings"]} == {"the leader"}
