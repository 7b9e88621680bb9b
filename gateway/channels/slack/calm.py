"""Slack is thanked first: what follows from its messages waits while others of them are still being noted."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

# Seconds between looks, and for which something waits at most.
LOOK, LONGEST = 0.003, 0.25
# So many turns at once: more would only wait for Rasa, and take the processor from those who thank.
MOST = 16


class Calm:
    """Counts the requests that have not been answered yet."""

    def __init__(self) -> None:
        self._open = 0
        self._gate = asyncio.Semaphore(MOST)

    @contextmanager
    def thanking(self) -> Iterator[None]:
        """For as long as a request is dealt with."""
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """For something that may wait; one that comes alone does not."""
        async with self._gate:
            for _ in range(round(LONGEST / LOOK)):
                if not self._open:
                    break
                await asyncio.sleep(LOOK)
            yield
