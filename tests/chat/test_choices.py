from __future__ import annotations

import pytest

from chat.choices import numbered, offered, picked
from chat.messages import Choice, Reply

RATINGS = [Choice(id=f"answer:{n}", label=str(n)) for n in range(1, 11)]
SKIP, WHY = Choice(id="skip", label="Skip"), Choice(id="why", label="Why this question")


def test_choices_are_numbered_in_their_order() -> None:
    assert numbered([SKIP, WHY]) == {"1": SKIP, "2": WHY}


def test_a_label_that_is_a_number_stands_for_itself_and_the_others_come_after_it() -> None:
    by_number = numbered([*RATINGS, SKIP, WHY])
    assert by_number["7"].id == "answer:7"
    assert by_number["11"] is SKIP
    assert by_number["12"] is WHY


def test_no_number_is_given_twice_where_words_come_first() -> None:
    by_number = numbered([SKIP, Choice(id="one", label="1"), WHY])
    assert by_number["1"].id == "one"
    assert by_number["2"] is SKIP
    assert by_number["3"] is WHY


@pytest.mark.parametrize("typed", ["2", "why this question", "  Why  this question. ", "WHY THIS QUESTION!"])
def test_a_choice_is_picked_by_number_or_by_its_words(typed: str) -> None:
    assert picked(numbered([SKIP, WHY]), typed) is WHY


@pytest.mark.parametrize("typed", ["3", "0", "why", "skip it, I have said enough about that", ""])
def test_anything_else_is_something_said(typed: str) -> None:
    assert picked(numbered([SKIP, WHY]), typed) is None


def test_a_choice_that_two_replies_offer_is_offered_once() -> None:
    replies = [Reply(choices=(SKIP,)), Reply(choices=(SKIP, WHY))]
    assert offered(replies) == (SKIP, WHY)
