"""The record as a Word document: real headings and a real table, so that it can be edited and read aloud."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Row

from gateway.record import words
from gateway.record.model import Record, Step

LANGUAGE = "en-GB"


def render(record: Record, today: date) -> bytes:
    """The whole record, as the bytes of a .docx file."""
    document = Document()
    _describe(document, today)
    document.add_heading(words.TITLE, level=0)
    document.add_paragraph(words.spoken_date(today))
    if others := words.of_others(record):
        document.add_paragraph(others)
    if record.situation:
        document.add_heading(words.SITUATION, level=1)
        _quote(document, record.situation)
    _list(document, words.CONTEXT, map(words.described, record.context))
    _list(document, words.BEHAVIOURS, map(words.chosen, record.behaviours))
    _list(document, words.CASES, (case.title for case in record.cases))
    _answers(document, record)
    _list(document, words.SKIPPED, (skipped.question for skipped in record.skipped))
    _steps(document, record)
    _outcomes(document, record)
    _list(document, words.SOURCES, map(words.cited, record.sources))
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def _describe(document: Doc, today: date) -> None:
    """The properties, which would otherwise be those of the empty document that this one began as."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = words.TITLE, "Sounding Board", "Sounding Board"
    properties.comments, properties.language = "", LANGUAGE
    properties.created = properties.modified = datetime.combine(today, time(), UTC).replace(tzinfo=None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)


def _list(document: Doc, title: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    if listed:
        document.add_heading(title, level=1)
    for line in listed:
        document.add_paragraph(words.fit(line), style="List Bullet")


def _quote(document: Doc, text: str) -> None:
    document.add_paragraph(words.fit(text), style="Quote")


def _answers(document: Doc, record: Record) -> None:
    if record.answers:
        document.add_heading(words.ANSWERS, level=1)
    for answer in record.answers:
        document.add_heading(words.fit(answer.question), level=2)
        _quote(document, answer.text)
        if answer.rating is not None:
            document.add_paragraph(words.rated(answer))


def _steps(document: Doc, record: Record) -> None:
    if record.steps:
        document.add_heading(words.STEPS, level=1)
        table = document.add_table(rows=1 + len(record.steps), cols=len(words.STEP_COLUMNS), style="Table Grid")
        _head(table)
        for row, step in zip(table.rows[1:], record.steps, strict=True):
            _fill(row, step)
    if record.check_in:
        document.add_paragraph(f"{words.CHECK_IN} {words.spoken_date(record.check_in)}.")


def _outcomes(document: Doc, record: Record) -> None:
    if record.outcomes:
        document.add_heading(words.OUTCOMES, level=1)
    for outcome in record.outcomes:
        document.add_paragraph(f"{words.spoken_date(outcome.day)}:")
        _quote(document, outcome.text)


def _head(table: Table) -> None:
    head = table.rows[0]
    # A program that reads aloud says the heading of a column before each cell, and the row comes again on a new page.
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, title in zip(head.cells, words.STEP_COLUMNS, strict=True):
        cell.paragraphs[0].add_run(title).bold = True


def _fill(row: _Row, step: Step) -> None:
    for cell, text in zip(row.cells, words.cells_of(step), strict=True):
        cell.text = words.fit(text)
