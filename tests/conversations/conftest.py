"""A database of its own for each test, which runs on SQLite and on PostgreSQL unless its name says which."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from conversations.database import Database
from tests.databases import migrated
from tests.postgres import STORES


@pytest.fixture
def sqlite_url(tmp_path: Path) -> URL:
    return URL.create("sqlite+aiosqlite", database=str(tmp_path / "state" / "conversations.db"))


@pytest.fixture
def asyncpg_url(postgresql_url: URL) -> URL:
    return postgresql_url.set(drivername="postgresql+asyncpg")


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest) -> URL:
    return request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "asyncpg_url")


@pytest.fixture
async def database(url: URL) -> AsyncIterator[Database]:
    async with migrated(url) as database:
        yield database


@pytest.fixture
async def sqlite(sqlite_url: URL) -> AsyncIterator[Database]:
    async with migrated(sqlite_url) as database:
        yield database
