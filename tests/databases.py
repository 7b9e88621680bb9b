"""Databases that have all their tables."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL

from conversations.database import Database
from conversations.migrating import migrate

# An empty file of SQLite's with all tables, once there is one: migrating takes longer than most tests.
_empty: list[bytes] = []


def sqlite_at(path: Path) -> URL:
    return URL.create("sqlite+aiosqlite", database=str(path))


@asynccontextmanager
async def migrated(url: URL) -> AsyncIterator[Database]:
    """The database at an address, with its tables; new where there was none."""
    if not _empty:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "conversations.db"
            async with Database(sqlite_at(made)) as database:
                await migrate(database)
            _empty.append(made.read_bytes())
    is_copied = url.get_backend_name() == "sqlite" and _copied_to(Path(url.database or ""))
    async with Database(url) as database:
        if not is_copied:
            await migrate(database)
        yield database


def _copied_to(path: Path) -> bool:
    """False where there is a database already."""
    if path.exists():
        return False
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(_empty[0])
    return True
