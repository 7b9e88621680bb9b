"""Sessions that read and write, on either database; and SQLite as it is tuned here."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import threading
import time
import traceback
from functools import partial

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import IntegrityError, OperationalError

from conversations import commands, queries
from conversations.commands import Said
from conversations.database import Database
from conversations.locks import PostgresLocks
from conversations.models import Turn, TurnKind
from tests.conversations.factories import NOW, a_conversation, a_turn
from tests.databases import migrated
from tests.waiting import until

SECRET = "Something only we know."


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("busy_timeout", 10_000), ("foreign_keys", 1), ("secure_delete", 1)],
)
async def test_sqlite_is_tuned(sqlite, pragma, value):
    async with sqlite.reading() as session:
        assert await session.scalar(text(f"PRAGMA {pragma}")) == value


async def test_what_is_changed_while_reading_is_not_kept(database):
    conversation_id = await a_conversation(database)
    async with database.reading() as session:
        await commands.share(session, conversation_id, True, NOW)
    async with database.reading() as session:
        assert (await queries.conversation_of(session, "a-key")).shared is False


async def test_reading_sees_one_state_while_others_write(database):
    conversation_id = await a_conversation(database)
    async with database.reading() as session:
        assert await queries.turns_after(session, conversation_id, 0) == []
        await a_turn(database, conversation_id, 1)
        assert await queries.turns_after(session, conversation_id, 0) == []
    async with database.reading() as session:
        assert len(await queries.turns_after(session, conversation_id, 0)) == 1


async def test_many_who_read_and_then_write_do_not_refuse_each_other(database):
    async def turn(number: int) -> None:
        conversation_id = await a_conversation(database, f"key-{number}")
        for at in range(1, 6):
            async with database.writing() as session:
                standing = await queries.standing_of(session, f"key-{number}", f"turn-{at}")
                said = Said(f"turn-{at}", TurnKind.TEXT, "Hello.")
                await commands.receive(session, conversation_id, standing.last_number + 1, said, NOW)

    await asyncio.gather(*(turn(number) for number in range(20)))
    async with database.reading() as session:
        assert len((await session.execute(text("SELECT 1 FROM turns"))).all()) == 100


async def test_on_sqlite_the_wait_for_another_process_that_writes_is_bounded_and_then_told(sqlite, sqlite_url):
    async with sqlite.reading() as session:
        await session.execute(text("PRAGMA busy_timeout=50"))
    other = sqlite3.connect(sqlite_url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await a_conversation(sqlite)
    other.execute("ROLLBACK")
    other.close()
    await a_conversation(sqlite)


async def test_an_error_does_not_show_what_was_said(database):
    conversation_id = await a_conversation(database)
    await a_turn(database, conversation_id, 1)
    with pytest.raises(IntegrityError) as caught:
        await a_turn(database, conversation_id, 1, SECRET)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_an_error_does_not_show_the_row_that_was_refused(database):
    conversation_id = await a_conversation(database)
    said = Said("turn-1", None, SECRET)
    with pytest.raises(IntegrityError) as caught:
        async with database.writing() as session:
            await commands.receive(session, conversation_id, 1, said, NOW)
    assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_scrubbing_sqlite_waits_for_nobody_when_nobody_reads(sqlite, sqlite_url):
    await a_conversation(sqlite)
    assert await sqlite.scrub() is True
    assert os.stat(f"{sqlite_url.database}-wal").st_size == 0


async def test_scrubbing_sqlite_says_when_somebody_still_reads_the_log(sqlite, sqlite_url):
    await a_conversation(sqlite)
    async with sqlite.engine.connect() as connection:
        await connection.exec_driver_sql("PRAGMA busy_timeout=50")
    reader = sqlite3.connect(sqlite_url.database, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM conversations").fetchall()
    assert await sqlite.scrub() is False
    reader.close()
    assert await sqlite.scrub() is True


async def test_scrubbing_postgresql_has_nothing_to_wait_for(asyncpg_url):
    async with migrated(asyncpg_url) as database, database.reading() as session:
        await queries.is_reachable(session)
        assert await database.scrub() is True


async def test_a_statement_may_insert_many_rows(database):
    conversation_id = await a_conversation(database)
    async with database.writing() as session:
        session.add_all(
            Turn(
                conversation_id=conversation_id,
                number=number,
                key=str(number),
                kind=TurnKind.TEXT,
                state="received",
                received_at=NOW,
            )
            for number in range(1, 4)
        )
    async with database.reading() as session:
        assert [turn.number for turn in await queries.turns_after(session, conversation_id, 0)] == [1, 2, 3]


@pytest.mark.parametrize("open_one", [Database, PostgresLocks])
async def test_an_address_of_postgresql_where_nobody_listens_is_an_error_of_the_database(open_one):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        url = URL.create("postgresql+asyncpg", host="127.0.0.1", port=silent.getsockname()[1])
        opened = open_one(url)
        asking = opened.reading if open_one is Database else partial(opened.hold, "a")
        with pytest.raises(OperationalError):
            await ask(asking)
        await opened.close()


async def ask(asking) -> None:
    async with asking() as session:
        await session.execute(text("SELECT 1"))


async def test_closing_waits_for_a_connection_that_was_broken_off(sqlite_url, monkeypatch):
    plain = sqlite3.connect

    def slowly(*given, **options):
        time.sleep(0.2)
        return plain(*given, **options)

    async with migrated(sqlite_url):
        pass
    before = set(threading.enumerate())
    monkeypatch.setattr(sqlite3, "connect", slowly)
    async with Database(sqlite_url) as database:

        async def read() -> None:
            async with database.reading() as session:
                await session.execute(text("SELECT 1"))

        reading = asyncio.create_task(read())
        await asyncio.sleep(0.05)
        reading.cancel()
        await asyncio.wait([reading])
    await until(lambda: set(threading.enumerate()) <= before, 0.1)
