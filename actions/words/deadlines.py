"""By when a step is to be done, beside what is done."""

from __future__ import annotations

import re
from datetime import date

from actions.parts import Step
from actions.words import owners
from actions.words.calendar import DATED, DAY, MONTH
from actions.words.dates import meant_in, other_day_in
from actions.words.figures import in_figures

# How the words for a day begin, and so no other word is taken for one of them.
_OPENS = re.compile(
    r"^(?:\d|w/?c|(?:the\s+)?week\s+(?:commencing|beginning|of)"
    r"|by|before|start(?:s|ing)?|until|till|end|due|within|no later|from|in|on|next|this|the|mid|early|late"
    r"|first|last|today|tomorrow"
    rf"|a (?:week|fortnight)\b|christmas|boxing|new year|{DAY}|{MONTH})",
    re.I,
)
_DEADLINE = re.compile(r"^(?:by|start(?:s|ing)?|before|until|till|end|due|within|no later|latest|from)\b", re.I)
# "Move the panel to 1 December" ends in a day that belongs to what is done.
_BELONGS = re.compile(r"\b(?:to|for|of|the|at)$", re.I)


def is_start(when: str) -> bool:
    """Whether a day is that on which a step begins."""
    return bool(re.match(r"(?:start|begin)", when, re.I))


def is_when(text: str) -> bool:
    """Whether words name a time and nothing else."""
    return owners.says_day(text)


def timed(step: Step, words: str, today: date) -> Step:
    """The step with the day that words name; where their weekday is of another day, that is still open."""
    day = meant_in(words, today)
    if day and other_day_in(words, day):
        return step.but(when=None, date=day.isoformat(), unread=words)
    return step.but(when=words.strip(" .,;"), date=day.isoformat() if day else None, unread=None)


def parted_from_day(text: str, today: date) -> tuple[str, str]:
    """A text without the day that it ends with, and that day in its words: "my deputy", "by the end of February"."""
    day, words = meant_in(text, today) if DATED.search(text) else None, text.split()
    for cut in range(len(words)) if day else ():
        rest, tail = " ".join(words[:cut]), " ".join(words[cut:])
        # "Me and May" names no month.
        is_apart = (
            not rest or rest[-1] in ",.;:–-" or _DEADLINE.match(in_figures(tail)) or meant_in(tail, today, sure=True)
        )
        if is_apart and _OPENS.match(in_figures(tail)) and is_when(tail) and meant_in(tail, today) == day:
            return (text, "") if _BELONGS.search(rest) else (rest.rstrip(" ,;:–-"), tail.strip(" ,."))
    return text, ""
