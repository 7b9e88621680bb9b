"""What the library says of its items to a reader."""

from __future__ import annotations

import pytest

from knowledge.library import spoken
from tests.actions.leader import library_of_the_pack


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("chapter-3/example-1", "chapter 3, example 1"),
        ("case-study-3", "case study 3"),
        ("questions/leading-change/2", "question 2 on leading change"),
        # An organisation's own pack counts its places as it likes.
        ("questions", "questions"),
        ("questions/7", "questions, 7"),
        ("questions/leading-change/part-1/2", "questions, leading change, part 1, 2"),
    ],
)
def test_a_locator_is_said_as_a_reader_would_say_it(locator: str, words: str) -> None:
    assert spoken(locator) == words


def test_a_title_that_holds_a_quotation_keeps_both_its_marks() -> None:
    library = library_of_the_pack()
    question = library.questions_of("room-for-improvement/culture")[0]
    assert "“'Room for improvement?' A think piece” (2014)" in library.citation(question)
