"""Reading a date from what a leader typed, and saying one."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import dateparser.search

from actions.pseudonyms import without_pseudonyms

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"\b(next\s+)?(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b", re.I)
_DAY_OF_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)\b(?!\s*(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.I
)
# "They may decide" names no month; "in may", "12 may" and "may" alone do.
_VERB = re.compile(
    r"(?<!\d )(?<!th )(?<!in )(?<!by )(?<!of )(?<!end )(?<!mid )(?<!mid-)(?<!late )(?<!next )(?<!this )(?<!early )"
    r"(?<!until )(?<!before )\b(?:may|march)\b(?!\s*[\d,;.]|$)"
)
_SETTINGS = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "last"}


def date_in(text: str, today: date) -> date | None:
    """The first date from `today` on that a text names or implies; None where it names none."""
    text = without_pseudonyms(text)
    return _weekday(text, today) or _day_of_month(text, today) or _named(text, today)


def spoken(day: date) -> str:
    """Such as "12 December 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def _named(text: str, today: date) -> date | None:
    settings = {**_SETTINGS, "RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    found = dateparser.search.search_dates(_VERB.sub("", text), languages=["en"], settings=settings)
    # The library takes words such as "on" for dates.
    dates = [when.date() for words, when in found or [] if re.search(r"\d|[a-z]{3}", words, re.I)]
    return next((day for day in dates if day >= today), None)


def _weekday(text: str, today: date) -> date | None:
    """ "Friday" is the one that comes; "next Friday" the one of next week."""
    match = _WEEKDAY.search(text)
    if not match:
        return None
    day = DAYS.index(match.group(2)[:3].lower())
    if match.group(1):
        return today + timedelta(days=7 - today.weekday() + day)
    return today + timedelta(days=(day - today.weekday()) % 7 or 7)


def _day_of_month(text: str, today: date) -> date | None:
    """ "The 12th", of this month or else of the next that has one."""
    match = _DAY_OF_MONTH.search(text)
    days = (today + timedelta(days=n) for n in range(1, 63))
    return next((day for day in days if day.day == int(match.group(1))), None) if match else None
