"""What was taken out is hidden wherever it stands, and nothing else is."""

from __future__ import annotations

import pytest

from conversations.masking import MARK, Mask

TAKEN_OUT = ["My deputy has applied elsewhere.", "Yes."]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We met. My deputy  has\napplied elsewhere. We parted.", f"We met. {MARK} We parted."),
        ("my deputy has applied elsewhere.", MARK),
        ('You say "My deputy has applied", and that is noted.', f"You say {MARK}, and that is noted."),
        ("You say \u201cdeputy has applied elsewhere\u201d.", f"You say {MARK}."),
        ("My deputy has applied \u2026", MARK),
        # A word of it is anybody's, and a sentence of a word stands anywhere.
        ('What do you mean by "deputy"?', 'What do you mean by "deputy"?'),
        ("Yes. We have applied elsewhere.", "Yes. We have applied elsewhere."),
    ],
)
def test_sentences_and_what_is_quoted_of_them_are_hidden(text: str, shown: str) -> None:
    assert Mask(TAKEN_OUT)(text) == shown


def test_cards_and_choices_are_hidden_in_all_their_texts() -> None:
    card = {"card": "summary", "lines": {"a": 1}, "steps": [{"what": TAKEN_OUT[0], "who": None}]}
    assert Mask(TAKEN_OUT)([card]) == [card | {"steps": [{"what": MARK, "who": None}]}]


@pytest.mark.parametrize("value", [None, 3, "My deputy.", {"text": ["My deputy has applied elsewhere."]}])
def test_nothing_is_hidden_where_nothing_was_taken_out(value: object) -> None:
    assert Mask([])(value) == value


def test_a_page_of_quotation_marks_is_read_in_time_that_grows_with_its_length() -> None:
    assert Mask(TAKEN_OUT)('"' * 100_000 + "x" * 100_000).startswith('"')
