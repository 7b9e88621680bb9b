"""A week that is named, as the Friday by which what is done in it is done."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions.words.time.calendar import DAY, DAYS, NUMBER
from actions.words.time.figures import in_figures
from actions.words.time.working_days import SATURDAY, working

_END_OF_WEEK = re.compile(
    r"\bend (?:of )?(?:the |(?P<this>this )|(?P<next>next ))?(?:week|wk)\b(?! (?:after|on|of|beginning|commencing))",
    re.I,
)
_WEEK = re.compile(r"(?<!for )(?<!of )(?<!about )\b(?:this|(?P<next>next))\s+week\b(?!['’]s\b)", re.I)
# "A fortnight today", "two weeks tomorrow", "three weeks on Monday", "tomorrow week".
_WEEKS_ON = re.compile(
    rf"\b(?:(?P<number>{NUMBER})\s+)?(?P<span>weeks?|wks?|fortnights?)\s+(?:from\s+|on\s+)?"
    rf"(?:(?P<near>today|tomorrow)\b|(?P<weekday>{DAY}))"
    r"|\b(?P<first>today|tomorrow)\s+(?P<behind>week|fortnight)\b",
    re.I,
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def weeks_on(text: str, today: date) -> date | None:
    """So many weeks from a day that is near: "two weeks tomorrow", or the working day after it."""
    found = _WEEKS_ON.search(text)
    if found is None:
        return None
    number = (found["number"] or "one").lower()
    weeks = int(number) if number.isdigit() else _NUMBERS.get(number)
    if weeks is None:
        return None
    from_near, span = found["near"] or found["first"], found["span"] or found["behind"]
    if from_near:
        near = today + timedelta(days=1 if from_near.lower() == "tomorrow" else 0)
    else:
        near = today + timedelta(days=(DAYS.index(found["weekday"][:3].lower()) - today.weekday()) % 7 or 7)
    return working(near + timedelta(weeks=weeks * (2 if span.lower().startswith("fort") else 1)))


def end_of_week(text: str, today: date) -> date | None:
    """The Friday that ends the week that is named, or the next where that is past."""
    found = _END_OF_WEEK.search(text)
    return _friday(found, today) if found else None


def within_week(text: str, today: date) -> date | None:
    """The Friday of "this week" or "next week", by which what is done in it is done."""
    found = _WEEK.search(in_figures(text))
    return _friday(found, today) if found else None


def _friday(found: re.Match[str], today: date) -> date:
    friday = today + timedelta(days=SATURDAY - 1 - today.weekday() + (7 if found["next"] else 0))
    return friday if friday >= today else friday + timedelta(days=7)
