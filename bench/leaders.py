"""Leaders as the bench needs them: somebody who talks to our gateway, and somebody who talks to the stock bot."""

from __future__ import annotations

import itertools
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bench.stock import MESSAGES

SITUATION = (
    "Our early help offer loses a third of its money in April. We came out of intervention two years ago and the "
    "cabinet has been the same for a long time. Partners agree in every meeting and then nothing changes, and my "
    "managers are worn out. I want to keep the work with families going, and find out with schools and health what "
    "else it could be."
)
ANSWERS = (
    "We have talked about it, but schools and health each mean something else by it.",
    "My deputy does, and two of the heads of service; the rest wait to be told.",
    "Not very, if I am honest. The figures come six weeks late and nobody trusts them.",
    "I would begin with the three biggest schools and the community trust.",
    "It was agreed last year and has not been looked at since.",
)


@dataclass
class Leader:
    """Talks to the gateway over the web API; each call gives milliseconds, and the steps the gateway names."""

    session: aiohttp.ClientSession
    url: str
    steps: dict[str, list[float]] = field(default_factory=dict)
    choices: list[str] = field(default_factory=list)

    async def arrive(self) -> float:
        started = time.perf_counter()
        async with self.session.post(f"{self.url}/api/session", json={}) as answer:
            answer.raise_for_status()
        return (time.perf_counter() - started) * 1000

    async def say(self, **said: str) -> float:
        started = time.perf_counter()
        async with self.session.post(f"{self.url}/api/turns", json={"key": str(uuid.uuid4()), **said}) as answer:
            body: dict[str, Any] = await answer.json()
            answer.raise_for_status()
            taken = (time.perf_counter() - started) * 1000
            self._note(answer.headers.get("Server-Timing", ""))
        self.choices = [choice["id"] for reply in body["replies"] for choice in reply["choices"]]
        return taken

    async def reach_questions(self) -> float:
        """Through the situation to the first question; gives the milliseconds of the turn that took the situation."""
        await self.arrive()
        situation = await self.say(text=SITUATION)
        await self._clarify()
        return situation

    async def to_questions(self) -> int:
        """The same for a leader who begins anew; counts the turns."""
        await self.say(text=SITUATION)
        return 1 + await self._clarify()

    async def _clarify(self) -> int:
        turns = 1
        while "affirm:all" not in self.choices:
            await self.say(choice="answer:unknown" if "answer:unknown" in self.choices else self.choices[0])
            turns += 1
        await self.say(choice="affirm:all")
        return turns

    def _note(self, timing: str) -> None:
        for part in timing.split(","):
            name, _, value = part.strip().partition(";dur=")
            if value:
                self.steps.setdefault(name, []).append(float(value))


@asynccontextmanager
async def leader(url: str) -> AsyncIterator[Leader]:
    # The cookie of a leader on an address by number is kept, too.
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        yield Leader(session, url)


class StockUser:
    """Talks to the stock bot over its REST channel."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url, self._sender = session, url, uuid.uuid4().hex
        self._messages = itertools.cycle(MESSAGES)

    async def say(self) -> float:
        started = time.perf_counter()
        body = {"sender": self._sender, "message": next(self._messages)}
        async with self._session.post(self._url, json=body) as answer:
            answer.raise_for_status()
            await answer.read()
        return (time.perf_counter() - started) * 1000

    async def turn(self) -> int:
        """One turn, counted."""
        await self.say()
        return 1
