"""Days of a step that no calendar has as they are said: again and again, in a week, or in a part of a month."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import planning

OWN_UP = Step(what="say at each meeting what I got wrong", who="me")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("As I said, every Thursday, starting this week, until they leave or I do.", "2026-11-26"),
        ("every Tuesday", "2026-11-24"),
        ("weekly from this Thursday", "2026-11-26"),
        ("every Friday from 11 December", "2026-12-11"),
        ("next week", "2026-11-27"),
    ],
)
def test_the_first_day_is_kept_with_the_words(library: Library, words: str, day: str) -> None:
    leader = planning(library, draft=OWN_UP)
    leader.replies_at("step_when", words)
    [step] = leader.state.steps
    assert (step.who, step.date) == ("me", day)
    assert str(step.when) in words


@pytest.mark.parametrize("words", ["as I said", "like I said before", "the week after next", "every Thursday"])
def test_nobody_is_called_so(library: Library, words: str) -> None:
    leader = planning(library, draft=OWN_UP.but(who=None))
    leader.replies_at("step_who", words)
    assert all(step.who is None for step in leader.state.drafted)


def test_who_and_when_are_both_taken(library: Library) -> None:
    leader = planning(library, draft=OWN_UP.but(who=None))
    leader.replies_at("step_who", "Me again, weekly from this Thursday.")
    [step] = leader.state.steps
    assert (step.who, step.when, step.date) == ("Me", "weekly from this Thursday", "2026-11-26")


@pytest.mark.parametrize("words", ["early Jan", "by early january", "the beginning of march"])
def test_a_part_of_a_month_is_asked_about_and_then_kept(library: Library, words: str) -> None:
    leader = planning(library, draft=OWN_UP)
    leader.replies_at("step_when", words)
    assert (leader.responses, flow.next_door(leader.state)) == (["utter_date_again"], "step_when")
    leader.replies_at("step_when", words)
    assert [(step.when, step.date) for step in leader.state.steps] == [(words, None)]


def test_a_step_that_ends_in_one_is_asked_about(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "ring the chair, me, by early jan")
    assert flow.next_door(leader.state) == "step_when"
    leader.replies_at("step_when", "the 8th of january")
    assert [(step.what, step.date) for step in leader.state.steps] == [("ring the chair", "2027-01-08")]


def test_a_week_within_a_step_is_its_day(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "I will ask estates this week to confirm the kitchen")
    assert [step.date for step in leader.state.steps] == ["2026-11-27"]


@pytest.mark.parametrize(
    "words",
    [
        "I will ask estates this week about the kitchen before the plan goes to the board on 11 December",
        "I'll ring the chair by this Friday, ahead of the board meeting on 11 December",
    ],
)
def test_what_comes_after_a_step_is_not_its_day(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    [step] = leader.state.steps
    assert step.date == "2026-11-27"


def test_a_step_that_has_no_other_day_has_that(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "I will ask estates before the plan goes to the board on 11 December")
    assert [step.date for step in leader.state.steps] == ["2026-12-11"]
