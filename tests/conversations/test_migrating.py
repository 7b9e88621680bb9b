"""Bringing the tables up to date."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import stat
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.exc import IntegrityError

from conversations import accounts, queries
from conversations.__main__ import main
from conversations.database import Database
from conversations.errors import NotMigrated
from conversations.migrating import VERSION_TABLE, _alone, _config, check, migrate, needed_version
from conversations.models import Base, Json, Moment, new_id
from tests.conversations.factories import NOW, a_conversation, a_turn, an_answered_turn
from tests.postgres import connected


def is_no_part_of_search(name: str | None, kind: str, parents: object) -> bool:
    """False for what the databases' full-text searches keep for themselves, of which the models know nothing."""
    return not str(name).startswith(("words_search", "ix_words_lexemes", "lexemes"))


async def test_migrating_makes_the_tables_of_the_models(database):
    def differences(connection) -> list:
        opts = {"version_table": VERSION_TABLE, "compare_type": True, "include_name": is_no_part_of_search}
        context = MigrationContext.configure(connection, opts=opts)
        return compare_metadata(context, Base.metadata)

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_again_changes_nothing(database):
    await a_conversation(database)
    assert await migrate(database) == needed_version()
    await check(database)
    async with database.engine.connect() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM conversations")).scalar_one() == 1


async def test_a_conversation_of_the_first_version_keeps_its_turns_and_its_record(database):
    conversation_id = await a_conversation(database)
    for number in (1, 2):
        await an_answered_turn(database, conversation_id, number)
    await undone_to(database, "0001")
    await set_record(database, {"situation": "ours", "check_in": "2027-06-01"})
    assert await migrate(database) == needed_version()
    async with database.reading() as session:
        found = await queries.record_of(session, conversation_id)
        assert (found.topic, found.record["situation"], found.check_in) == (1, "ours", date(2027, 6, 1))
        assert len(await queries.turns_after(session, conversation_id, 0)) == 2


async def test_after_migrating_a_turn_still_belongs_to_a_conversation(database):
    await undone_to(database, "0001")
    await migrate(database)
    with pytest.raises(IntegrityError):
        await a_turn(database, "no-such-conversation", 1)


async def test_coaches_of_an_earlier_version_sign_in_with_the_names_they_had(database):
    await undone_to(database, "0005")
    people = [
        ("Élodie Łaska", None, None),
        ("Ann Lee", None, None),
        ("ann LEE", "a hash", None),
        ("Tom", None, "entra"),
    ]
    await add_coaches(database, *people)
    await migrate(database)
    async with database.reading() as session:
        found = {coach.name: coach.sign_in_name for coach in await accounts.coaches(session)}
        elodie = await accounts.coach_named(session, "ÉLODIE ŁASKA")
    assert found == {
        "Élodie Łaska": "élodie łaska",
        # It has a password, and somebody uses it; the other has none yet.
        "ann LEE": "ann lee",
        "Ann Lee (2)": "ann lee (2)",
        "Tom": None,
    }
    assert elodie.name == "Élodie Łaska"


async def add_coaches(database: Database, *people: tuple[str, str | None, str | None]) -> None:
    """Adds accounts by name, password and subject to tables of version 0005."""
    names = ("id", "name", "role", "password", "subject", "created_at")
    table = sa.table("coaches", *(sa.column(name) for name in names[:-1]), sa.column("created_at", Moment))
    async with database.engine.begin() as connection:
        for name, password, subject in people:
            values = (new_id(), name, "coach", password, subject, NOW)
            await connection.execute(sa.insert(table).values(dict(zip(names, values, strict=True))))


async def undone_to(database: Database, version: str) -> None:
    """Undoes migrations down to a version."""

    def move(connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, version)

    async with _alone(database) as connection:
        await connection.run_sync(move)


async def set_record(database: Database, record: dict) -> None:
    """Stores a record as the first version did, in the row of the conversation."""
    conversations = sa.table("conversations", sa.column("record", Json))
    async with database.engine.begin() as connection:
        await connection.execute(sa.update(conversations).values(record=record))


async def test_a_database_without_tables_is_refused_with_what_to_do(url):
    async with Database(url) as database:
        with pytest.raises(NotMigrated, match="python -m conversations migrate"):
            await check(database)


async def test_looking_for_tables_makes_no_file_of_sqlite(sqlite_url, tmp_path):
    async with Database(sqlite_url) as database:
        with pytest.raises(NotMigrated):
            await check(database)
    assert list(tmp_path.iterdir()) == []


async def test_a_database_of_a_newer_program_is_refused(database):
    async with database.writing() as session:
        await (await session.connection()).exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608
    with pytest.raises(NotMigrated) as caught:
        await check(database)
    assert (caught.value.found, caught.value.needed) == ("9999", needed_version())


async def test_nobody_else_on_the_machine_can_read_the_file_of_sqlite(sqlite, sqlite_url):
    await a_conversation(sqlite)
    folder = Path(sqlite_url.database).parent
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_on_postgresql_replicas_that_start_together_take_turns(asyncpg_url):
    databases = [Database(asyncpg_url) for _ in range(4)]
    versions = await asyncio.gather(*(migrate(database) for database in databases))
    assert versions == [needed_version()] * 4
    for database in databases:
        await check(database)
        await database.close()


def test_the_command_migrates_postgresql(postgresql_url, monkeypatch, capsys):
    address = postgresql_url.render_as_string(hide_password=False)
    monkeypatch.setenv("SOUNDING_BOARD_DATABASE_URL", address)
    assert [main(["migrate"]), main(["migrate"])] == [0, 0]
    assert needed_version() in capsys.readouterr().out
    with connected(postgresql_url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert {"conversations", "turns", "erasures"} <= {name for (name,) in found}


def test_the_command_migrates_sqlite(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SOUNDING_BOARD_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("SOUNDING_BOARD_DATABASE_URL", raising=False)
    assert [main(["migrate"]), main(["migrate"])] == [0, 0]
    assert needed_version() in capsys.readouterr().out
    with sqlite3.connect(tmp_path / "var" / "conversations.db") as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert {"conversations", "turns", "erasures"} <= tables


def test_a_command_that_cannot_migrate_says_so_in_a_sentence(tmp_path, monkeypatch, capsys):
    blocked = tmp_path / "var"
    blocked.write_text("a file where the folder should be", "utf-8")
    monkeypatch.setenv("SOUNDING_BOARD_VAR", os.fspath(blocked))
    monkeypatch.delenv("SOUNDING_BOARD_DATABASE_URL", raising=False)
    assert main(["migrate"]) == 1
    assert "could not be brought up to date" in capsys.readouterr().err


def test_a_command_with_a_database_it_does_not_know_says_so(monkeypatch, capsys):
    monkeypatch.setenv("SOUNDING_BOARD_DATABASE_URL", "mysql://host/name")
    assert main(["migrate"]) == 1
    assert "SOUNDING_BOARD_DATABASE_URL" in capsys.readouterr().err
