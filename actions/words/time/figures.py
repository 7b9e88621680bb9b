"""Days that are said in words, in figures."""

from __future__ import annotations

import re

from actions.words.language.once import once
from actions.words.time.calendar import MONTH

# A month that something is about, or that is past, sets no day: "say sorry about August", "since July".
_NO_DAYS = re.compile(rf"(?<=\w )about\s+(?:last\s+)?{MONTH}(?!\s+\d)|\b(?:last|since)\s+{MONTH}(?!\s+\d)", re.I)
# Days that are said in words alone, as they are written in figures.
_IN_WORDS = {
    re.compile(rf"\b{said}\b", re.I): figures
    for said, figures in (
        (r"christmas eve", "24 december"),
        (r"christmas day", "25 december"),
        (r"boxing day", "26 december"),
        (r"new year['\u2019]?s eve", "31 december"),
        (r"new year['\u2019]?s day", "1 january"),
    )
}
_NTH_IN_WORDS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
# "Twenty-first" holds a "first", and so comes before it.
_NTH, _LATE_NTH = (
    "|".join(said.replace("-", "[- ]") for said in reversed(some)) for some in (_NTH_IN_WORDS, _NTH_IN_WORDS[10:])
)
# "The second" alone is more often a thing than a day; from the eleventh on it is a day.
_NTH_DAY = re.compile(rf"\b(?P<of_month>{_NTH})(?=\s+(?:of\s+)?{MONTH})|\bthe\s+(?P<late>{_LATE_NTH})\b", re.I)
_UNITS = {
    re.compile(r"\b(?:2mor+o\w?|2morrow|2mrw|2mro|tmr+o?w?|tmw|tomoz|tmoz|tom+or+o\w?)\b", re.I): "tomorrow",
    re.compile(r"\b2day\b", re.I): "today",
    re.compile(r"\b(?:2nite|2night|tonite)\b", re.I): "tonight",
    re.compile(r"\bnxt\b", re.I): "next",
    re.compile(r"\bb4\b", re.I): "before",
    re.compile(r"(?<=\d) ?wks?\b", re.I): " weeks",
    re.compile(r"\bwks\b", re.I): "weeks",
    re.compile(r"\bwk\b", re.I): "week",
    re.compile(r"(?<=\d) ?mths?\b|\bmths?\b", re.I): " months",
    re.compile(r"\b(?:a )?(?:couple|cpl) of(?= (?:days|weeks|months))", re.I): "2",
    # What is to be done before Christmas is done by its eve.
    re.compile(r"\b(?:by|before) (?:christmas|xmas)\b(?! (?:day|eve))", re.I): "by 24 december",
}


_WORDS = [*_UNITS.items(), *_IN_WORDS.items()]


@once
def in_figures(text: str) -> str:
    """With days that are said in short or in words alone in figures: "2moro", "Christmas Eve", "the twenty-fourth"."""
    text = _NO_DAYS.sub("about it", text)
    for said, figures in _WORDS:
        text = said.sub(figures, text)
    return _NTH_DAY.sub(_nth, text)


def _nth(found: re.Match[str]) -> str:
    said = (found["of_month"] or found["late"]).lower().replace(" ", "-")
    return f"{_NTH_IN_WORDS.index(said) + 1}th"
