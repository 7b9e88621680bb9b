"""The review pages before a database of either kind, and coaches with browsers of their own."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr

from conversations import accounts
from conversations.database import Database
from conversations.people import Role
from review import secrets
from review.app import create_app
from review.settings import Settings
from tests.databases import migrated
from tests.postgres import STORES

TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
PASSWORD = "four plain words here"


class Clock:
    """A clock that goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **much: int) -> None:
        self.now += timedelta(**much)


class Browser:
    """Somebody's browser: keeps cookies, and sends the token of the page it has seen last."""

    def __init__(self, client: TestClient) -> None:
        self.client, self.token = client, ""

    async def get(self, path: str, **options: object) -> tuple[int, str]:
        async with self.client.get(path, **options) as response:
            text = await response.text()
        if found := TOKEN.search(text):
            self.token = found[1]
        return response.status, text

    async def send(self, path: str, **fields: str) -> tuple[int, str]:
        response = await self.post(path, **fields)
        return response.status, await response.text()

    async def post(self, path: str, **fields: str) -> ClientResponse:
        data = {"token": self.token, **fields}
        response = await self.client.post(path, data=data, allow_redirects=False)
        await response.read()
        return response


@pytest.fixture(params=STORES)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = sa.URL.create("sqlite+aiosqlite", database=str(tmp_path / "conversations.db"))
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url").set(drivername="postgresql+asyncpg")
    async with migrated(url) as database:
        yield database


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(database: Database) -> Settings:
    return Settings(secret=SecretStr("a-secret-for-tests-only"), database_url=database.engine.url)


@pytest.fixture
async def server(settings: Settings, clock: Clock) -> AsyncIterator[TestServer]:
    server = TestServer(create_app(settings, clock), host="127.0.0.1")
    await server.start_server(shutdown_timeout=0.1)
    yield server
    await server.close()


@pytest.fixture
async def new_browser(server: TestServer) -> AsyncIterator[Callable[[], Browser]]:
    clients: list[TestClient] = []

    def open_one() -> Browser:
        clients.append(TestClient(server, cookie_jar=CookieJar(unsafe=True)))
        return Browser(clients[-1])

    yield open_one
    for client in clients:
        await client.session.close()


@pytest.fixture
def sign_in(
    new_browser: Callable[[], Browser], database: Database, clock: Clock
) -> Callable[[str, Role], Awaitable[Browser]]:
    """Adds somebody, by the way that the command line goes, and signs them in."""

    async def come(name: str, role: Role) -> Browser:
        browser, token = new_browser(), secrets.new_token()
        async with database.writing() as session:
            coach = await accounts.add_coach(session, name, role, clock.now)
            await accounts.add_link(session, coach.id, secrets.digest(token), clock.now)
        response = await browser.post(f"/welcome/{token}", password=PASSWORD, again=PASSWORD)
        assert response.status == 303
        await browser.get("/")
        return browser

    return come


@pytest.fixture
async def coach(sign_in: Callable[[str, Role], Awaitable[Browser]]) -> Browser:
    return await sign_in("Ann Lee", Role.COACH)


@pytest.fixture
async def lead(sign_in: Callable[[str, Role], Awaitable[Browser]]) -> Browser:
    return await sign_in("Lena Okafor", Role.LEAD)


@pytest.fixture
async def administrator(sign_in: Callable[[str, Role], Awaitable[Browser]]) -> Browser:
    return await sign_in("Imran Shah", Role.ADMINISTRATOR)
