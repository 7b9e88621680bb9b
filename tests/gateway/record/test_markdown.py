from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gateway.record import markdown
from gateway.record.model import Record
from tests.gateway.record.records import EACH, EMPTY, FULL, NASTY, TODAY, with_text

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(record: Record) -> str:
    """What a reader sees, without the marks of structure."""
    html = READER.render(markdown.render(record, TODAY))
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_a_full_record_has_everything_in_its_place() -> None:
    assert markdown.render(FULL, TODAY) == (
        "# My record from Sounding Board\n\n9 April 2027\n\n"
        "## What I am facing\n\n> We are stuck.  \n> Nobody says so.\n\n"
        "## How I described it\n\n- How the authority has performed: improving (“came out of it”)\n\n"
        "## What I chose to work with\n\n- Staying curious, because I said: “nobody says so”\n- Holding the line\n\n"
        "## Case studies I was shown\n\n- A shire that turned round\n\n"
        "## What I said\n\n### Who knows?\n\n> Only I do.\n\n### How sure are you?\n\n> fairly\n\n7 of 10\n\n\n"
        "## Questions I left for now\n\n- What else?\n\n"
        "## My next steps\n\n| What | Who | By when | Comes from |\n| --- | --- | --- | --- |\n"
        "| Ring the chair | me | this Friday (16 April 2027) |  |\n| Write it down |  | soon |  |\n\n"
        "I will look back on this on 1 June 2027.\n\n"
        "## Where this comes from\n\n- A report. An institute, 2013: chapter 3; p. 9.\n"
    )


def test_an_empty_record_has_no_empty_parts() -> None:
    assert markdown.render(EMPTY, TODAY) == "# My record from Sounding Board\n\n9 April 2027\n"


def test_words_that_look_like_markdown_or_html_read_as_they_were_typed() -> None:
    seen = read(EACH)
    assert seen.count(plain(NASTY)) == 12


def test_nothing_that_was_typed_becomes_structure() -> None:
    kinds = [token.type for token in READER.parse(markdown.render(EACH, TODAY))]
    inline = [child.type for token in READER.parse(markdown.render(EACH, TODAY)) for child in token.children or []]
    assert not {"code_block", "fence", "html_block", "hr", "ordered_list_open"} & set(kinds)
    assert not {"em_open", "strong_open", "link_open", "image", "html_inline", "code_inline", "s_open"} & set(inline)
    assert kinds.count("table_open") == 1


@pytest.mark.parametrize("text", ["3.5m short", "5-10 people", "Great! £5 & more", "it's 50% (or so)", "a_b"])
def test_ordinary_words_are_still_found_by_somebody_who_reads_the_file_as_it_is(text: str) -> None:
    assert plain(text) in markdown.render(with_text(text), TODAY).replace("\\", "")


def test_lines_end_where_they_were_ended() -> None:
    assert "<br" in READER.render(markdown.render(with_text("one\ntwo"), TODAY))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs", "Cf", "Cn"]), min_size=1))
def test_any_words_read_as_they_were_typed(text: str) -> None:
    assert plain(text) in read(with_text(text))


@given(st.text())
def test_any_text_at_all_can_be_written(text: str) -> None:
    assert markdown.render(with_text(text), TODAY).encode("utf-8")


@pytest.mark.parametrize(("others", "told"), [(0, ""), (1, "You have another;"), (3, "You have 3 others;")])
def test_the_record_of_one_topic_says_that_there_are_others(others: int, told: str) -> None:
    text = markdown.render(FULL.model_copy(update={"others": others}), TODAY)
    assert ("the record of one topic" in text, told in text) == (others > 0, True)
