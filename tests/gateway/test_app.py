"""Putting the gateway together, and taking it down."""

from __future__ import annotations

import asyncio
import sqlite3

import pytest
from aiohttp import web

from conversations.errors import NotMigrated
from gateway.app import create_app
from tests.gateway.fakes import FakeRedactor
from tests.waiting import until


async def test_it_does_not_start_on_a_database_without_tables(settings):
    runner = web.AppRunner(create_app(settings, FakeRedactor()))
    with pytest.raises(NotMigrated, match="conversations migrate"):
        await runner.setup()
    await runner.cleanup()


async def test_making_an_application_opens_nothing(settings, tmp_path):
    create_app(settings, FakeRedactor())
    assert list(tmp_path.iterdir()) == []


async def test_nothing_goes_on_after_it_was_stopped(open_gateway, new_leader, settings):
    before = asyncio.all_tasks()
    server = await open_gateway()
    leader = await new_leader(server)
    await leader.say("hello")
    await leader.client.close()
    assert not [task for task in asyncio.all_tasks() - before if "Recovery" in repr(task)]
    # Nobody holds the database any more: the last one to close it takes its side files away.
    with sqlite3.connect(settings.database_url.database) as connection:
        assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    connection.close()


async def test_a_turn_that_runs_may_end_when_it_is_stopped(open_gateway, new_leader, rasa):
    server = await open_gateway()
    leader = await new_leader(server)
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    server.runner._shutdown_timeout = 5.0
    stopping = asyncio.create_task(server.close())
    await asyncio.sleep(0.05)
    rasa.gate.set()
    assert (await asking).status == 200
    await stopping
