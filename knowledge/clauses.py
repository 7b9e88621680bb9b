"""A message in pieces of a sentence or so, for showing a leader which of their words led somewhere."""

from __future__ import annotations

import re
from itertools import pairwise

_BREAKS = re.compile(r"(?<=[.!?;:])\s+|\s+[-–—]\s+|\n+")
# "And" joins things as well as sentences; before these a new one begins.
_WITHIN = re.compile(
    r",\s+|\s+(?=(?:but|because|so that|while|and (?:i|we|it|they|he|she|you|there|nobody|now|in|then|yet))\s)",
    re.I,
)
LONG = 18
ENOUGH = 6


def clauses_of(text: str) -> list[str]:
    """The pieces in order, none of them empty; a long sentence is broken at its commas and conjunctions."""
    pieces = [piece.strip() for piece in _BREAKS.split(text) if piece.strip()]
    return [part for piece in pieces for part in _parts(piece)] or [text.strip()]


def _parts(piece: str) -> list[str]:
    """A long piece broken before a comma's next words or a conjunction, wherever enough stands before it."""
    starts = [0]
    for found in _WITHIN.finditer(piece) if len(piece.split()) > LONG else ():
        before = piece[starts[-1] : found.start()]
        # What is put in brackets stays with what it is put beside.
        if len(before.split()) > ENOUGH and before.count("(") <= before.count(")"):
            starts.append(found.end())
    # A tail of a few words says nothing alone.
    if len(starts) > 1 and len(piece[starts[-1] :].split()) <= ENOUGH:
        starts.pop()
    return [piece[start:end].strip().rstrip(",") for start, end in pairwise((*starts, len(piece)))]
