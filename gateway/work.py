"""Work that goes on beside the requests."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from serving.logs import where

log = logging.getLogger("gateway.work")

# Seconds until work that an error has ended begins again.
PAUSE = 5.0

Work = Callable[[], Awaitable[None]]


@asynccontextmanager
async def at_work(*work: Work) -> AsyncIterator[None]:
    """Runs what never ends for the length of a block; what an error ends, which nobody foresaw, begins again."""
    tasks = [asyncio.create_task(_for_good(one)) for one in work]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


async def _for_good(work: Work) -> None:
    while True:
        try:
            await work()
        except Exception as error:
            log.error("work %s", where(error))
        await asyncio.sleep(PAUSE)
