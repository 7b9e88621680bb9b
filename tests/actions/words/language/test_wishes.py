"""What a wish to change, strike or look back is taken to name."""

from __future__ import annotations

import pytest

from actions.words.language import wishes


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


@pytest.mark.parametrize(
    "text",
    ["dont go back. take that answer out", "I did not ask to go back.", "no need to take me back to question 1"],
)
def test_who_says_not_to_go_back_refuses_it(text: str) -> None:
    assert wishes.refuses_to_go_back(text)


@pytest.mark.parametrize("text", ["go back", "not sure, can we go back", "I can't answer that, go back one"])
def test_who_wishes_to_go_back_does_not(text: str) -> None:
    assert not wishes.refuses_to_go_back(text)
