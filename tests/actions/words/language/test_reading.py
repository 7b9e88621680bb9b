"""What short replies are taken to mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.words.context import contexts
from actions.words.dialogue import scores
from actions.words.language import pieces, reading
from actions.words.time.dates import date_in

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("6", 6),
        ("ten", 10),
        ("about a 4, maybe 5", 4),
        ("7 for them, 3 for me", 7),
        ("11", None),
        ("0", None),
        ("£10 a week", None),
        ("90%", None),
        ("it took 3 years", None),
        ("hard to say", None),
        ("six out of ten", 6),
        ("7 because we meet", 7),
        ("we have 12 teams, so 5", 5),
        ("3 managers left", None),
        ("two of them asked me what they may decide", None),
        ("one thing is clear", None),
        ("[colleague 2] would say more", None),
        ("[child 1] is why I say 4", 4),
    ],
)
def test_a_rating_is_the_first_number_from_one_to_ten_that_counts_nothing(text: str, rating: int | None) -> None:
    assert scores.rating_in(text) == rating


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("we are on the up", "performance", "improving"),
        ("came out of intervention", "performance", "improving"),
        ("still in intervention", "performance", "low"),
        ("outstanding twice", "performance", "high"),
        ("not very settled", "stability", "unstable"),
        ("same leader as ever", "stability", "stable"),
        ("it is a mess with many sides", "problem", "wicked"),
        ("bananas", "performance", None),
    ],
)
def test_context_is_read_from_everyday_words(text: str, field: str, value: str | None) -> None:
    assert contexts.context_in(text, field) == value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("not culture, it's money", ", it's money"),
        ("it isn't about SEND but about the board", "it but about the board"),
        ("we're good not improving", "we're good "),
        ("it is not culture it is money", "it is it is money"),
        ("nothing is wrong with knots", "nothing is wrong with knots"),
    ],
)
def test_what_a_correction_denies_is_left_out(text: str, meant: str) -> None:
    assert pieces.without_denied(text) == meant


def test_yes_no_and_open_are_told_apart_and_long_replies_are_none_of_them() -> None:
    assert reading.says_yes("ok go on")
    assert reading.says_no("no thanks")
    assert reading.does_not_know("not sure tbh")
    assert not reading.says_no("don't know")


@pytest.mark.parametrize(
    "text",
    [
        "Get the audit done by Friday",
        "Pass the plan to the board",
        "Because there is never enough time",
        "No trust.",
        "None of them agree",
        "Nothing changes",
        "No one has told health",
        "let's ask the schools",
    ],
)
def test_a_short_reply_that_says_something_is_no_mere_yes_or_no(text: str) -> None:
    assert [reading.says_yes(text), reading.says_no(text), reading.does_not_know(text)] == [False] * 3


@pytest.mark.parametrize(
    "text", ["no thanks", "nothing yet", "that's it for today", "No next step", "nope, nothing comes to mind", "ok, no"]
)
def test_a_no_with_a_courtesy_beside_it_is_one(text: str) -> None:
    assert reading.says_no(text)
    assert not reading.says_yes(text)


def test_somebody_who_is_unsure_of_the_context_says_nothing_of_it() -> None:
    assert reading.is_unsure("not sure how good we are")
    assert not reading.is_unsure("good, I would say")


def test_a_no_at_the_beginning_declines_whatever_comes_after_it() -> None:
    assert reading.declines("no thanks, I have to be in cabinet")
    assert not reading.declines("none of them have been told: ring health")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("before cabinet on the 12th", date(2026, 12, 12)),
        ("the 25th", date(2026, 11, 25)),
        ("Friday", date(2026, 11, 27)),
        ("next Monday", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 22)),
        ("14 Dec", date(2026, 12, 14)),
        ("1/2/27", date(2027, 2, 1)),
        ("when I can", None),
        ("in may", date(2027, 5, 31)),
        ("12 may", date(2027, 5, 12)),
        ("march, before the election", date(2027, 3, 31)),
        ("write down what a team manager may decide", None),
    ],
)
def test_dates_are_read_as_people_in_england_write_them(text: str, day: date | None) -> None:
    assert date_in(text, TODAY) == day


@given(st.text(max_size=60))
def test_no_reply_breaks_the_reading(text: str) -> None:
    rating, day = scores.rating_in(text), date_in(text, TODAY)
    assert rating is None or 1 <= rating <= 10
    assert day is None or day >= TODAY


def test_the_number_of_somebody_is_no_date() -> None:
    assert date_in("[colleague 3] will see to it", TODAY) is None
    assert date_in("[colleague 3] by the 12th", TODAY) == date(2026, 12, 12)
