"""How often somebody may ask: token buckets, kept in memory, which may be lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from gateway.errors import TooManyRequests

# Past this many, buckets that are full again are dropped: they say nothing.
BUCKETS_KEPT = 10_000


@dataclass
class Bucket:
    """What is left of an allowance, as it was at `at`."""

    left: float
    at: float


class Limit:
    """So many a minute for each name, which may all come at once; 0 is without limit."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._clock = a_minute, clock
        self._buckets: dict[str, Bucket] = {}

    def take(self, name: str) -> None:
        """Takes one from the allowance of `name`; raises `TooManyRequests` where there is none left."""
        if not self._most:
            return
        now = self._clock()
        bucket = self._buckets.get(name) or self._new(name, now)
        bucket.left, bucket.at = self._left(bucket, now), now
        if bucket.left < 1:
            raise TooManyRequests((1 - bucket.left) * 60 / self._most)
        bucket.left -= 1

    def _left(self, bucket: Bucket, now: float) -> float:
        return min(self._most, bucket.left + (now - bucket.at) * self._most / 60)

    def _new(self, name: str, now: float) -> Bucket:
        if len(self._buckets) >= BUCKETS_KEPT:
            self._buckets = {k: b for k, b in self._buckets.items() if self._left(b, now) < self._most}
        return self._buckets.setdefault(name, Bucket(self._most, now))


@dataclass(frozen=True)
class Limits:
    """The limits of the gateway: turns by conversation, the others by address."""

    turns: Limit
    requests: Limit
    sessions: Limit
