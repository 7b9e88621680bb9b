"""Slack is thanked first: what follows from its messages waits while others of them are still being noted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

# Seconds for which something waits at most.
LONGEST = 0.25
# So many turns at once: more would only wait for Rasa, and take the processor from those who thank.
MOST = 16


class Calm:
    """Counts the requests that have not been answered yet."""

    def __init__(self) -> None:
        self._open = 0
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._gate = asyncio.Semaphore(MOST)

    @contextmanager
    def thanking(self) -> Iterator[None]:
        """For as long as a request is dealt with."""
        self._open += 1
        self._quiet.clear()
        try:
            yield
        finally:
            self._open -= 1
            if not self._open:
                self._quiet.set()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """For something that may wait; one that comes alone does not."""
        async with self._gate:
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST):
                    await self._quiet.wait()
            yield
