"""Reading what a leader typed where a particular thing was asked for: a number, a yes, a context."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from knowledge.phrases import pattern_of, plain

FILE = Path(__file__).parent / "replies.yml"
SHORT = 8
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_NUMBER = re.compile(r"(?<![\d.,£])(\d{1,2})(?:\.\d+)?(?!\s*(?:%|\d|,\d|years?|months?|weeks?|days?))\b")
_REPLIES = yaml.safe_load(FILE.read_text("utf-8"))
_YES, _NO, _UNKNOWN = (pattern_of(_REPLIES[name]) for name in ("yes", "no", "unknown"))
_FIELDS = {
    field: [(value, pattern_of(phrases)) for value, phrases in values.items()]
    for field, values in _REPLIES.items()
    if isinstance(values, dict)
}
CONTEXT_VALUES = {field: {"unknown", *(value for value, _ in values)} for field, values in _FIELDS.items()}


def rating_in(text: str) -> int | None:
    """The first whole number from 1 to 10, in figures or words; None where there is none."""
    found = [int(match.group(1)) for match in _NUMBER.finditer(text)]
    if not found:
        found = [NUMBERS.index(word) for word in re.findall(r"[a-z]+", text.lower()) if word in NUMBERS]
    return next((number for number in found if 1 <= number <= 10), None)


def context_in(text: str, field: str) -> str | None:
    """What a short reply says of one field of the context, as an id of the schema."""
    words = plain(text)
    return next((value for value, pattern in _FIELDS[field] if pattern.search(words)), None)


def says_yes(text: str) -> bool:
    """Whether a short reply agrees, or takes all that was offered."""
    return _is_short(text) and bool(_YES.search(plain(text))) and not says_no(text)


def says_no(text: str) -> bool:
    """Whether a short reply declines; a long one is no mere no."""
    return _is_short(text) and bool(_NO.search(plain(text))) and not does_not_know(text)


def does_not_know(text: str) -> bool:
    """Whether a short reply leaves the question open."""
    return _is_short(text) and bool(_UNKNOWN.search(plain(text)))


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT
