from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from gateway.record import word
from tests.gateway.record.records import EMPTY, FULL, NASTY, TODAY, with_text


def opened(content: bytes) -> Doc:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(content))


def test_a_full_record_has_real_headings_in_order() -> None:
    document = opened(word.render(FULL, TODAY))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert headings == [
        ("Title", "My record from Sounding Board"),
        ("Heading 1", "What I am facing"),
        ("Heading 1", "How I described it"),
        ("Heading 1", "What I chose to work with"),
        ("Heading 1", "Case studies I was shown"),
        ("Heading 1", "What I said"),
        ("Heading 2", "Who knows?"),
        ("Heading 2", "How sure are you?"),
        ("Heading 1", "Questions I left for now"),
        ("Heading 1", "My next steps"),
        ("Heading 1", "Where this comes from"),
    ]


def test_the_words_of_the_leader_and_the_sources_are_in_it_unchanged() -> None:
    paragraphs = [paragraph.text for paragraph in opened(word.render(FULL, TODAY)).paragraphs]
    for text in (
        "9 April 2027",
        "We are stuck.\nNobody says so.",
        "How the authority has performed: improving (“came out of it”)",
        "Staying curious, because I said: “nobody says so”",
        "7 of 10",
        "I will look back on this on 1 June 2027.",
        "A report. An institute, 2013: chapter 3; p. 9.",
    ):
        assert text in paragraphs


def test_next_steps_are_a_table_whose_first_row_heads_it() -> None:
    (table,) = opened(word.render(FULL, TODAY)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["What", "Who", "By when", "Comes from"],
        ["Ring the chair", "me", "this Friday (16 April 2027)", ""],
        ["Write it down", "", "soon", ""],
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_its_properties_are_its_own_and_its_language_is_british() -> None:
    document = opened(word.render(FULL, TODAY))
    properties = document.core_properties
    assert (properties.title, properties.author) == ("My record from Sounding Board", "Sounding Board")
    assert (properties.language, properties.comments) == ("en-GB", "")
    assert properties.created.date() == properties.modified.date() == TODAY
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_an_empty_record_has_no_empty_parts() -> None:
    document = opened(word.render(EMPTY, TODAY))
    assert [p.text for p in document.paragraphs] == ["My record from Sounding Board", "9 April 2027"]
    assert document.tables == []


def test_what_looks_like_markup_stands_as_it_was_typed() -> None:
    document = opened(word.render(with_text(NASTY), TODAY))
    assert NASTY in [paragraph.text for paragraph in document.paragraphs]


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_at_all_can_be_written_and_opened(text: str) -> None:
    content = word.render(with_text(text), TODAY)
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert opened(content).paragraphs[0].text == "My record from Sounding Board"
