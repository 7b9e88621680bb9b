"""One turn at a time for a conversation: a lock in this process, or one that all replicas share in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from hashlib import blake2b
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from conversations.errors import Locked
from conversations.postgres import open_postgres

LOCK_NOT_AVAILABLE = "55P03"


class Locks(Protocol):
    """Locks by name."""

    def hold(self, name: str, wait: float = 0) -> AbstractAsyncContextManager[None]:
        """Holds the lock for the length of a block; raises `Locked` where it is not free within `wait` seconds."""
        ...

    async def close(self) -> None: ...


class ProcessLocks:
    """Enough for SQLite, which one gateway process uses."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._users: dict[str, int] = {}

    @asynccontextmanager
    async def hold(self, name: str, wait: float = 0) -> AsyncIterator[None]:
        lock = self._locks.setdefault(name, asyncio.Lock())
        self._users[name] = self._users.get(name, 0) + 1
        try:
            await _acquire(lock, name, wait)
            try:
                yield
            finally:
                lock.release()
        finally:
            self._users[name] -= 1
            if not self._users[name]:
                del self._users[name], self._locks[name]

    async def close(self) -> None:
        """There is nothing to close."""


class PostgresLocks:
    """Advisory locks, each on a connection of its own, so that the crash of a holder frees them.

    Needs connections that stay the same for a session: a pooler between must not share them by transaction.
    """

    def __init__(self, url: sa.URL) -> None:
        # Without an upper limit: a turn that holds a lock must never wait for the pool that its lock came from.
        self._engine = open_postgres(url, isolation_level="AUTOCOMMIT", max_overflow=-1)

    @asynccontextmanager
    async def hold(self, name: str, wait: float = 0) -> AsyncIterator[None]:
        number = {"number": lock_number(name)}
        async with self._engine.connect() as connection:
            await self._acquire(connection, name, number, wait)
            try:
                yield
            finally:
                try:
                    await connection.execute(sa.text("SELECT pg_advisory_unlock(:number)"), number)
                except BaseException:
                    # A connection that may still hold the lock is closed, which frees it.
                    await connection.invalidate()
                    raise

    async def close(self) -> None:
        await self._engine.dispose()

    async def _acquire(self, connection: AsyncConnection, name: str, number: dict[str, int], wait: float) -> None:
        if wait <= 0:
            if not await connection.scalar(sa.text("SELECT pg_try_advisory_lock(:number)"), number):
                raise Locked(name)
            return
        limit = {"limit": f"{max(1, round(wait * 1000))}ms"}
        await connection.execute(sa.text("SELECT set_config('lock_timeout', :limit, false)"), limit)
        try:
            await connection.execute(sa.text("SELECT pg_advisory_lock(:number)"), number)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) == LOCK_NOT_AVAILABLE:
                raise Locked(name) from error
            raise


def locks_for(url: sa.URL) -> Locks:
    """The locks that fit the database."""
    return ProcessLocks() if url.get_backend_name() == "sqlite" else PostgresLocks(url)


def lock_number(name: str) -> int:
    """PostgreSQL knows advisory locks by a signed number of 64 bits."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)


async def _acquire(lock: asyncio.Lock, name: str, wait: float) -> None:
    try:
        # Without a wait this still takes a free lock, and does so without giving way to another task.
        async with asyncio.timeout(wait):
            await lock.acquire()
    except TimeoutError as error:
        raise Locked(name) from error
