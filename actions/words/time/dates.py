"""Reading a date from what a leader typed, and saying one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions.words.language import pieces
from actions.words.language.pseudonyms import without_pseudonyms
from actions.words.language.replies import REPLIES
from actions.words.time.calendar import DAY, DAYS, MONTH, NTH, NUMBER, PLACES, SPAN
from actions.words.time.days import (
    DAY_OF_MONTH,
    OTHER_WEEKDAY,
    SPANS,
    WEEKDAY,
    WHOLE_MONTH,
    implied,
    set_in,
    speaks_of_part_of_month,
)
from actions.words.time.figures import in_figures
from actions.words.time.working_days import working, working_before
from knowledge.phrases import pattern_of, plain

WORDS_OF_A_TIME = 8
BESIDE_A_DAY = frozenset({"on", "by", "the", "of"})

# What is to be done before a day is done on the working day before it.
_BEFORE = re.compile(
    rf"\bbefore\s+(?:the\s+|next\s+|this\s+)*(?={DAY}|\d{{1,2}}{NTH}\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d|\d{{1,2}}/\d)",
    re.I,
)
_ANY_OF_A_DAY = re.compile(
    rf"\b{NUMBER}\s+{SPAN}\b(?:\s+time\b)?|\bfortnight\b|{DAY}|\b{MONTH}|\b(?:{'|'.join(PLACES)}|today|tomorrow|next|week|month|in|of|on|mid|middle|about|around)\b|\d+(?:st|nd|rd|th)?|[/-]",
    re.I,
)
# Up to where a day that was before, or is not meant, may be named.
_REPLACED = re.compile(
    r"\bfrom\b.*?(?=\bto\b)"
    r"|\b(?:rather than|instead of|in place of)\b.*?(?=[,.;!?]|\b(?:to|i|it|we|lets|can|could|make)\b|$)",
    re.I | re.S,
)
# Behind these a day is meant, whatever day was named before.
_MOVES = "|".join([*REPLIES["moves"], "change", "put"])
# "With no papers" puts no day right.
_REDATES = re.compile(
    rf"\b(?!no\s+[a-z]+s\b)(?:{'|'.join(REPLIES['redates'])})\b|\b(?:{_MOVES})\b[^.;!?]*?\b(?:to|for|on|until)\b",
    re.I,
)
_ONE_DAY = re.compile(rf"\d|{DAY}|\b(?:then|that|date|day)\b", re.I)
_TIMES = pattern_of(REPLIES["times"])
_UNFIT = pattern_of(REPLIES["unfit_day"])
_CLAUSES = re.compile(r"[.;!?\n]+|,(?!\s*20\d\d)")
_NUMBER_ALONE = re.compile(r"^\W*(?:(?:the|on|to|for|by|its|it is|wait)\W+)*(\d{1,2})\W*$", re.I)


def date_in(text: str, today: date) -> date | None:
    """The day that a reply to "by when?" names or implies, from `today` on: of a month alone its last one."""
    if day := day_in(text, today):
        return day
    words = in_figures(without_pseudonyms(text))
    day = implied(words, today)
    return working(day) if day and SPANS.search(words) else day


def day_in(text: str, today: date) -> date | None:
    """The first day from `today` on that is set in words about something else: no month alone, no length of time."""
    day = set_in(text, today)
    text = in_figures(text)
    before = _BEFORE.search(text)
    is_before = day is not None and before is not None and set_in(text[before.end() :], today) == day
    return max(today, working_before(day)) if day and is_before else day


def meant_in(text: str, today: date, before: date | None = None, sure: bool = False) -> date | None:
    """The last day that is meant, where somebody corrects themselves: "15 December, no wait, the 18th".

    `before`: the day that a text puts right; "the 22nd" is of the month of the day before it. `sure`: no month
    alone and no length of time is one.
    """
    read = day_in if sure else date_in
    found = None
    said = pieces.without_denied(_without_unfit(in_figures(text), today))
    for part in _REDATES.split(_REPLACED.sub(" ", said)):
        alone = _NUMBER_ALONE.match(part) if before else None
        words = f"{alone[1]}th" if alone else part
        since = max(today, before.replace(day=1) - timedelta(days=1)) if before and _is_without_month(words) else today
        found = read(words, since) or found
        before = found or before
    return found


def says_unfit(text: str) -> bool:
    """Whether a text says of a day that it will not do: "the 18 is my holidays"."""
    return bool(_UNFIT.search(plain(text)) and _ONE_DAY.search(text))


def _without_unfit(text: str, today: date) -> str:
    """The text without clauses that say that a day will not do, where another names one."""
    clauses = _CLAUSES.split(text)
    fit = ". ".join(clause for clause in clauses if not says_unfit(clause))
    return fit if len(clauses) > 1 and date_in(fit, today) else text


def _is_without_month(text: str) -> bool:
    """Whether a text names a day of a month by its number, "the 22nd", and no month."""
    return bool(DAY_OF_MONTH.search(text)) and not WHOLE_MONTH.search(text)


def says_time(text: str) -> bool:
    """Whether words that name no day speak of a time, and of little else: "when the dust settles"."""
    is_time = bool(_TIMES.search(plain(text))) or speaks_of_part_of_month(text)
    return is_time and len(text.split()) <= WORDS_OF_A_TIME


def without_days(text: str) -> str:
    """What a text says besides days, months and numbers."""
    return _ANY_OF_A_DAY.sub(" ", in_figures(text))


def spoken(day: date) -> str:
    """Such as "12 December 2026"."""
    return f"{day.day} {day:%B} {day.year}"


def spoken_in_full(day: date) -> str:
    """Such as "Saturday 12 December 2026", so that a day that was heard wrongly is noticed."""
    return f"{day:%A} {spoken(day)}"


def other_day_in(text: str, day: date) -> date | None:
    """The nearest day of the weekday that words name, where the day that was read in them is no such day."""
    named = {found["weekday"][:3].lower() for found in WEEKDAY.finditer(pieces.without_denied(text))}
    is_of_another = len(named) == 1 and not _BEFORE.search(in_figures(text)) and DAYS[day.weekday()] not in named
    if not is_of_another or not re.search(r"\d", text) or OTHER_WEEKDAY.search(text):
        return None
    ahead = (DAYS.index(named.pop()) - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def says_only(text: str, day: date) -> bool:
    """Whether words say a day by its number, month, year or weekday, and nothing else: "Friday 4th December"."""
    said = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text.lower()))
    numbers = {str(day.day), f"{day:%d}", str(day.month), f"{day:%m}", str(day.year), f"{day:%y}"}
    names = (f"{day:%A}".lower(), f"{day:%B}".lower())
    is_of_it = [
        one in numbers or one in BESIDE_A_DAY or (len(one) > 2 and any(name.startswith(one) for name in names))
        for one in said
    ]
    return {str(day.day), f"{day:%d}"} & {*said} != set() and all(is_of_it)


def day_pressed(choice: str | None) -> date | None:
    """The day of a button; None where it stands for something else."""
    try:
        return date.fromisoformat(choice or "")
    except ValueError:
        return None
