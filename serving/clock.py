"""What time it is, read at the edges and passed on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

# The time of leaders and coaches, for the dates that they read.
LONDON = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
