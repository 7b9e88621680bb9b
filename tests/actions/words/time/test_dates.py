"""Which day is meant, from Saturday 21 November 2026 on."""

from __future__ import annotations

from datetime import date

import pytest

from actions.words.time.dates import date_in, day_in, meant_in, other_day_in, spoken_in_full
from tests.actions.leader import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("first fri in dec", date(2026, 12, 4)),
        ("First Monday in March, if you must.", date(2027, 3, 1)),
        ("the last Friday of January", date(2027, 1, 29)),
        ("second Tuesday of next month", date(2026, 12, 8)),
        ("Friday 4 December", date(2026, 12, 4)),
        ("Friday the 4th", date(2026, 12, 4)),
        ("Mon 25th Jan", date(2027, 1, 25)),
        ("half term is feb, so 12 feb", date(2027, 2, 12)),
        ("i said first fri in december. 4th", date(2026, 12, 4)),
        ("next slt, weds week", date(2026, 12, 2)),
        ("a fortnight on Monday", date(2026, 12, 7)),
        ("a fortnight today would be good", date(2026, 12, 7)),
        ("two weeks today", date(2026, 12, 7)),
        ("2 wks tomorrow", date(2026, 12, 7)),
        ("three weeks on monday", date(2026, 12, 14)),
        ("tomorrow week", date(2026, 11, 30)),
        ("two weeks tomorrow", date(2026, 12, 7)),
        ("see Chloe, tomorrow", date(2026, 11, 22)),
        ("within a fortnight", date(2026, 12, 7)),
        ("12 February 2028", date(2028, 2, 12)),
        ("in 2 wks", date(2026, 12, 7)),
        ("end of January. 29th will do, it's a Friday", date(2027, 1, 29)),
        ("about the tenth of January", date(2027, 1, 10)),
        ("2027-01-14", date(2027, 1, 14)),
    ],
)
def test_a_day_that_is_set_is_read_wherever_it_stands(text: str, day: date) -> None:
    assert (day_in(text, TODAY), date_in(text, TODAY)) == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "ask the lead member for half an hour",
        "give each of them 20 minutes",
        "stay with it for six years",
        "before half term",
        "February half term",
        "the first Monday after half term",
        "the first week of January",
        "spring 2027",
        "somebody is there 24/7",
        "31 February",
        "12 February 2026",
    ],
)
def test_a_length_of_time_or_a_season_is_no_date(text: str) -> None:
    assert (day_in(text, TODAY), date_in(text, TODAY)) == (None, None)


@pytest.mark.parametrize(
    ("text", "day"), [("January", date(2027, 1, 31)), ("by end of May 2027", date(2027, 5, 31)), ("in 3 months", None)]
)
def test_a_month_is_a_day_only_where_a_day_was_asked_for(text: str, day: date | None) -> None:
    assert date_in(text, TODAY) == (day or date(2027, 2, 28))
    assert day is None or day_in(text, TODAY) is None


@pytest.mark.parametrize(
    "text",
    ["hold an amnesty at the January extended leadership meeting", "spend 2 days with them", "meet every Friday"],
)
def test_what_a_step_speaks_of_is_not_the_day_it_is_set_for(text: str) -> None:
    assert day_in(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 wks", date(2026, 12, 7)),
        ("3 mths", date(2027, 2, 28)),
        ("mid-February", date(2027, 2, 15)),
        ("around the middle of March", date(2027, 3, 15)),
        ("before xmas", date(2026, 12, 24)),
        ("end of the month", date(2026, 11, 30)),
    ],
)
def test_a_rough_day_is_read_where_one_was_asked_for(text: str, day: date) -> None:
    assert date_in(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Friday 28 January", date(2027, 1, 29)),
        ("28 January, a Monday", date(2027, 1, 25)),
        ("Thursday 28 January", None),
        ("Friday", None),
        ("28 January, not a Friday", None),
    ],
)
def test_a_weekday_of_another_day_is_noticed(text: str, other: date | None) -> None:
    day = meant_in(text, TODAY)
    assert day is not None
    assert other_day_in(text, day) == other


def test_a_day_is_said_with_its_weekday() -> None:
    assert spoken_in_full(date(2026, 12, 4)) == "Friday 4 December 2026"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 december no wait better the 18 december", date(2026, 12, 18)),
        ("15 December, sorry, 18", date(2026, 12, 18)),
        ("the 15th of december... actually make it the 18th", date(2026, 12, 18)),
        ("18 december rather than the 15th", date(2026, 12, 18)),
        ("the 18th of december is my leave, can we say 8 january", date(2027, 1, 8)),
        ("mon 7 dec scrap that tues 8 dec", date(2026, 12, 8)),
        ("end of feb, no, end of march", date(2027, 3, 31)),
        ("by 15 december, no later", date(2026, 12, 15)),
        ("15 december no", date(2026, 12, 15)),
        ("move it from 15 december to 18 december", date(2026, 12, 18)),
        ("no", None),
    ],
)
def test_the_last_day_that_is_meant_counts(text: str, day: date | None) -> None:
    assert meant_in(text, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("a week tuesday", "2026-12-01"),
        ("by a week friday", "2026-12-04"),
        ("tuesday week", "2026-12-01"),
        ("a fortnight on Tuesday", "2026-12-08"),
        ("Tuesday fortnight", "2026-12-08"),
        ("twice a week, Tuesday", "2026-11-24"),
        ("I meant Christmas Eve, the twenty-fourth", "2026-12-24"),
        ("on the second of December", "2026-12-02"),
        ("Boxing Day", "2026-12-26"),
        ("I asked if I might begin a second topic", None),
    ],
)
def test_a_week_later_and_days_in_words_alone_are_read(words: str, day: str | None) -> None:
    read = meant_in(words, date(2026, 11, 22))
    assert (read.isoformat() if read else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by the end of next week", date(2026, 11, 27)),
        ("before Friday", date(2026, 11, 26)),
        ("before 7 December", date(2026, 12, 4)),
        ("before Friday 4 December", date(2026, 12, 3)),
        ("in a fortnight", date(2026, 12, 7)),
        ("see them before the board on 11 December", date(2026, 12, 11)),
    ],
)
def test_what_is_to_be_done_by_is_a_working_day(text: str, day: date) -> None:
    assert (meant_in(text, TODAY), other_day_in(text, day)) == (day, None)


@pytest.mark.parametrize("text", ["I need to go in a sec", "no date, I am off in a minute", "in a moment"])
def test_a_moment_is_no_day(text: str) -> None:
    assert meant_in(text, TODAY) is None
