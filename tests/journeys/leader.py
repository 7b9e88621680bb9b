"""A leader at the web API, who can say, choose, look back and fetch the record."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp


@dataclass
class Turn:
    """What was replied to one thing said."""

    said: str
    replies: list[dict[str, Any]]

    @property
    def text(self) -> str:
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [reply["card"] for reply in self.replies if reply["card"]]

    @property
    def choices(self) -> list[str]:
        return [choice["id"] for reply in self.replies for choice in reply["choices"]]

    def card(self, kind: str) -> dict[str, Any] | None:
        return next((card for card in self.cards if card["card"] == kind), None)


@dataclass
class Leader:
    session: aiohttp.ClientSession
    url: str
    turns: list[Turn] = field(default_factory=list)

    @property
    def last(self) -> Turn:
        return self.turns[-1]

    async def arrive(self) -> Turn:
        async with self.session.post(f"{self.url}/api/session", json={}) as answer:
            assert answer.status in (200, 201), await answer.text()
        async with self.session.get(f"{self.url}/api/turns", params={"after": "0"}) as answer:
            kept = (await answer.json())["turns"]
        self.turns.append(Turn("(arrives)", kept[-1]["replies"]))
        return self.last

    async def say(self, text: str, key: str | None = None) -> Turn:
        return await self._take({"text": text}, text, key)

    async def choose(self, choice: str) -> Turn:
        return await self._take({"choice": choice}, f"[{choice}]", None)

    async def _take(self, said: dict[str, str], words: str, key: str | None) -> Turn:
        async with self.session.post(f"{self.url}/api/turns", json={"key": key or str(uuid.uuid4()), **said}) as answer:
            body = await answer.json(content_type=None)
            assert answer.status == 200, (words, body)
        self.turns.append(Turn(words, body["replies"]))
        return self.last

    async def clarify(self) -> Turn:
        """Leaves open what is asked of the context; the turn it gives holds all that was asked, and the findings."""
        asked: list[dict[str, Any]] = list(self.last.replies)
        while "reject" not in self.last.choices:
            open_ended = next((c for c in self.last.choices if c == "answer:unknown"), None)
            turn = await (self.choose(open_ended) if open_ended else self.choose(self.last.choices[0]))
            asked += turn.replies
        return Turn("(clarifies)", asked)

    async def skip_the_rest(self) -> Turn:
        """Past every question that is left."""
        while "skip" in self.last.choices:
            await self.choose("skip")
        return self.last

    async def record(self) -> str:
        async with self.session.get(f"{self.url}/api/record.md") as answer:
            assert answer.status == 200, await answer.text()
            return await answer.text()

    def transcript(self) -> str:
        """The whole conversation, to look at when something went wrong."""
        lines = []
        for turn in self.turns:
            lines.append(f"> {turn.said}")
            lines += [f"  {reply['text']}" for reply in turn.replies]
        return "\n".join(lines)


@asynccontextmanager
async def arriving(url: str) -> AsyncIterator[Leader]:
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        leader = Leader(session, url)
        await leader.arrive()
        yield leader
