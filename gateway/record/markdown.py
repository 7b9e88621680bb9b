"""The record as Markdown; the leader's words are escaped, so that they read as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from gateway.record import words
from gateway.record.model import Record

# What means something anywhere, and what does so at the beginning of a line alone.
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_LEADING = re.compile(r"^(\s*\d*)([.)+=-])", re.MULTILINE)


def render(record: Record, today: date) -> str:
    """The whole record."""
    return "\n".join(_lines(record, today)).strip() + "\n"


def _lines(record: Record, today: date) -> Iterator[str]:
    yield from (f"# {words.TITLE}", "", words.spoken_date(today), "")
    if record.situation:
        yield from _section(words.SITUATION, [_quoted(record.situation)])
    yield from _section(words.CONTEXT, (f"- {_plain(line.label)}: {_plain(line.value)}" for line in record.context))
    yield from _section(words.BEHAVIOURS, (f"- {_plain(one.name)}" for one in record.behaviours))
    yield from _section(words.CASES, (f"- {_plain(one.title)}" for one in record.cases))
    yield from _section(words.ANSWERS, _answers(record))
    yield from _section(words.SKIPPED, (f"- {_plain(one.question)}" for one in record.skipped))
    yield from _section(words.STEPS, _steps(record))
    if record.check_in:
        yield from (f"{words.CHECK_IN} {words.spoken_date(record.check_in)}.", "")
    yield from _section(words.SOURCES, (f"- {_plain(words.cited(one))}" for one in record.sources))


def _section(title: str, lines: Iterable[str]) -> list[str]:
    body = list(lines)
    return [f"## {title}", "", *body, ""] if body else []


def _answers(record: Record) -> Iterator[str]:
    for answer in record.answers:
        yield f"**{_plain(answer.question)}**"
        yield ""
        yield _quoted(answer.text)
        if answer.rating is not None:
            yield f"> ({words.rated(answer)})"
        yield ""


def _steps(record: Record) -> Iterator[str]:
    if record.steps:
        yield f"| {' | '.join(words.STEP_COLUMNS)} |"
        yield "| --- | --- | --- |"
    for step in record.steps:
        cells = (step.what, step.who, words.when_of(step))
        yield f"| {' | '.join(_plain(cell).replace(chr(10), ' ') for cell in cells)} |"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in _plain(text).splitlines())


def _plain(text: str) -> str:
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))
