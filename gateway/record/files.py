"""The record as the files that a leader may take away, by their endings."""

from __future__ import annotations

import asyncio
from datetime import datetime

from gateway.clock import LONDON
from gateway.record import calendar, markdown, word
from gateway.record.model import Record

ENDINGS = ("docx", "md", "ics")


async def rendered(record: Record, ending: str, now: datetime) -> bytes:
    """The file with one of `ENDINGS`."""
    today = now.astimezone(LONDON).date()
    if ending == "md":
        return markdown.render(record, today).encode()
    if ending == "ics":
        return calendar.render(record, now)
    # Drawing it takes a while, in which other leaders are not kept waiting.
    return await asyncio.to_thread(word.render, record, today)
