"""Which lines of the record a wish names, where it begins, and what they are to say."""

from __future__ import annotations

import pytest

from actions.words.record import lines


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
    assert next(iter(lines.lines_in(text)), None) == line


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
    assert lines.new_words_in(text) == new


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
    assert lines.wants_rewording(text) == is_rewording


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("strike line 22 and line 6 and 16", [22, 6, 16]),
        ("take out lines 3, 4 and 5", [3, 4, 5]),
        ("take out lines 3 to 5", [3, 4, 5]),
        ("strike 12, 13 and 14", [12, 13, 14]),
        ("change 1 to hubs merging, staff flat", [1]),
        ("take out line 3, we lost 4 of them", [3]),
    ],
)
def test_all_lines_that_are_named_are_meant(text: str, places: list[int]) -> None:
    assert lines.lines_in(text) == places


@pytest.mark.parametrize(
    ("text", "new"),
    [("change 1 to hubs merging, staff flat", "hubs merging, staff flat"), ("change 1: two hubs", "two hubs")],
)
def test_the_new_words_behind_a_number_alone_are_those_of_its_line(text: str, new: str) -> None:
    assert lines.new_words_in(text) == new


@pytest.mark.parametrize(
    ("text", "before", "orders"),
    [
        (
            "Change line 14 to 6. And line 2 to how we run the service.",
            "",
            ["Change line 14 to 6.", "change line 2 to how we run the service."],
        ),
        (
            "line 3 shud say good in spring, down now. take out line 8",
            "",
            ["line 3 shud say good in spring, down now.", "take out line 8"],
        ),
        (
            "Line 1 has a leftover at the end, 'Thanks, I'm fine'. Take that out. "
            "And in line 12 take out 'Hm, I hadn't said'.",
            "",
            [
                "Line 1 has a leftover at the end, 'Thanks, I'm fine'. Take that out.",
                "And in line 12 take out 'Hm, I hadn't said'.",
            ],
        ),
        ("line 12 isn't right, take it out please", "", ["line 12 isn't right, take it out please"]),
        ("take out line 8 and change line 3 to improving", "", ["take out line 8", "and change line 3 to improving"]),
        ("We meet on Mondays. Drop line 4.", "We meet on Mondays.", ["Drop line 4."]),
        (
            "No, line 1 is the old story. Change line 2 to the plan",
            "No, line 1 is the old story.",
            ["Change line 2 to the plan"],
        ),
        ("change step 1 to ring her and step 2 to ask", "", ["change step 1 to ring her", "change step 2 to ask"]),
        ("step one: ring health, step two: tell staff", "step one: ring health, step two: tell staff", []),
        ("change line 2 to Plan, do, and check", "", ["change line 2 to Plan, do, and check"]),
        ("The line managers left and step 2 never came.", "The line managers left and step 2 never came.", []),
        ("Line 3 should never have been closed, they say.", "Line 3 should never have been closed, they say.", []),
    ],
)
def test_each_order_begins_where_its_line_is_named(text: str, before: str, orders: list[str]) -> None:
    assert lines.orders_in(text) == (before, orders)


@pytest.mark.parametrize(
    ("text", "places", "new"),
    [
        ("change line 14 to 6", [14], "6"),
        ("line 3 shud say put families first", [3], "put families first"),
        ("line 3 is wrong, should be improving", [3], "improving"),
        ("line 4 [person 1] say good last year", [4], "good last year"),
        ("line3: two hubs", [3], "two hubs"),
        ("Line 15 -> 6, he knows", [15], "6, he knows"),
        ("take out line 3. And line 8.", [3, 8], None),
    ],
)
def test_a_line_that_gets_new_words_is_one_whatever_numbers_they_hold(
    text: str, places: list[int], new: str | None
) -> None:
    order = lines.orders_in(text)[1][0]
    assert lines.lines_in(order) == places
    assert new is None or (lines.wants_rewording(order), lines.new_words_in(order)) == (True, new)
