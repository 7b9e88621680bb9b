"""What a leader erases is gone: from the tables, and from the bytes of the files."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.postgres import on_both_stores
from tests.waiting import until


def bytes_on_disk(settings) -> bytes:
    file = Path(settings.database_url.database)
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))


async def test_nothing_that_was_said_is_left_in_the_files_of_sqlite(leader, settings):
    words = [f"marmalade-{number} and what we did about it" for number in range(40)]
    for text in words[:20]:
        assert (await leader.say(text)).status == 200
    await leader.say("x" * 7_900 + words[20])
    assert b"marmalade-3 and" in bytes_on_disk(settings)
    assert (await leader.client.delete("/api/conversation")).status == 200
    assert b"marmalade" not in bytes_on_disk(settings)


async def test_only_what_others_said_is_left_in_the_files_of_sqlite(new_leader, settings):
    one, other = await new_leader(), await new_leader()
    await one.say("marmalade")
    await other.say("gooseberry")
    await one.client.delete("/api/conversation")
    assert b"marmalade" not in bytes_on_disk(settings)
    assert b"gooseberry" in bytes_on_disk(settings)


@on_both_stores
async def test_what_others_said_stays(new_leader):
    one, other = await new_leader(), await new_leader()
    await one.say("marmalade")
    await other.say("gooseberry")
    await one.client.delete("/api/conversation")
    assert [turn["said"] for turn in await other.turns()] == [None, "gooseberry"]


@on_both_stores
async def test_a_turn_that_runs_is_let_out_before_and_leaves_nothing(leader, rasa, rows):
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    erasing = asyncio.create_task(leader.client.delete("/api/conversation"))
    await asyncio.sleep(0.05)
    rasa.gate.set()
    assert (await asking).status == 200
    assert (await erasing).status == 200
    assert rows("SELECT count(*) FROM turns") == [(0,)]
    assert len(rasa.forgotten) == 1


@on_both_stores
async def test_a_turn_that_does_not_end_holds_the_erasure_up(leader, rasa, rows, monkeypatch):
    monkeypatch.setattr("gateway.erasing.GRACE", 0.0)
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    response = await leader.client.delete("/api/conversation")
    assert response.status == 409
    assert rows("SELECT count(*) FROM turns") == [(2,)]
    rasa.gate.set()
    assert (await asking).status == 200


@on_both_stores
async def test_erasing_twice_says_that_there_is_nothing(leader):
    await leader.client.delete("/api/conversation")
    assert (await leader.client.delete("/api/conversation")).status == 401
