"""The record as a Word document: real headings and a real table, so that it can be edited and read aloud."""

from __future__ import annotations

import io
import re
from datetime import date

from docx import Document
from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gateway.record import words
from gateway.record.model import Record

# XML knows no other control characters than these.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def render(record: Record, today: date) -> bytes:
    """The whole record, as the bytes of a .docx file."""
    document = Document()
    _describe(document)
    document.add_heading(words.TITLE, level=0)
    document.add_paragraph(words.spoken_date(today))
    if record.situation:
        document.add_heading(words.SITUATION, level=1)
        _quote(document, record.situation)
    _list(document, words.CONTEXT, [f"{line.label}: {line.value}" for line in record.context])
    _list(document, words.BEHAVIOURS, [one.name for one in record.behaviours])
    _list(document, words.CASES, [one.title for one in record.cases])
    _answers(document, record)
    _list(document, words.SKIPPED, [one.question for one in record.skipped])
    _steps(document, record)
    _list(document, words.SOURCES, [words.cited(one) for one in record.sources])
    whole = io.BytesIO()
    document.save(whole)
    return whole.getvalue()


def _describe(document: Doc) -> None:
    document.core_properties.title = words.TITLE
    document.core_properties.author = ""
    document.core_properties.language = "en-GB"
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(language)


def _list(document: Doc, title: str, lines: list[str]) -> None:
    if lines:
        document.add_heading(title, level=1)
        for line in lines:
            document.add_paragraph(_fit(line), style="List Bullet")


def _quote(document: Doc, text: str) -> None:
    document.add_paragraph(_fit(text), style="Quote")


def _answers(document: Doc, record: Record) -> None:
    if record.answers:
        document.add_heading(words.ANSWERS, level=1)
    for answer in record.answers:
        document.add_heading(_fit(answer.question), level=2)
        _quote(document, answer.text)
        if answer.rating is not None:
            document.add_paragraph(words.rated(answer))


def _steps(document: Doc, record: Record) -> None:
    if record.steps:
        document.add_heading(words.STEPS, level=1)
        table = document.add_table(rows=1, cols=len(words.STEP_COLUMNS), style="Table Grid")
        # A reader that speaks says the heading of a column before each cell.
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        for cell, title in zip(table.rows[0].cells, words.STEP_COLUMNS, strict=True):
            cell.paragraphs[0].add_run(title).bold = True
        for step in record.steps:
            row = table.add_row().cells
            for cell, text in zip(row, (step.what, step.who, words.when_of(step)), strict=True):
                cell.text = _fit(text)
    if record.check_in:
        document.add_paragraph(f"{words.CHECK_IN} {words.spoken_date(record.check_in)}.")


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
