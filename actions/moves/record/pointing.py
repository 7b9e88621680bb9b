"""Which lines of the record an order means: by their numbers, by what is quoted of them, or by words that name one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.record import keeping, lines, strikes

_CASE = re.compile(r"/(?:case-study|example)-\d+$")


@dataclass(frozen=True)
class Meant:
    """The ids of the lines that are meant, and the numbers of which there is no line."""

    ids: Sequence[str]
    missing: Sequence[int] = ()
    # Words that several lines share, or that are little like the one, name none for sure.
    is_sure: bool = True


def lines_meant(seen: Sequence[tuple[str, str]], choice: str | None, order: str) -> Meant:
    """The lines of those that were seen that an order means, or that were pressed."""
    is_step = choice is None and lines.names_a_step(order)
    among = {line: text for line, text in seen if not is_step or line.startswith("step-")}
    quoted, places = keeping.quoted_in(order), lines.lines_in(order)
    if choice:
        return Meant([choice] if choice in among else [])
    if quoted and lines.wants_striking(order) and (not places or places == [-1]):
        held = _holding(quoted, among)
        return Meant(held, is_sure=len(held) == 1)
    cases = cases_meant(order, seen) if lines.wants_striking(order) else []
    if cases and not places:
        return Meant(cases, is_sure=len(cases) == 1 or bool(strikes.cases_in(order)))
    if not places:
        return _named(lines.words_naming(order), among)
    ids = list(among)
    found = {place: ids[place if place < 0 else place - 1] for place in places if 0 < abs(place) <= len(ids)}
    return Meant(list(dict.fromkeys([*found.values(), *cases])), [place for place in places if place not in found])


def cases_meant(order: str, seen: Sequence[tuple[str, str]]) -> list[str]:
    """The lines of the cases that an order names by their numbers in the report, or of the only one there is."""
    cases = [line for line, _ in seen if _CASE.search(line)]
    numbers = strikes.cases_in(order)
    if not numbers:
        return cases if strikes.names_a_case(order) and len(cases) == 1 else []
    return [line for line in cases if any(line.endswith(f"-{n}") for n in numbers)]


def _named(naming: frozenset[str], among: Mapping[str, str]) -> Meant:
    shared = {line: len(naming & pieces.content_words(text)) for line, text in among.items()}
    best = max(shared.values(), default=0)
    ids = [line for line, count in shared.items() if count == best] if best else []
    return Meant(ids, is_sure=len(ids) == 1 and 2 * best >= len(naming))


def _holding(quoted: str, among: Mapping[str, str]) -> list[str]:
    """The line that is what is quoted, or else those that hold it."""
    held = [line for line, text in among.items() if keeping.holds(text, quoted)]
    whole = [line for line in held if not keeping.without_quoted(among[line], quoted)]
    return whole or held
