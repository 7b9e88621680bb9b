"""The database behind the conversations: sessions to read and to write."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from functools import partial

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from conversations.postgres import open_postgres
from conversations.sqlite import all_ended, open_sqlite


class Database:
    """One engine, open until the end of its context; nothing is connected before the first use."""

    def __init__(self, url: sa.URL) -> None:
        self.engine = open_engine(url)
        # SQLite shows a reader one state by itself, PostgreSQL only where it is asked to.
        reader = self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        self._readers, self._writers = _sessions(reader), _sessions(self.engine)
        # SQLite has one writer; waiting here is fair and quick, waiting in SQLite is a sleep that grows.
        self._turnstile = asyncio.Lock() if self.is_sqlite else nullcontext()

    async def __aenter__(self) -> Database:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session to ask with, which sees one state throughout; nothing that it changes is kept."""
        async with self._readers() as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A session whose changes are committed at the end, or none of them after an exception."""
        async with self._turnstile, self._writers() as session, session.begin():
            if self.is_sqlite:
                # Taking the write lock first: a transaction that reads and then writes could otherwise be refused.
                await session.connection(execution_options={"begin": "BEGIN IMMEDIATE"})
            yield session

    async def scrub(self) -> bool:
        """Empties SQLite's write-ahead log, which would keep what was erased for a while; False where it is in use."""
        if not self.is_sqlite:
            return True
        async with self._turnstile, self.engine.connect() as connection:
            plain = await connection.execution_options(begin="")
            # The first column says whether somebody still reads from the log.
            return not (await plain.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).scalar_one()

    async def close(self) -> None:
        await self.engine.dispose()
        await all_ended()


def open_engine(url: sa.URL) -> AsyncEngine:
    """An engine that never shows the values of a statement, in errors or in logs."""
    serializer = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    if url.get_backend_name() == "sqlite":
        return open_sqlite(url, json_serializer=serializer)
    return open_postgres(url, pool_size=10, max_overflow=20, json_serializer=serializer)


def _sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine, expire_on_commit=False, autoflush=False)
