"""What is erased is in no table, on database database, and in no byte of SQLite's files; the log cannot be changed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from conversations import accesses, accounts, annotating, commands, indexing
from conversations.database import Database
from conversations.models import Conversation
from conversations.people import Action, Role
from conversations.reviews import Words
from tests.conversations.factories import NOW
from tests.conversations.talks import a_record, a_talk
from tests.databases import migrated
from tests.postgres import connected
from tests.waiting import until

WORD = "marmaladian"


async def everything_in(database) -> str:
    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda plain: sa.inspect(plain).get_table_names())
        rows = [(await connection.execute(sa.text(f'SELECT * FROM "{name}"'))).all() for name in tables]  # noqa: S608
    return repr(rows)


def bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def tables_in(url: sa.URL) -> bytes:
    """Every byte that a database of PostgreSQL keeps in its tables and indexes."""
    with connected(url) as connection:
        connection.execute("CHECKPOINT")
        folder = connection.execute("SHOW data_directory").fetchone()[0]
        number = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]
    return bytes_in(Path(folder) / "base" / str(number))


async def a_reviewed_talk(database) -> str:
    """A shared conversation with every kind of note that holds the word."""
    of = await a_talk(database, f"Our {WORD} grant ends.", record=a_record(f"Our {WORD} grant ends.", theme=WORD))
    await a_talk(database, "Somebody else's gooseberry grant ends.")
    async with database.writing() as session:
        coach = await accounts.add_coach(session, "Ann", Role.COACH, NOW)
        await annotating.add_comment(session, of, 2, coach.id, f"On {WORD}", NOW)
        await annotating.add_tag(session, of, 0, WORD, coach.id, NOW)
        await annotating.assess(session, of, coach.id, {"fit": 2}, f"The {WORD} part", NOW)
        await accesses.note(session, NOW, "Ann", Action.READ, of)
    return of


async def test_what_is_erased_is_in_no_table(database):
    of = await a_reviewed_talk(database)
    assert WORD in await everything_in(database)
    async with database.writing() as session:
        await commands.erase(session, of, NOW)
    left = await everything_in(database)
    assert WORD not in left
    assert "gooseberry" in left


@pytest.mark.parametrize("taken_back", [False, True])
async def test_what_is_erased_is_in_no_byte_of_sqlites_files(sqlite, sqlite_url, taken_back):
    folder, of = Path(sqlite_url.database).parent, await a_reviewed_talk(sqlite)
    await sqlite.scrub()
    assert WORD.encode() in bytes_in(folder)
    async with sqlite.writing() as session:
        if taken_back:
            await commands.share(session, of, False, NOW)
        await commands.erase(session, of, NOW)
    assert await sqlite.scrub()
    left = bytes_in(folder)
    # The search keeps words by their stems.
    assert WORD[:9].encode() not in left
    assert b"gooseberry" in left


async def test_what_is_erased_is_in_no_file_of_postgresqls_tables_once_they_are_written_anew(postgresql, asyncpg_url):
    async with migrated(asyncpg_url) as database:
        of = await a_reviewed_talk(database)
        assert WORD.encode() in tables_in(asyncpg_url)
        async with database.writing() as session:
            await commands.erase(session, of, NOW)
    with connected(asyncpg_url) as connection:
        # An administrator's way to be rid of freed space at once; autovacuum takes its time.
        connection.execute("VACUUM FULL")
    left = tables_in(asyncpg_url)
    assert WORD[:9].encode() not in left
    assert b"gooseberry" in left


async def test_the_log_keeps_that_it_was_shared_read_and_erased(database):
    of = await a_reviewed_talk(database)
    async with database.writing() as session:
        await commands.erase(session, of, NOW)
        lines = await accesses.accesses_of(session, of)
    assert [line.action for line in lines] == [Action.ERASED, Action.READ, Action.SHARED]


NOBODY = "INTO accesses (id, at, who, action, detail) SELECT id, at, 'nobody', action, detail FROM accesses WHERE true"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accesses SET who = 'nobody'",
        "DELETE FROM accesses",
        f"INSERT {NOBODY} ON CONFLICT (id) DO UPDATE SET who = excluded.who",
    ],
)
async def test_nobody_can_change_the_log(database, statement):
    await refused_by_the_log(database, statement)


@pytest.mark.parametrize("statement", [f"REPLACE {NOBODY}", f"INSERT OR REPLACE {NOBODY}"])
async def test_on_sqlite_nobody_can_replace_a_line_of_the_log(sqlite, statement):
    await refused_by_the_log(sqlite, statement)


async def refused_by_the_log(database: Database, statement: str) -> None:
    await a_talk(database)
    with pytest.raises(DBAPIError, match="only added to"):
        async with database.writing() as session:
            await session.execute(sa.text(statement))


async def test_sharing_twice_is_noted_once(database):
    of = await a_talk(database)
    async with database.writing() as session:
        await commands.share(session, of, True, NOW)
        assert [line.action for line in await accesses.accesses_of(session, of)] == [Action.SHARED]


async def test_on_postgresql_erasing_and_drawing_do_not_lock_each_other_out(asyncpg_url):
    async with migrated(asyncpg_url) as database:
        of = await a_reviewed_talk(database)
        async with database.writing() as session:
            held = await session.get(Conversation, of, with_for_update=True)
            erasing = asyncio.create_task(erased(database, of))
            await somebody_waits(asyncpg_url)
            await indexing._draw(session, held)
        await erasing
        async with database.reading() as session:
            assert await session.scalar(sa.select(sa.func.count()).select_from(Words)) == 1


async def erased(database, of) -> None:
    async with database.writing() as session:
        await commands.erase(session, of, NOW)


async def somebody_waits(url: sa.URL) -> None:
    """Until a statement waits for another's lock."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with connected(url) as connection:
        await until(lambda: connection.execute(waiting).fetchone() != (0,), 10)
