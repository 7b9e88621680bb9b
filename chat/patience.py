"""Trying again while it is worth it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chat.errors import Refused, Unreachable

# Being asked to slow down, being answered still, starting or away: these pass.
PASSING = {409, 429, 503}
LONGEST_PAUSE = 5.0


@dataclass(frozen=True)
class Patience:
    """Seconds for which a call is repeated: while nobody can be reached, and while the server asks to come again."""

    unreachable: float = 60.0
    refused: float = 90.0
    first_pause: float = 0.5

    async def over[T](self, call: Callable[[], Awaitable[T]], tell: Callable[[str], None]) -> T:
        """What the call gives in the end; `tell` is given the reason for each wait. Raises what the last try raised."""
        loop = asyncio.get_running_loop()
        started, pause = loop.time(), self.first_pause
        while True:
            try:
                return await call()
            except Unreachable:
                left, wait, reason = self.unreachable, pause, "The connection is lost; trying again"
                if loop.time() - started + wait > left:
                    raise
            except Refused as refusal:
                left, wait, reason = self.refused, refusal.retry_after or pause, str(refusal)
                if refusal.status not in PASSING or loop.time() - started + wait > left:
                    raise
            tell(reason)
            await asyncio.sleep(wait)
            pause = min(LONGEST_PAUSE, pause * 2)
