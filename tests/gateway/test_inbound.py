"""What may be in a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.errors import TextMissing, TextTooLong
from gateway.inbound import clean


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("plain words", "plain words"),
        ("  space around  ", "  space around  "),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a\tb"),
        ("a\x00b\x7fc\x9fd", "abcd"),
        ("a\ud800b", "ab"),
        ("👩‍👧 family", "👩‍👧 family"),
        ("/restart", "/restart"),
    ],
)
def test_words_stay_and_control_characters_go(sent, kept):
    assert clean(sent) == kept


@pytest.mark.parametrize("sent", ["", " ", "\n", "\x00", "\u200b", "\ud800", "\u202e"])
def test_what_cannot_be_seen_is_no_message(sent):
    with pytest.raises(TextMissing):
        clean(sent)


def test_length_counts_as_sent():
    assert len(clean("a" * 8000)) == 8000
    with pytest.raises(TextTooLong):
        clean("a" * 8001)
    with pytest.raises(TextTooLong):
        clean("a" + "\x00" * 8000)


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_whatever_is_sent_what_is_kept_can_be_stored(sent):
    try:
        kept = clean(sent)
    except TextMissing:
        return
    assert kept.encode()
    assert "\x00" not in kept
    assert clean(kept) == kept
