"""A line of the record that is called wrong is said, with how it is put right, and nothing is added or changed."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from tests.actions.leader import with_a_record


@pytest.mark.parametrize(
    "words",
    [
        "line 5 is in the wrong place",
        "Line 5 doesn't belong there.",
        "line 5 looks wrong to me",
    ],
)
def test_a_line_that_is_called_wrong_is_said(library: Library, words: str) -> None:
    leader = with_a_record(library)
    before = leader.lines
    leader.replies_at("sure", words)
    assert (leader.responses, leader.lines) == (["utter_held"], before)
    assert leader.uttered[0]["number"] == 5


@pytest.mark.parametrize("words", ["take out line 5", "line 5 is wrong, take it out"])
def test_an_order_for_it_is_done(library: Library, words: str) -> None:
    leader = with_a_record(library)
    before = leader.lines
    leader.replies_at("sure", words)
    assert len(leader.lines) < len(before)
