"""The record as the files that a leader may take away."""

from __future__ import annotations

import asyncio
from datetime import datetime
from enum import StrEnum

from gateway.errors import NoRecord
from gateway.record import calendar, markdown, word
from gateway.record.model import Record
from gateway.widget.catalogue import words
from serving.clock import LONDON


class Ending(StrEnum):
    """What the name of such a file ends with."""

    WORD = "docx"
    MARKDOWN = "md"
    CALENDAR = "ics"

    @classmethod
    def of(cls, text: str) -> Ending:
        """Raises `NoRecord` for another, which no button of ours asks for."""
        if text not in cls:
            raise NoRecord
        return cls(text)

    @property
    def label(self) -> str:
        """What a button that gives it says."""
        return words(self.name.lower())

    @property
    def file_name(self) -> str:
        return f"sounding-board-record.{self}"

    @property
    def content_type(self) -> str:
        return TYPES[self]


TYPES = {
    Ending.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Ending.MARKDOWN: "text/markdown; charset=utf-8",
    Ending.CALENDAR: "text/calendar; charset=utf-8",
}


async def rendered(record: Record, ending: Ending, now: datetime) -> bytes:
    """The file with this ending."""
    today = now.astimezone(LONDON).date()
    match ending:
        case Ending.MARKDOWN:
            return markdown.render(record, today).encode()
        case Ending.CALENDAR:
            return calendar.render(record, now)
        case Ending.WORD:
            # Drawing it takes a while, in which other leaders are not kept waiting.
            return await asyncio.to_thread(word.render, record, today)
