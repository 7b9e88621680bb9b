"""What a leader has done by saying so: the bot hands it to the gateway as an order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses
from conversations.database import Database
from conversations.people import Action
from tests.postgres import on_both_stores
from tests.waiting import until

NOON = datetime(2027, 7, 3, 11, 0, tzinfo=UTC)

pytestmark = on_both_stores


@pytest.mark.parametrize(("words", "is_shared"), [(["share"], True), (["share", "withhold"], False)])
async def test_words_share_and_take_back(open_gateway, new_leader, words, is_shared):
    leader = await new_leader(await open_gateway())
    for said in words:
        assert (await leader.say(said)).status == 200
    answer = await (await leader.client.get("/api/turns", params={"after": 0})).json()
    assert answer["shared"] is is_shared


async def test_words_erase_everything_and_the_last_words_still_arrive(open_gateway, new_leader, rasa):
    leader = await new_leader(await open_gateway())
    await leader.say("hello")
    answer = await leader.say("erase")
    assert (answer.status, (await answer.json())["replies"][0]["text"]) == (200, "You said: erase")
    assert (await leader.client.get("/api/turns", params={"after": 0})).status == 401
    await until(lambda: rasa.forgotten)


class SlowToCommit(Database):
    """A database on a disk that is busy."""

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        async with super().writing() as session:
            yield session
            await asyncio.sleep(0.3)


async def test_rasa_forgets_at_once_also_where_the_disk_is_slow(open_gateway, new_leader, rasa, monkeypatch):
    monkeypatch.setattr("gateway.app.Database", SlowToCommit)
    leader = await new_leader(await open_gateway())
    await leader.say("erase")
    await until(lambda: rasa.forgotten)


async def test_a_leader_who_asks_is_told_who_has_read(open_gateway, new_leader, settings, rows):
    server = await open_gateway()
    leader = await new_leader(server)

    async def told() -> list[str]:
        return [reply["text"] for reply in (await (await leader.say("tell_readers")).json())["replies"]]

    assert await told() == ["You said: tell_readers"]
    await leader.say("share")
    assert (await told())[1:] == ["No coach has read it so far."]
    ((of,),) = rows("SELECT id FROM conversations")
    database = Database(settings.database_url)
    async with database.writing() as session:
        await accesses.note(session, NOON, "Ann Lee", Action.READ, of)
        await accesses.note_each(session, NOON, "Ben Cole", Action.FOUND, [of], "search 1")
        await accesses.note_each(session, NOON, "Lena Okafor", Action.IN_EXPORT, [of])
    assert (await told())[1].splitlines() == [
        "Who has read it so far:",
        "- Lena Okafor took a copy of it on 3 July 2027 at 12:00",
        "- Ben Cole saw words of it in a search on 3 July 2027 at 12:00",
        "- Ann Lee read it on 3 July 2027 at 12:00",
    ]
    async with database.writing() as session:
        await accesses.note_each(session, NOON, "Ben Cole", Action.FOUND, [of] * 500, "search 2")
    assert (await told())[1].endswith("- and 490 times before that")
    await database.close()


async def test_a_leader_who_asks_is_told_whether_it_is_shared_however_that_was_done(open_gateway, new_leader):
    leader = await new_leader(await open_gateway())

    async def told() -> str:
        return (await (await leader.say("tell_shared")).json())["replies"][0]["text"]

    assert (await told()).startswith("It is not shared")
    await leader.say("share")
    assert (await told()).startswith("It is shared with your coaches now: every topic")
    await leader.say("withhold")
    assert (await told()).startswith("It is not shared")
