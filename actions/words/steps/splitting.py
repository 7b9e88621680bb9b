"""A step that is said to be two, taken apart where the one ends and the other begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from actions.parts import Step
from actions.words.language import pieces
from actions.words.steps import drafting, owners
from actions.words.steps.doers import JOINS, OPENING, doer_in
from actions.words.steps.which_step import shares

# The stronger one comes first.
_BOUNDARIES = (
    re.compile(r"(?<=[.;!?])\s+|\n+"),
    re.compile(rf",?\s+(?={JOINS}\s)", re.I),
    re.compile(r",\s+"),
)


def parts_of(step: Step, names: Sequence[str], today: date) -> list[Step]:
    """The two steps that one is; nothing where its words do not tell where the second begins."""
    for one, other in _cuts(step.what):
        if _are_apart(one, other, names):
            return [_part(one, step, today), _part(other, step, today, is_last=True)]
    return []


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    for boundary in _BOUNDARIES:
        yield from ((text[: one.start()], text[one.end() :]) for one in boundary.finditer(text))


def _are_apart(one: str, other: str, names: Sequence[str]) -> bool:
    if names:
        named = [pieces.content_words(name) for name in names]
        halves = (Step(what=one), Step(what=other))
        return any(shares(named[0], a) and shares(named[1], b) for a, b in (halves, halves[::-1]))
    told = OPENING.sub("", other)
    return owners.begins_with_deed(told) or drafting.is_noted_deed(told) or doer_in(other) is not None


def _part(words: str, whole: Step, today: date, is_last: bool = False) -> Step:
    """One of the two: who does it is as it was, where it does not say; the day at the end is of the second."""
    told = drafting.told_in(words, today).steps
    part = told[0] if len(told) == 1 else Step(what=words.strip(" .;,"))
    part = part.but(who=part.who or whole.who, answer=whole.answer)
    is_dated = part.when is not None or part.unread is not None
    return part if is_dated or not (is_last and whole.when) else part.but(when=whole.when, date=whole.date)
