"""Lets turns of a conversation through one at a time, those that wait in the order in which they were said."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

Waiting = tuple[datetime, int, asyncio.Future[None]]


class Lines:
    """A line for each conversation in which somebody is at it, in the memory of this process."""

    def __init__(self) -> None:
        self._lines: dict[str, list[Waiting]] = {}
        self._count = itertools.count()

    @asynccontextmanager
    async def turn(self, conversation: str, at: datetime) -> AsyncIterator[None]:
        """Waits until nobody else is at it and nothing that was said before waits."""
        if conversation in self._lines:
            await self._wait(conversation, at)
        else:
            self._lines[conversation] = []
        try:
            yield
        finally:
            self._next(conversation)

    async def _wait(self, conversation: str, at: datetime) -> None:
        called = asyncio.get_running_loop().create_future()
        heapq.heappush(self._lines[conversation], (at, next(self._count), called))
        try:
            await called
        except asyncio.CancelledError:
            # Called and given up in the same moment: the next one is not to wait for ever.
            if called.done() and not called.cancelled():
                self._next(conversation)
            raise

    def _next(self, conversation: str) -> None:
        line = self._lines[conversation]
        while line:
            *_, called = heapq.heappop(line)
            if not called.done():
                called.set_result(None)
                return
        del self._lines[conversation]
