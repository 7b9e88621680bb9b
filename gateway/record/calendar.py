"""The dated next steps and the check-in as a calendar file (RFC 5545)."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from gateway.record import words
from gateway.record.model import Record

PRODUCT = "-//Sounding Board//Record//EN"
# The same step gives the same event, so that a file fetched again changes an entry and adds none.
_NAMESPACE = uuid.UUID("5b0f1c0e-7d0b-4a5e-9a37-2f6d6f4a1f11")


def render(record: Record, now: datetime) -> bytes:
    """The whole calendar; one without events is valid, too."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for step in record.steps:
        if step.date:
            calendar.add_component(_event(step.what, step.who, step.date, now))
    if record.check_in:
        calendar.add_component(_event(words.TITLE, words.CHECK_IN, record.check_in, now))
    whole: bytes = calendar.to_ical()
    return whole


def _event(summary: str, description: str, day: date, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, f'{summary}|{day}')}@sounding-board")
    event.add("dtstamp", now)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    if description:
        event.add("description", description)
    event.add("transp", "TRANSPARENT")
    return event
