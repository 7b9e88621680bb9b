"""The dated next steps and the check-in as a calendar file (RFC 5545)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from icalendar import Calendar, Component, Event, Timezone

from gateway.record import words
from gateway.record.model import Record, Step

PRODUCT = "-//Sounding Board//Record//EN"
_NAMESPACE = uuid.UUID("5b0f1c0e-7d0b-4a5e-9a37-2f6d6f4a1f11")


def render(record: Record, now: datetime) -> bytes:
    """The whole calendar, an entry for a whole day for each date; `now` is when it was made."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    # A calendar must hold something (RFC 5545, 3.6); one without entries holds the smallest time zone there is.
    components: list[Component] = list(_entries(record, now)) or [Timezone.from_tzid("UTC")]
    for component in components:
        calendar.add_component(component)
    whole: bytes = calendar.to_ical()
    return whole


def _entries(record: Record, now: datetime) -> Iterator[Event]:
    for number, step in enumerate(record.steps):
        if step.date:
            name = f"{record.situation}|{number}|{step.what}|{step.date}"
            yield _entry(name, step.what, _told(step), step.date, now)
    if record.check_in:
        yield _entry(f"{record.situation}|check-in", words.CHECK_IN_EVENT, "", record.check_in, now)


def _entry(name: str, summary: str, description: str, day: date, now: datetime) -> Event:
    event = Event()
    # The same step has the same id, so that a file fetched again changes an entry and adds none.
    event.add("uid", f"{uuid.uuid5(_NAMESPACE, name)}@sounding-board")
    event.add("dtstamp", now)
    # A date without an end is that whole day.
    event.add("dtstart", day)
    event.add("summary", words.fit(summary))
    if description:
        event.add("description", words.fit(description))
    # It does not make anybody busy.
    event.add("transp", "TRANSPARENT")
    return event


def _told(step: Step) -> str:
    pairs = zip(words.STEP_COLUMNS[1:3], (step.who, step.when), strict=True)
    return "\n".join(f"{label}: {said}" for label, said in pairs if said)
