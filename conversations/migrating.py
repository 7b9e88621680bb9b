"""Brings the database's tables up to date, and says whether they are."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.database import Database
from conversations.errors import NotMigrated

# Other packages may keep tables in the same PostgreSQL.
VERSION_TABLE = "conversations_version"
MIGRATION_LOCK = 4_203_187_264


async def migrate(database: Database) -> str:
    """Makes or changes the tables, all or nothing; the version that the database now has."""
    file = _file(database.engine.url)
    if file and not file.exists():
        # What leaders said is for nobody else on the machine to read; SQLite gives its side files the same mode.
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
    async with _alone(database) as connection:
        await connection.run_sync(_upgrade)
    return needed_version()


async def check(database: Database) -> None:
    """Raises `NotMigrated` where the tables are not those of this program."""
    file = _file(database.engine.url)
    if file and not file.exists():
        raise NotMigrated(None, needed_version())
    async with database.engine.connect() as connection:
        found = await connection.run_sync(_version)
    if found != needed_version():
        raise NotMigrated(found, needed_version())


def needed_version() -> str:
    """The newest revision among the migrations."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


@asynccontextmanager
async def _alone(database: Database) -> AsyncIterator[AsyncConnection]:
    """A connection in a transaction in which tables may be changed."""
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            # SQLite changes a table by copying and dropping it, and with a row would go all that refers to it. This
            # can be switched off before a transaction alone, and here for this connection, which ends afterwards.
            await connection.execution_options(begin="")
            await connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            await connection.rollback()
            await connection.execution_options(begin="BEGIN IMMEDIATE")
        try:
            async with connection.begin():
                if not database.is_sqlite:
                    # Replicas that start together take turns.
                    await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
                yield connection
        finally:
            await connection.invalidate()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "conversations:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: sa.Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: sa.Connection) -> str | None:
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def _file(url: sa.URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database or "")
