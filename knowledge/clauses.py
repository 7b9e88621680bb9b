"""A message in pieces of a sentence or so, for showing a leader which of their words led somewhere."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"(?<=[.!?;:])\s+|\s+[-–—]\s+|\n+")
LONG = 18
ENOUGH = 6


def clauses_of(text: str) -> list[str]:
    """The pieces in order, none of them empty; a long sentence is broken at its commas."""
    pieces = [piece.strip() for piece in _BREAKS.split(text) if piece.strip()]
    return [part for piece in pieces for part in _parts(piece)] or [text.strip()]


def _parts(piece: str) -> list[str]:
    if len(piece.split()) <= LONG or "," not in piece:
        return [piece]
    parts: list[str] = []
    current: list[str] = []
    for segment in piece.split(", "):
        current.append(segment)
        if sum(len(s.split()) for s in current) > ENOUGH:
            parts.append(", ".join(current))
            current = []
    if current:
        # A tail of a few words says nothing alone.
        if parts:
            parts[-1] = ", ".join((parts[-1], *current))
        else:
            parts.append(", ".join(current))
    return parts
