"""What a wish to change, strike or look back is taken to name."""

from __future__ import annotations

import pytest

from actions.words import wishes


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("take out line 3", 3),
        ("change line one to we meet", 1),
        ("strike the last line", -1),
        ("take out the 10th line", 10),
        ("take number 4 out of the record", 4),
        ("take out the third", 3),
        ("take out 3", 3),
        ("take out the bit where all three managers left", None),
        ("take out what I said about the second merger", None),
    ],
)
def test_a_line_is_named_by_its_number_and_not_by_a_number_in_it(text: str, line: int | None) -> None:
    assert next(iter(wishes.lines_in(text)), None) == line


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("change line 2 to improving", "improving"),
        ("line 2 should say the lead member agreed", "the lead member agreed"),
        ("Would you change line 5 so that it says the autumn term", "the autumn term"),
        ("change line 1 to: Two do not meet", "Two do not meet"),
        ("change the line about health to say we meet monthly", "we meet monthly"),
        ("reword what I said to health", None),
        ("take out what I said about working with schools", None),
    ],
)
def test_the_new_words_of_a_line_are_those_behind_the_wish(text: str, new: str | None) -> None:
    assert wishes.new_words_in(text) == new


@pytest.mark.parametrize(
    ("text", "is_rewording"),
    [
        ("change line 2 to take out the freeze", True),
        ("take out the bit about change", False),
        ("line 3 should not be in there", False),
        ("can you alter line 1 to read improving", True),
    ],
)
def test_what_is_to_be_done_with_a_line_is_what_is_said_first(text: str, is_rewording: bool) -> None:
    assert wishes.wants_rewording(text) == is_rewording


@pytest.mark.parametrize(
    ("text", "place"), [("question 2", 2), ("my first answer", 1), ("question one", 1), ("my rating to 5", None)]
)
def test_a_question_is_named_by_its_number_or_its_answers(text: str, place: int | None) -> None:
    assert wishes.question_in(text) == place


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("add to my last answer: two heads leave", "two heads leave"),
        ("change it to: this: that", "this: that"),
        ("change my answer", None),
        ("at 10:30 we met", None),
        ("add this:", None),
    ],
)
def test_the_words_of_a_wish_stand_behind_its_colon(text: str, told: str | None) -> None:
    assert wishes.told_in(text) == told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("strike line 22 and line 6 and 16", [22, 6, 16]),
        ("take out lines 3, 4 and 5", [3, 4, 5]),
        ("take out lines 3 to 5", [3, 4, 5]),
        ("strike 12, 13 and 14", [12, 13, 14]),
        ("change 1 to hubs merging, staff flat", [1]),
        ("take out line 3, we lost 4 of them", [3]),
    ],
)
def test_all_lines_that_are_named_are_meant(text: str, lines: list[int]) -> None:
    assert wishes.lines_in(text) == lines


@pytest.mark.parametrize(
    ("text", "new"),
    [("change 1 to hubs merging, staff flat", "hubs merging, staff flat"), ("change 1: two hubs", "two hubs")],
)
def test_the_new_words_behind_a_number_alone_are_those_of_its_line(text: str, new: str) -> None:
    assert wishes.new_words_in(text) == new


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Our early help grant ends in March and the partners have stopped coming to the board.", True),
        ("No one wants to work in our front door since the inspection said it was poor.", True),
        ("the budget is gone", False),
        ("line 15 says the 21st, that's today, and I said it would be tomorrow", False),
        ("you keep asking me about partners and this is about my own team here", False),
        ("please put the bit about health back in where I had it before", False),
        ("thanks for that, it was really useful to talk it all through, bye", False),
    ],
)
def test_what_plainly_describes_a_situation_is_told_from_the_rest(text: str, is_one: bool) -> None:
    assert wishes.describes_a_situation(text) == is_one


def test_a_complaint_of_several_sentences_describes_no_situation() -> None:
    assert not wishes.describes_a_situation("who do i speak to. this is wrong, resilience is not in there")
    assert not wishes.describes_a_situation("Is there a person to ask? this is wrong, resilience is not in there")
