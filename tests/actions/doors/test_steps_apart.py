"""Two steps in one breath are two, each with who does it and its day; and one that is two is taken apart as is said."""

from __future__ import annotations

import pytest

from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import planning
from tests.actions.leader import Leader

BOTH = "trainer in w 4 managers next wk to redo the audit tool, me. and [colleague 1] in HR exit forms by 9 jan"
ONE = Step(
    what="trainer in w 4 managers next wk to redo the audit tool. [colleague 1] in HR exit forms",
    who="me",
    when="by 9 jan",
    date="2027-01-09",
)


def read(leader: Leader) -> list[tuple[str, str, str | None]]:
    return [(step.what.split()[0], str(step.who), step.date) for step in leader.state.drafted]


APART = [("trainer", "me", "2026-11-27"), ("[colleague", "[colleague 1] in HR", "2027-01-09")]


@pytest.mark.parametrize("words", [BOTH, f"said it already - {BOTH}"])
def test_who_ends_one_step_and_a_day_makes_another(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert read(leader) == APART


@pytest.mark.parametrize(
    "words",
    [
        "thats two not one, trainer is me next week, the forms are [colleague 1] in HR by 9 jan",
        "thats two steps. the trainer one is me next week. the forms are [colleague 1] in HR by 9 jan",
        "no its 2 things: trainer is me, forms is [colleague 1] in HR",
        "it's two, not one",
    ],
)
def test_a_step_that_is_two_is_taken_apart_by_whose_they_are(library: Library, words: str) -> None:
    leader = planning(library, (ONE,))
    leader.replies_at("another_step", words)
    assert read(leader) == APART


def test_whose_a_step_is_and_when_are_said_at_once(library: Library) -> None:
    steps = tuple(
        Step(what=what, who="me", when="friday", date="2026-11-27") for what in ("trainer in", "exit forms out")
    )
    leader = planning(library, steps)
    leader.replies_at("another_step", "forms is [colleague 1] by 9 jan")
    assert read(leader) == [("trainer", "me", "2026-11-27"), ("exit", "[colleague 1]", "2027-01-09")]


def test_what_they_want_by_a_day_is_no_other_step(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "ring health, me. They want it by 9 jan")
    assert len(leader.state.drafted) == 1


@pytest.mark.parametrize(
    "words",
    [
        "1. ring health, me, Friday 2. write to the board, me, 4 December",
        "1) ring health, me, Friday 2) write to the board, me, 4 December",
    ],
)
def test_a_number_behind_a_day_counts_the_next_step(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert [(step.what, step.when) for step in leader.state.steps] == [
        ("ring health", "Friday"),
        ("write to the board", "4 December"),
    ]
