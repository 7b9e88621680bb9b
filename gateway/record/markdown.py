"""The record as Markdown; what the leader typed is escaped, so that it reads as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gateway.record import words
from gateway.record.model import Record

# What means something anywhere, and what does so at the beginning of a line alone.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
_LEADING = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^()([+=#-])", re.MULTILINE)
# Four of them would make a piece of code of the line.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def render(record: Record, today: date) -> str:
    """The whole record."""
    return "\n".join(_lines(record, today)).strip() + "\n"


def _lines(record: Record, today: date) -> Iterator[str]:
    yield from (f"# {words.TITLE}", "", words.spoken_date(today), "")
    if others := words.of_others(record):
        yield from (others, "")
    if record.situation:
        yield from _section(words.SITUATION, [_quoted(record.situation)])
    yield from _section(words.CONTEXT, map(_point, map(words.described, record.context)))
    yield from _section(words.BEHAVIOURS, map(_point, map(words.chosen, record.behaviours)))
    yield from _section(words.CASES, (_point(case.title) for case in record.cases))
    yield from _section(words.ANSWERS, _answers(record))
    yield from _section(words.SKIPPED, (_point(skipped.question) for skipped in record.skipped))
    yield from _section(words.STEPS, _steps(record))
    if record.check_in:
        yield from (f"{words.CHECK_IN} {words.spoken_date(record.check_in)}.", "")
    yield from _section(words.OUTCOMES, _outcomes(record))
    yield from _section(words.SOURCES, map(_point, map(words.cited, record.sources)))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [f"## {title}", "", *body, ""] if body else []


def _answers(record: Record) -> Iterator[str]:
    for answer in record.answers:
        yield from (f"### {_one_line(answer.question)}", "", _quoted(answer.text), "")
        if answer.rating is not None:
            yield from (words.rated(answer), "")


def _outcomes(record: Record) -> Iterator[str]:
    for outcome in record.outcomes:
        yield from (f"{words.spoken_date(outcome.day)}:", "", _quoted(outcome.text), "")


def _steps(record: Record) -> Iterator[str]:
    if record.steps:
        yield f"| {' | '.join(words.STEP_COLUMNS)} |"
        yield f"|{' --- |' * len(words.STEP_COLUMNS)}"
    for step in record.steps:
        yield f"| {' | '.join(map(_one_line, words.cells_of(step)))} |"


def _point(text: str) -> str:
    return f"- {_one_line(text)}"


def _quoted(text: str) -> str:
    """A quotation in which lines end where they were ended."""
    *lines, last = _plain(text).split("\n")
    # Two spaces at its end keep a line from running on into the next.
    return "\n".join([*(f"> {line}  " if line else ">" for line in lines), f"> {last}"])


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split("\n"))


def _plain(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", _INDENT.sub("", words.fit(text)))
    return _LEADING.sub(r"\1\3\\\2\4", escaped)
