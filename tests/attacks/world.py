"""Gateway and review pages as they really run, on loopback and one database, and the people at them."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from aiohttp import ClientResponse, ClientSession, CookieJar, web
from pydantic import SecretStr
from sqlalchemy import URL

from conversations import accounts
from conversations.people import Role
from gateway.app import create_app
from gateway.settings import Settings
from review import app as review_app
from review import secrets as review_secrets
from review.settings import Settings as ReviewSettings
from tests.databases import migrated
from tests.gateway.fakes import TOKEN, FakeRasa, FakeRedactor
from tests.loopback import serving
from tests.review.conftest import Clock

HOST = "127.0.0.1"
SECRET = "a-secret-for-tests-only"
PASSWORD = "four plain words here"
FORM_TOKEN = re.compile(r'name="token" value="([\w-]+)"')
# Seconds.
IMPATIENT = 0.4
PATIENCE = 5.0


class Person:
    """Somebody with a browser of their own: it keeps cookies, and sends the token of the page it has seen last."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self.session, self.url, self.token = session, url, ""

    async def ask(self, method: str, path: str, **options: Any) -> ClientResponse:
        """The answer, read whole, without following where it leads."""
        response = await self.session.request(method, self.url + path, allow_redirects=False, **options)
        text = await response.text("utf-8", "replace")
        if found := FORM_TOKEN.search(text):
            self.token = found[1]
        return response

    async def get(self, path: str, **options: Any) -> ClientResponse:
        return await self.ask("GET", path, **options)

    async def send(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> ClientResponse:
        """Posts a form."""
        return await self.ask("POST", path, data={"token": self.token, **fields}, headers=headers)

    async def say(self, text: str, **headers: str) -> ClientResponse:
        """Posts a turn to the web API."""
        return await self.ask("POST", "/api/turns", json={"key": str(uuid4()), "text": text}, headers=headers)

    @property
    def cookie(self) -> str:
        """The one cookie that this browser has."""
        (cookie,) = [one.value for one in self.session.cookie_jar]
        return cookie


class World:
    """Everything that can be attacked."""

    def __init__(self, folder: Path, stack: AsyncExitStack) -> None:
        self._folder, self._stack = folder, stack
        self.rasa, self.clock = FakeRasa(), Clock()
        url = URL.create("sqlite+aiosqlite", database=str(folder / "conversations.db"))
        self.settings = Settings(
            bot_token=SecretStr(TOKEN),
            secret=SecretStr(SECRET),
            database_url=url,
            patience=PATIENCE,
            turns_a_minute=0,
            requests_a_minute=0,
            sessions_a_minute=0,
            body_seconds=IMPATIENT,
        )
        self.review_settings = ReviewSettings(secret=SecretStr(SECRET), database_url=url, body_seconds=IMPATIENT)
        self.gateway = self.review = ""

    async def open(self) -> None:
        """Starts it all."""
        self.database = await self._stack.enter_async_context(migrated(self.settings.database_url))
        await self._stack.enter_async_context(self.rasa)
        self.settings = replace(self.settings, rasa_url=self.rasa.url)
        self.gateway = await self._serve(create_app(self.settings, FakeRedactor()))
        self.review = await self.another_review()

    async def another(self, name: str, **changes: Any) -> str:
        """A gateway with other settings and a database of its own; its address."""
        url = URL.create("sqlite+aiosqlite", database=str(self._folder / f"{name}-{uuid4()}.db"))
        async with migrated(url):
            pass
        return await self._serve(create_app(replace(self.settings, database_url=url, **changes), FakeRedactor()))

    async def another_review(self, **changes: Any) -> str:
        """Review pages of the same database at which nobody has tried to sign in yet; their address."""
        return await self._serve(review_app.create_app(replace(self.review_settings, **changes), self.clock))

    def anybody(self, url: str = "") -> Person:
        """Somebody who has not been here before."""
        session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        self._stack.push_async_callback(session.close)
        return Person(session, url or self.gateway)

    async def leader(self, *said: str) -> Person:
        """A leader with a conversation."""
        person = self.anybody()
        assert (await person.ask("POST", "/api/session")).status == 201
        for text in said:
            assert (await person.say(text)).status == 200
        return person

    async def coach(self, role: Role = Role.COACH, name: str = "") -> Person:
        """Somebody who is signed in to the review pages, with the password of all coaches here."""
        person, token = self.anybody(self.review), review_secrets.new_token()
        async with self.database.writing() as session:
            coach = await accounts.add_coach(session, name or f"Somebody {uuid4()}", role, self.clock.now)
            await accounts.add_link(session, coach.id, review_secrets.digest(token), self.clock.now)
        assert (await person.send(f"/welcome/{token}", password=PASSWORD, again=PASSWORD)).status == 303
        await person.get("/accounts" if role is Role.ADMINISTRATOR else "/")
        return person

    async def raw(self, sent: bytes, url: str = "") -> bytes:
        """What comes back for these very bytes until the server closes the connection."""
        port = int((url or self.gateway).rpartition(":")[2])
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(sent)
        try:
            async with asyncio.timeout(PATIENCE):
                return await reader.read()
        finally:
            writer.close()

    async def _serve(self, app: web.Application) -> str:
        # Where a gateway waits 75 seconds for a whole request, and 10 for the rest of one that it has answered.
        waits = {"keepalive_timeout": IMPATIENT, "lingering_time": IMPATIENT}
        port = await self._stack.enter_async_context(serving(app, access_log=None, **waits))
        return f"http://{HOST}:{port}"
