"""A database of its own for each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from conversations.database import Database
from conversations.migrating import migrate


@pytest.fixture
def url(tmp_path: Path) -> URL:
    return URL.create("sqlite+aiosqlite", database=str(tmp_path / "state" / "conversations.db"))


@pytest.fixture
async def database(url: URL) -> AsyncIterator[Database]:
    database = Database(url)
    await migrate(database)
    yield database
    await database.close()
