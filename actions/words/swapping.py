"""Words of a line of the record that are to give way to others: "in line 9 change £12.60 to £13.10"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words import lines, pieces, put_right

_QUOTE = "[\"“”'‘’]?"
# No longer wording is taken up from memory.
_OLD, _NEW = r"(?P<old>[^.!?;:]{1,60}?)", r"(?P<new>[^!?;:]{1,60}?)"
_END = rf"{_QUOTE}(?:,?\s+(?:please|pls|thanks|thank\s+you|there|in\s+it))*[.!]?\s*$"
_CHANGES = re.compile(
    r"\b(?:change|swap|replace|alter|correct|amend|turn)\s+(?:the\s+(?:words?|figure|number)\s+|the\s+|that\s+)?"
    rf"{_QUOTE}{_OLD}{_QUOTE}\s+(?:to|with|for|into|by)\s+{_QUOTE}{_NEW}{_END}",
    re.I,
)
# What stands before the new wording where the old one is named behind it.
_INSTEAD = re.compile(
    rf"\b(?:say|says|read|reads|be|with|was|is|to|put|have|use)\s+(?:a\s+|an\s+|the\s+)?{_QUOTE}{_NEW}{_QUOTE},?\s+"
    rf"(?:and\s+|but\s+)?(?:instead\s+of|in\s+place\s+of|rather\s+than|not)\s+(?:a\s+|an\s+|the\s+)?{_QUOTE}{_OLD}{_END}",
    re.I,
)
_AS_IT_WAS = re.compile(r"\b(?:back|to)\s+(?:as|how|what)\s+(?:it|they)\s+(?:was|were)\b|\bback\s+to\s+how\b", re.I)


@dataclass(frozen=True)
class LineSwap:
    """The number of a line, what gives way in it, what comes in its place, and whether it is put back before that."""

    line: int
    old: str
    new: str
    is_put_back: bool


def swap_in_line(sentence: str) -> LineSwap | None:
    """What of a line gives way to what; None where a sentence says no such thing, or names no line."""
    places = lines.lines_in(sentence) if lines.is_numbered(sentence) else []
    if len(places) != 1:
        return None
    said = lines.without_line(sentence)
    # The wording that is named last is what is meant: "change it to three: it should read three, not four".
    found = _last(_INSTEAD, said) or _CHANGES.search(said)
    if found is None:
        return None
    return LineSwap(places[0], found["old"].strip(), found["new"].strip(), bool(_AS_IT_WAS.search(sentence)))


def swapped(text: str, swap: LineSwap) -> str | None:
    """The line with the one in the place of the other; None where it does not hold it, or holds it twice."""
    places = put_right.held(swap.old, text)
    if len(places) != 1 or not pieces.bare(swap.new):
        return None
    ((start, end),) = places
    new = swap.new[0].upper() + swap.new[1:] if text[start].isupper() else swap.new
    return text[:start] + new + text[end:]


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What is found from the latest place on, so that the new wording is no longer than it must be."""
    starts = [found.start() for found in re.finditer(r"(?<!\w)\w", text)]
    return next(filter(None, (pattern.match(text, at) for at in reversed(starts))), None)
