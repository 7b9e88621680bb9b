"""By when a step is to be done, beside what is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from actions.parts import Step
from actions.words.steps import owners
from actions.words.steps.doers import OPENING
from actions.words.time.calendar import DATED, DAY, DAYS, MONTH, NTH, NUMBER, REPEATED, SPAN
from actions.words.time.dates import meant_in, other_day_in, spoken
from actions.words.time.days import first_of, speaks_of_part_of_month
from actions.words.time.figures import in_figures

# How the words for a day begin, and so no other word is taken for one of them.
_OPENS = re.compile(
    r"^(?:\d|w/?c|(?:the\s+)?week\s+(?:commencing|beginning|of)"
    r"|by|before|start(?:s|ing)?|until|till|end|due|within|no later|from|in|on|next|this|the|mid|early|late"
    r"|first|last|today|tomorrow"
    rf"|(?:{NUMBER}\s+)?(?:weeks?|wks?|fortnights?)\b|christmas|boxing|new year|{DAY}|{MONTH})",
    re.I,
)
_DEADLINE = re.compile(r"^(?:by|start(?:s|ing)?|before|until|till|end|due|within|no later|latest|from)\b", re.I)
_NAMED_DAY = re.compile(
    rf"(?:{DAY}\s+)?(?:the\s+)?\d{{1,2}}{NTH}(?:\s+(?:of\s+)?{MONTH}(?:\s+20\d\d)?)?|{DAY}|\b(?:today|tomorrow)\b", re.I
)
# "What they say of us in four years' time" is of what is told, and no day of a step.
_FORESEEN = re.compile(
    rf"\b(?:what|how|where|whether|who|which)\b[^.;]*?\b(?:in|within)\s+(?:the\s+next\s+)?{NUMBER}\s+{SPAN}['’]?s?['’]?"
    rf"(?:\s+time)?|\b(?:in|within)\s+{NUMBER}\s+years?\b['’]?(?:\s+time)?",
    re.I,
)
# A day that is not called by its name: a festival, the end of a month, the day before another, one to begin on.
_OTHERWISE = re.compile(
    rf"^(?:start|begin)\w*\b.*|\b(?:by|before|until|till)\s+(?:christmas|xmas|easter|new\s+year)\b"
    rf"|\bbefore\s+(?:the\s+|next\s+|this\s+)*(?:{DAY}|\d{{1,2}}{NTH}\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}}{NTH})"
    rf"|\b(?:by\s+)?(?:the\s+)?end\s+(?:of\s+)?(?:{MONTH}|(?:the\s+|this\s+|next\s+)?(?:month|week|year|term))",
    re.I,
)
_REPEATED = re.compile(REPEATED, re.I)
_DENIES = re.compile(r"\b(?:not|no|never|than|of)$", re.I)
# The most that a day at the end of a step is told in: "before the second meeting of the board in the new year".
WORDS_OF_A_DAY = 20
_EXACT = re.compile(r"\d")
# "Move the panel to 1 December" ends in a day that belongs to what is done.
_BELONGS = re.compile(r"\b(?:to|for|of|the|at)$", re.I)


# What leads up to a day within a step, and what may stand behind one that can be left out.
_LED_UP = re.compile(r"(?:(?:^|\s+|,\s*)(?:on|by|this|next|coming|the|starting|beginning|from|due))+\s+$", re.I)
_ENDS_DAY = re.compile(
    r"\s*(?:$|[,.;:!?]|(?:and|n|with|to|about|at|in|so|for|then|before|after|when|over|before|once|as|from)\b)", re.I
)


# What it is about stands behind the day, and is of what is done: "on Thursday about what he wants".
_AHEAD = re.compile(
    rf"\s(?:before|ahead\s+of|in\s+time\s+for|ready\s+for)\s+(?:the|my|our|it|we|they|he|she)\s+(?!\d|{DAY}|{MONTH})"
    r"[^.;]{2,120}$",
    re.I,
)
_ABOUT = re.compile(
    r"\s+(?=(?:about|on|over|regarding|with|for|to|as\s+to)\s+(?:what|how|why|whether|who|whom|which|where|when|if|him|her|it"
    r"|them|that|this|us)\b)",
    re.I,
)


def named_otherwise(step: Step) -> str | None:
    """The words for the day of a step that say another than is read in them, or when it begins: "before Friday"."""
    if not step.date:
        return None
    if step.when and _REPEATED.search(step.when):
        return step.when
    found = _OTHERWISE.search(step.when or step.what)
    if found is None:
        return None
    return found[0] if not step.when else step.when


def is_when(text: str) -> bool:
    """Whether words name a time and nothing else."""
    return owners.says_day(text)


def timed(step: Step, words: str, today: date) -> Step:
    """The step with the day that words name; where their weekday is of another day, or it is a part of a month, that is
    still open."""
    words = OPENING.sub("", words)
    day = meant_in(words, today, sure=True) or first_of(words, today) or meant_in(words, today)
    if day and other_day_in(words, day):
        return step.but(when=None, date=day.isoformat(), unread=words)
    if day is None and speaks_of_part_of_month(words):
        return step.but(when=None, date=None, unread=words.strip(" .,;"))
    return step.but(when=words.strip(" .,;"), date=day.isoformat() if day else None, unread=None)


def moved(step: Step, day: date, denied: Sequence[date], today: date) -> Step:
    """The step without the day that it was on in its words; an exact day that is denied gives way: "not the 12th"."""
    named = [found for found in _NAMED_DAY.finditer(step.what) if _is_of(found[0], step, today)]
    if len(named) != 1 or step.date == day.isoformat():
        return step
    found = named[0]
    if _EXACT.search(found[0]) and step.date in {one.isoformat() for one in denied}:
        said = spoken(day) if re.search(r"20\d\d", found[0]) else spoken(day).rpartition(" ")[0]
        words = f"{day:%A} {said}" if re.match(DAY, found[0], re.I) else said
        return step.but(what=f"{step.what[: found.start()]}{words}{step.what[found.end() :]}")
    before, after = _LED_UP.sub("", step.what[: found.start()]), step.what[found.end() :]
    # "Friday's panel" is a thing, and "move it to Friday" wants another word in its place.
    is_apart = bool(_ENDS_DAY.match(after)) and not _BELONGS.search(before.rstrip())
    return step.but(what=f"{before.rstrip(' ,')}{after}".strip()) if is_apart and before.strip() else step


def _is_of(words: str, step: Step, today: date) -> bool:
    """Whether words name the day of a step, by its date or as the weekday that it is."""
    if step.date is None:
        return False
    is_weekday = DAYS[date.fromisoformat(step.date).weekday()] == words[:3].lower()
    day = meant_in(words, today, sure=True)
    return (is_weekday and not _EXACT.search(words)) or (day is not None and day.isoformat() == step.date)


def without_foreseen(text: str) -> str:
    """The text without a time to come that only belongs to what is told."""
    ahead = _ahead_of(text)
    return _FORESEEN.sub(" ", text if ahead is None else text[:ahead])


def _ahead_of(text: str) -> int | None:
    """Where a text that says its day goes on to what comes later: "this week, before it goes on the 11th"."""
    found = _AHEAD.search(text)
    return found.start() if found and DATED.search(text[: found.start()]) else None


def _is_that(tail: str, day: date | None, rest: str, today: date) -> bool:
    """Whether what a text ends with is its day, which nothing before it denies: "two and not one on the 9th"."""
    found = meant_in(tail, today)
    return found is not None and (found == day if day else not _DENIES.search(rest))


def parted_from_day(text: str, today: date) -> tuple[str, str]:
    """A text without the day that it ends with, and that day in its words: "my deputy", "by the end of February"."""
    before, *about = _ABOUT.split(text, maxsplit=1)
    if about and not DATED.search(in_figures(about[0])):
        rest, day_words = parted_from_day(before, today)
        if rest:
            return (f"{rest} {about[0]}", day_words) if day_words else (text, "")
    if _ahead_of(text) is not None:
        return text, ""
    told = without_foreseen(text)
    is_dated, words = bool(DATED.search(told)), text.split()
    day = meant_in(text, today) if is_dated else None
    for cut in range(max(0, len(words) - WORDS_OF_A_DAY), len(words)) if is_dated else ():
        rest, tail = " ".join(words[:cut]), " ".join(words[cut:])
        if rest.count("[") > rest.count("]"):
            # A pseudonym is whole: its number is no day.
            continue
        # "Me and May" names no month.
        is_apart = (
            not rest or rest[-1] in ",.;:–-" or _DEADLINE.match(in_figures(tail)) or meant_in(tail, today, sure=True)
        )
        if is_apart and _OPENS.match(in_figures(tail)) and is_when(tail) and _is_that(tail, day, rest, today):
            return (text, "") if _BELONGS.search(rest) else (rest.rstrip(" ,;:–-"), tail.strip(" ,."))
    return text, ""
