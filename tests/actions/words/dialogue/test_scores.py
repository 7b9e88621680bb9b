"""Which number rates, and whether several do."""

from __future__ import annotations

import pytest

from actions.words.dialogue import scores


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Is this the same one you asked before? 4 again, for that reason", 4),
        ("the one who could do it has gone, so 2", 2),
        ("no one at all. a three", 3),
        ("one", 1),
        ("I'd give it a one to be honest", 1),
        ("I never gave you a 3, that was the question. It is 7", 7),
        ("question 4 again? 6 then", 6),
        ("slid from 7 to 4 since summer", 4),
        ("8, it was 5 a year ago", 8),
        ("5. if the board saw them it would be a 7", 5),
        ("7 with my own people", 7),
        ("two of my five would, so a six", 6),
        ("3 like I told you. it scares me, before the summer it was an 8", 3),
        ("you've put 8 for that, it's 3 now, 8 was before the summer", 3),
    ],
)
def test_the_number_that_rates_is_told_from_those_that_do_not(text: str, rating: int) -> None:
    assert scores.rating_in(text) == rating


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("8 for my directorate. 3 for the schools", [8, 3]),
        ("inside the service 7, partners more like a 4", [7, 4]),
        ("the lead member's a 6 and the chief exec a 3", [6, 3]),
        ("7, though 3 with schools", []),
        ("5 or 6", []),
        ("between a four and a five for the whole team", []),
        ("3? no, 4", []),
        ("4, up from 2 in the spring", []),
        ("6 because 2 of them left", []),
        ("6", []),
        ("nobody knows", []),
    ],
)
def test_numbers_for_several_things_are_rivals_unless_one_stands_by_itself(text: str, rivals: list[int]) -> None:
    assert scores.rivals_in(text) == rivals


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("5. If three partners signed it, it'd be a 7.", True),
        ("with a permanent deputy I'd say 8", True),
        ("a settled team would make it a 6", True),
        ("it would be higher if they had read it", True),
        ("5, and if you asked the staff they'd say 3", False),
        ("5. it is what it is", False),
    ],
)
def test_what_would_raise_a_rating_is_heard_beside_it(text: str, is_said: bool) -> None:
    assert scores.says_what_raises(text, 5) is is_said
