"""SQLite in the way that suits short transactions: one trip to the connection's thread for each statement.

As it comes, the driver makes a trip for the cursor, the statement, the rows and the end of each; measured on two busy
cores, trips were more than half of what a turn cost the gateway.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self
from weakref import WeakSet

import sqlalchemy as sa
from aiosqlite import Connection
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "busy_timeout=10000",
    "foreign_keys=ON",
    # What was erased is overwritten in the file, not only marked as free.
    "secure_delete=ON",
)


class WholeCursor:
    """Runs a statement and fetches all of its rows at once."""

    def __init__(self, connection: WholeConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount, self.arraysize = -1, 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._connection.run(lambda plain: self._keep(plain.execute(statement, parameters)))

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        await self._connection.run(lambda plain: self._keep(plain.executemany(statement, parameters)))

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """There is nothing left to close: the rows are here."""

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall() if cursor.description else []
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


# The ends of connections that were broken off and whose threads may still be at their last statement.
_ends: WeakSet[asyncio.Future[Any]] = WeakSet()


class WholeConnection(Connection):
    """The driver's connection, with such cursors."""

    def stop(self) -> asyncio.Future[Any] | None:
        """Called alone, without waiting, where whoever used it was cancelled."""
        end: asyncio.Future[Any] | None = super().stop()
        if end:
            _ends.add(end)
        return end

    def cursor(self) -> WholeCursor:  # type: ignore[override]
        return WholeCursor(self)

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Does all of `work` on the connection's thread, in one trip."""
        await self._execute(lambda: work(self._conn))  # type: ignore[no-untyped-call]


async def all_ended() -> None:
    """Waits for connections that were broken off: a thread that outlives its loop would end in an error."""
    loop = asyncio.get_running_loop()
    ends = [end for end in _ends if end.get_loop() is loop]
    if ends:
        await asyncio.wait(ends)


def open_sqlite(url: sa.URL, **options: Any) -> AsyncEngine:
    """An engine for a SQLite file; an execution option `begin` says how its transactions begin."""
    engine = create_async_engine(url, async_creator=_creator(url), hide_parameters=True, **options)
    event.listen(engine.sync_engine, "connect", _tune)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _creator(url: sa.URL) -> Callable[[], Awaitable[Connection]]:
    def connect() -> sqlite3.Connection:
        # The driver is kept from beginning transactions itself; `_begin` does it.
        return sqlite3.connect(url.database or ":memory:", isolation_level=None)

    async def create() -> Connection:
        connection = WholeConnection(connect, 64)
        # A process that ends does not wait for a connection that nobody has closed.
        connection._thread.daemon = True
        return await connection

    return create


def _tune(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    statement = connection.get_execution_options().get("begin", "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)
