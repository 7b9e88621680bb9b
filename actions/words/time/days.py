"""The days that words name or imply, from a day on: written, by their weekday or place, or so long from now."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import dateparser.search

from actions.words.language.once import once
from actions.words.language.pseudonyms import without_pseudonyms
from actions.words.time.calendar import CLOCK, DATED, DAY, DAYS, MONTH, MONTHS, NTH, NUMBER, PLACES, SPAN
from actions.words.time.figures import in_figures
from actions.words.time.weeks import end_of_week, weeks_on, within_week
from actions.words.time.working_days import working

_YEAR = r"(?:,?\s+(?P<year>20\d\d))?\b"
_WRITTEN = [
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}}){NTH}\s+(?:of\s+)?(?P<month>{MONTH}){_YEAR}",
        rf"\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}}){NTH}{_YEAR}",
        r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        # Not around the clock, nor "3/4 of them".
        r"(?<![\d/])(?!24/7\b)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>(?:20)?\d\d))?(?![\d/]|\s+of\b)",
    )
]
_PLACED = re.compile(
    rf"\b(?P<place>{'|'.join(PLACES)})\s+(?P<weekday>{DAY})"
    rf"(?:\s+(?:in|of)\s+(?:(?P<month>{MONTH}){_YEAR}|(?P<any>(?:the|this|next|each|every)\s+month)))?",
    re.I,
)
WEEKDAY = re.compile(
    rf"(?:\b(?P<later>(?:(?<!once )(?<!twice )\ba\s+)?(?:week|fortnight)\s+on|(?<!ce )\ba\s+(?:week|fortnight))\s+)?"
    rf"(?P<next>\bnext\s+)?(?P<weekday>{DAY})"
    r"(?!\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\b)(?P<week>\s+(?:week|fortnight)\b)?",
    re.I,
)
# The Monday after something, or every Monday, is not the one that comes.
OTHER_WEEKDAY = re.compile(rf"\bthe\s+{DAY}\s+(?:after|before|following)\b|\b(?:every|each)\s+{DAY}", re.I)
_EVERY = re.compile(rf"\b(?:every|each)\s+(?:single\s+)?({DAY})", re.I)
# "My Wednesday hour" is a thing, and names no day.
_THING = re.compile(
    rf"\b(?:the|my|our|her|his|their|your|a)\s+(?:\w+\s+)?{DAY}(?:\s+(?:morning|afternoon|evening))?\s+"
    r"(?!(?:the|a|at|by|before|after|in|on|for|of|to|with|and|n|or|is|was|then|not|when|if|so|this|next|coming|that|week"
    r"|fortnight|morning|afternoon|evening|night|lunchtime|noon|first|as|will|please|instead|me|us|we|i)\b)[a-z]+",
    re.I,
)
DAY_OF_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.I)
# "They may decide" names no month; "in may", "12 may" and "may" alone do.
_VERB = re.compile(
    r"(?<!\d )(?<!th )(?<!in )(?<!by )(?<!of )(?<!end )(?<!mid )(?<!mid-)(?<!late )(?<!next )(?<!this )(?<!early )"
    r"(?<!until )(?<!before )\b(?:may|march)\b(?!\s*[\d,;.]|$)"
)
WHOLE_MONTH = re.compile(rf"\b(?P<month>{MONTH}){_YEAR}", re.I)
_EARLY = re.compile(rf"\b(?:early|start|beginning)(?:\s+(?:of|in)|-)?\s*{MONTH}", re.I)
_PART_OF_MONTH = re.compile(rf"\b(?:week|early|start|beginning|mid|middle)(?:\s+(?:of|in)|-)?\s*{MONTH}", re.I)
# So long from now ends on a working day.
SPANS = re.compile(rf"\b{NUMBER}\s+(?:days?|weeks?|fortnights?)\b", re.I)
# How long something takes is no date.
_LASTS = re.compile(rf"\b(?:half\s+)?{NUMBER}\s+{CLOCK}\b|\bfor\s+(?:the\s+next\s+)?{NUMBER}\s+{SPAN}\b", re.I)
# What is a day wherever it stands; "three weeks" is one only where a day was asked for.
_FROM_NOW = re.compile(
    rf"\b(?<!week )(?<!fortnight )(?:today|tonight|tomorrow)\b|\b(?:in|within)\s+{NUMBER}\s+{SPAN}\b"
    rf"|\b{NUMBER}\s+{SPAN}(?=\s+(?:from\s+(?:now|today)|time)\b)",
    re.I,
)
# Counted from what is on another day: "two weeks after the board on the 9th".
_COUNTS = {
    name: n
    for n, names in enumerate(("the a an one", "two", "three", "four", "five", "six"), 1)
    for name in names.split()
}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
_COUNTED = re.compile(
    rf"\b(?P<number>{'|'.join(_COUNTS)}|\d{{1,2}})\s+(?P<span>day|week|fortnight)s?\s+(?P<way>before|after)\b"
    r"(?=[^,.;!?]{0,80}\bon\b)",
    re.I,
)
_MID_MONTH = re.compile(rf"\bmid(?:dle)?(?:\s+of)?[\s-]+(?={MONTH})", re.I)
_END_OF_THIS_MONTH = re.compile(r"\bend of (?:the|this) month\b", re.I)
_HALF_TERM = re.compile(r"\bhalf[\s-]?terms?\b", re.I)
_BARE_NUMBERS = re.compile(r"\b20\d\d\b|\b\d+/\d+\b")
_SECOND = re.compile(r"\bseconds?\b", re.I)
# Who is called like a month.
_NAMESAKE = re.compile(r"\bjan\b", re.I)
WORDS_AT_MOST = 40
_SETTINGS = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "future", "PREFER_DAY_OF_MONTH": "last"}


def _beside_event(text: str, today: date) -> date | None:
    """The day that is counted from another: "the day before it goes to cabinet on 11 December"."""
    found = _COUNTED.search(text)
    if found is None or DATED.search(text[: found.start()]):
        return None
    event = set_in(_COUNTED.sub(" ", text[found.end() :]), today)
    days = _COUNTS.get(found["number"].lower(), 0) or int(found["number"])
    span = timedelta(days=days * _DAYS_OF[found["span"].lower()] * (1 if found["way"].lower() == "after" else -1))
    return working(max(today, event + span)) if event else None


@once
def set_in(text: str, today: date) -> date | None:
    """The first day from `today` on that is set by a date, a weekday, a place in a month or so long from now."""
    text = _LASTS.sub(" ", in_figures(without_pseudonyms(text)))
    if day := _beside_event(text, today):
        return day
    if day := next((day for day in _written(text, today) if day >= today), None):
        return day
    for placed in _PLACED.finditer(text):
        if day := _placed(placed, today):
            return day
    # What is left of these names no day by itself.
    rest = _PLACED.sub(" ", text)
    if day := _day_of_named_month(rest, today):
        return day
    return (
        weeks_on(rest, today)
        or _weekday(_THING.sub(" ", OTHER_WEEKDAY.sub(" ", rest)), today)
        or _day_of_month(rest, today)
        or _from_now(rest, today)
        or end_of_week(rest, today)
    )


def speaks_of_part_of_month(text: str) -> bool:
    """Whether a text names but a part of a month, "early January", which may be any of many days."""
    return bool(_EARLY.search(in_figures(text)))


def first_of(text: str, today: date) -> date | None:
    """The first of the days on which something is done again and again: "every Thursday, starting this week"."""
    found = _EVERY.search(text)
    return _weekday(found[1], today) if found else None


def speaks_of_half_term(text: str) -> bool:
    """Whether a text names a half term: councils have theirs in different weeks."""
    return bool(_HALF_TERM.search(text))


def _written(text: str, today: date) -> Iterator[date]:
    """Days with their month, which come in the next year where they are past in this one."""
    for match in (match for pattern in _WRITTEN for match in pattern.finditer(text)):
        month, year = _number_of(match["month"]), int(match["year"] or 0)
        years = [year % 100 + 2000] if year else range(today.year, today.year + 9)
        yield from (day for one in years if (day := _day(one, month, int(match["day"]))) and (year or day >= today))


def _number_of(month: str) -> int:
    return int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _placed(match: re.Match[str], today: date) -> date | None:
    """ "First Friday in December"; without a month it may be the first after anything."""
    if match["month"]:
        month = _number_of(match["month"])
        months = [(int(match["year"] or 0) or year, month) for year in (today.year, today.year + 1)]
    elif match["any"]:
        ahead = [(today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1) for n in range(2)]
        months = ahead[1:] if match["any"].lower().startswith("next") else ahead
    else:
        return None
    place, weekday = PLACES[match["place"].lower()], DAYS.index(match["weekday"][:3].lower())
    days = (_nth(year, month, weekday, place) for year, month in months)
    return next((day for day in days if day >= today), None)


def _nth(year: int, month: int, weekday: int, place: int) -> date:
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    return [day for day in days if day.weekday() == weekday][place if place < 0 else place - 1]


def _weekday(text: str, today: date) -> date | None:
    """ "Friday" is the one that comes; "next Friday" the one of next week; "Friday week" is a week later."""
    match = WEEKDAY.search(text)
    if not match:
        return None
    weekday = DAYS.index(match["weekday"][:3].lower())
    days = 7 - today.weekday() + weekday if match["next"] else (weekday - today.weekday()) % 7 or 7
    later = (match["later"] or match["week"] or "").lower()
    weeks = 2 if "fortnight" in later else 1 if "week" in later else 0
    return today + timedelta(days=days, weeks=weeks)


def _day_of_month(text: str, today: date) -> date | None:
    """ "The 12th", of this month or else of the next that has one."""
    match = DAY_OF_MONTH.search(text)
    days = (today + timedelta(days=n) for n in range(1, 63))
    return next((day for day in days if day.day == int(match.group(1))), None) if match else None


def _day_of_named_month(text: str, today: date) -> date | None:
    """ "End of January. The 29th will do"."""
    months, day = {found[0].lower() for found in WHOLE_MONTH.finditer(_VERB.sub("", text))}, DAY_OF_MONTH.search(text)
    if len(months) != 1 or day is None:
        return None
    return next((one for one in _written(f"{day[1]} {months.pop()}", today) if one >= today), None)


def _from_now(text: str, today: date) -> date | None:
    match = _FROM_NOW.search(text)
    day = _searched(match[0].replace("tonight", "today"), today) if match else None
    return working(day) if day and match and SPANS.search(match[0]) else day


def implied(text: str, today: date) -> date | None:
    """The end of a month, or of a length of time; a half term, or a part of a month, is for the leader to say."""
    text = _END_OF_THIS_MONTH.sub(f"{today:%B}", _MID_MONTH.sub("15 ", _VERB.sub("", text)))
    if day := next((day for day in _written(text, today) if day >= today), None):
        return day
    # A day that is past, or that no calendar has, is none.
    if speaks_of_half_term(text) or any(pattern.search(text) for pattern in (_PART_OF_MONTH, *_WRITTEN)):
        return None
    month = WHOLE_MONTH.search(text)
    if month:
        return _end_of(month, today)
    if friday := within_week(text, today):
        return friday
    for pattern in (_LASTS, _PLACED, _BARE_NUMBERS, _SECOND, OTHER_WEEKDAY, _NAMESAKE):
        text = pattern.sub(" ", text)
    # A length of time is told in few words; the library takes long over many.
    return _searched(text, today) if len(text.split()) <= WORDS_AT_MOST else None


def _end_of(match: re.Match[str], today: date) -> date | None:
    month, year = _number_of(match["month"]), int(match["year"] or 0)
    year = year or (today.year if month >= today.month else today.year + 1)
    end = date(year, month, monthrange(year, month)[1])
    return end if end >= today else None


@once
def _searched(text: str, today: date) -> date | None:
    settings = {**_SETTINGS, "RELATIVE_BASE": datetime(today.year, today.month, today.day)}
    found = dateparser.search.search_dates(text, languages=["en"], settings=settings)
    # The library takes words such as "on" for dates.
    dates = [when.date() for words, when in found or [] if re.search(r"\d|[a-z]{3}", words, re.I)]
    return next((day for day in dates if day >= today), None)
