"""How often somebody may try to sign in: by account and by address, kept in memory, which may be lost."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from conversations.accounts import folded
from review.errors import TooManyTries

BY_ACCOUNT = RateLimitItemPerMinute(10, 15)
BY_ADDRESS = RateLimitItemPerMinute(30, 5)


class Throttle:
    """Counts tries at signing in."""

    def __init__(self) -> None:
        self._limits = MovingWindowRateLimiter(MemoryStorage())

    async def take(self, name: str, address: str) -> None:
        """Counts a try; raises `TooManyTries` where there were too many for the account or from the address."""
        by_address = await self._limits.hit(BY_ADDRESS, "address", address)
        by_account = await self._limits.hit(BY_ACCOUNT, "account", folded(name))
        if not (by_address and by_account):
            raise TooManyTries
