"""Days that are said in words, in figures."""

from __future__ import annotations

import re

from actions.words.calendar import MONTH

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
    *("twentieth", "twenty[- ]first", "twenty[- ]second", "twenty[- ]third", "twenty[- ]fourth", "twenty[- ]fifth"),
    *("twenty[- ]sixth", "twenty[- ]seventh", "twenty[- ]eighth", "twenty[- ]ninth", "thirtieth", "thirty[- ]first"),
)
# "The second" alone is more often a thing than a day; from the eleventh on it is a day.
_NTH_DAYS = [(re.compile(rf"\b{said}(?=\s+(?:of\s+)?{MONTH})", re.I), n) for n, said in enumerate(_NTH_IN_WORDS, 1)] + [
    (re.compile(rf"\bthe\s+{said}\b", re.I), n) for n, said in enumerate(_NTH_IN_WORDS, 1) if n > 10
]
_UNITS = {
    re.compile(r"(?<=\d) ?wks?\b|\bwks?\b", re.I): " weeks",
    re.compile(r"(?<=\d) ?mths?\b|\bmths?\b", re.I): " months",
    re.compile(r"\b(?:a )?(?:couple|cpl) of(?= (?:days|weeks|months))", re.I): "2",
    # What is to be done before Christmas is done by its eve.
    re.compile(r"\b(?:by|before) (?:christmas|xmas)\b(?! (?:day|eve))", re.I): "by 24 december",
}


def in_figures(text: str) -> str:
    """With days that are said in words alone in figures: "Christmas Eve", "the twenty-fourth"."""
    for said, figures in (_UNITS | _IN_WORDS).items():
        text = said.sub(figures, text)
    # "Twenty-first" holds a "first".
    for pattern, day in reversed(_NTH_DAYS):
        text = pattern.sub(f"{day}th", text)
    return text
