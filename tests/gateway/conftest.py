"""A gateway before a fake Rasa, with a database of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy import URL

from gateway.app import create_app
from gateway.settings import Settings
from tests.databases import migrated
from tests.gateway.fakes import TOKEN, FakeRasa, FakeRedactor
from tests.postgres import connected


class Leader:
    """Somebody at the web API, with the cookies of one browser."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    async def open(self) -> None:
        """Opens a session."""
        assert (await self.client.post("/api/session")).status in (200, 201)

    async def say(self, text: str, key: str | None = None) -> ClientResponse:
        """Posts a turn in words, with a new key unless one is given."""
        return await self.client.post("/api/turns", json={"key": key or str(uuid4()), "text": text})

    async def pick(self, choice: str) -> ClientResponse:
        """Posts a turn that picks a choice."""
        return await self.client.post("/api/turns", json={"key": str(uuid4()), "choice": choice})

    async def turns(self, after: int = 0) -> list[dict]:
        """The transcript."""
        response = await self.client.get("/api/turns", params={"after": after})
        assert response.status == 200
        return (await response.json())["turns"]


@pytest.fixture
async def rasa() -> AsyncIterator[FakeRasa]:
    async with FakeRasa() as fake:
        yield fake
        fake.gate.set()


@pytest.fixture
def store(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test is marked to run on both."""
    return getattr(request, "param", "sqlite")


@pytest.fixture
def database_url(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    if store == "postgresql":
        return request.getfixturevalue("postgresql_url").set(drivername="postgresql+asyncpg")
    return URL.create("sqlite+aiosqlite", database=str(tmp_path / "conversations.db"))


@pytest.fixture
def settings(rasa: FakeRasa, database_url: URL) -> Settings:
    return Settings(
        bot_token=SecretStr(TOKEN),
        secret=SecretStr("a-secret-for-tests-only"),
        database_url=database_url,
        rasa_url=rasa.url,
        patience=0.3,
    )


class Gateways:
    """Starts gateways, and stops them in the end; on one database only one runs at a time unless a test says so."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._servers: list[TestServer] = []

    async def __call__(self, **changes: object) -> TestServer:
        """Starts a gateway, with settings changed as the call says."""
        changed = replace(self._settings, **changes)
        async with migrated(changed.database_url):
            pass
        server = TestServer(create_app(changed, FakeRedactor()), host="127.0.0.1")
        await server.start_server(shutdown_timeout=0.1)
        self._servers.append(server)
        return server

    async def latest(self) -> TestServer:
        """The one that was started last, or the first."""
        return self._servers[-1] if self._servers else await self()

    async def close(self) -> None:
        for server in self._servers:
            await server.close()


@pytest.fixture
async def open_gateway(settings: Settings) -> AsyncIterator[Gateways]:
    gateways = Gateways(settings)
    yield gateways
    await gateways.close()


@pytest.fixture
async def new_leader(open_gateway: Gateways) -> AsyncIterator[Callable[..., Awaitable[Leader]]]:
    """A leader, with a session unless told otherwise, at the gateway that is given or the latest."""
    clients: list[TestClient] = []

    async def come(server: TestServer | None = None, with_session: bool = True) -> Leader:
        client = TestClient(server or await open_gateway.latest())
        clients.append(client)
        leader = Leader(client)
        if with_session:
            await leader.open()
        return leader

    yield come
    for client in clients:
        await client.session.close()


@pytest.fixture
async def leader(new_leader: Callable[..., Awaitable[Leader]]) -> Leader:
    return await new_leader()


@pytest.fixture
def rows(database_url: URL) -> Callable[[str], list[tuple]]:
    """Asks the database itself; what only reads waits for nobody."""
    return lambda statement: _executed(database_url, statement)


@pytest.fixture
def change(database_url: URL) -> Callable[[str], Awaitable[object]]:
    """Changes the database itself, in a thread: the gateway that may hold it is in this loop, and has to go on."""
    return lambda statement: asyncio.to_thread(_executed, database_url, statement)


def _executed(url: URL, statement: str) -> list[tuple]:
    with _plainly_connected(url) as connection:
        found = connection.execute(statement)
        return found.fetchall() if found.description else []


def _plainly_connected(url: URL) -> AbstractContextManager[sqlite3.Connection | psycopg.Connection]:
    if url.get_backend_name() == "sqlite":
        return closing(sqlite3.connect(url.database or "", isolation_level=None))
    return connected(url)
