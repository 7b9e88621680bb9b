"""A gateway before a fake Rasa, with a database of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy import URL

from conversations.database import Database
from conversations.migrating import migrate
from gateway.app import create_app
from gateway.settings import Settings
from tests.gateway.fakes import TOKEN, FakeRasa, FakeRedactor


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
    fake = FakeRasa()
    await fake.start()
    yield fake
    fake.gate.set()
    await fake.stop()


@pytest.fixture
def settings(rasa: FakeRasa, tmp_path: Path) -> Settings:
    return Settings(
        bot_token=SecretStr(TOKEN),
        secret=SecretStr("a-secret-for-tests-only"),
        database_url=URL.create("sqlite+aiosqlite", database=str(tmp_path / "conversations.db")),
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
        database = Database(changed.database_url)
        await migrate(database)
        await database.close()
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
def rows(settings: Settings) -> Callable[[str], list[tuple]]:
    """Asks the database file itself."""

    def ask(statement: str) -> list[tuple]:
        with sqlite3.connect(settings.database_url.database or "") as connection:
            found = connection.execute(statement).fetchall()
        connection.close()
        return found

    return ask
