"""A week that is named, as the Friday by which what is done in it is done."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions.words.figures import in_figures
from actions.words.working_days import SATURDAY

_END_OF_WEEK = re.compile(
    r"\bend (?:of )?(?:the |(?P<this>this )|(?P<next>next ))?(?:week|wk)\b(?! (?:after|on|of|beginning|commencing))",
    re.I,
)
_WEEK = re.compile(r"(?<!for )(?<!of )(?<!about )\b(?:this|(?P<next>next))\s+week\b(?!['’]s\b)", re.I)


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
