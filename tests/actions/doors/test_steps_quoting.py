"""What a step has somebody told stays in its words, and its days are none of the step."""

from __future__ import annotations

import pytest

from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning

CALLS = "phone the four leads tomorrow, one message: nothing is decided, you'll hear by the 9th"
TELL = Step(what="phone the four leads", who="me", when="by the 9th", date="2026-12-09")


@pytest.mark.parametrize(
    ("words", "what", "day"),
    [
        (CALLS, CALLS, "2026-11-22"),
        (f"{CALLS}, me", CALLS, "2026-11-22"),
        ("phone the leads, same words: I don't know. You'll hear by the 9th. me", None, None),
        ('tell the hub staff "it will be settled by 4 December", me', None, None),
        ("I'll tell the chair that they'll have it by 4 December", None, None),
        ("on Monday I'll tell the chair that they'll have it by 4 December", None, "2026-11-23"),
        (
            "tell them: we decide on 4 December, by Friday, my deputy",
            "tell them: we decide on 4 December",
            "2026-11-27",
        ),
        ("email the chair by Friday to say we will need it in March", None, "2026-11-27"),
    ],
)
def test_a_day_that_is_told_to_somebody_is_none_of_the_step(
    library: Library, words: str, what: str | None, day: str | None
) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    [step] = leader.state.drafted
    assert step.date == day
    assert step.what == (what or step.what)
    assert all(one in step.what for one in ("by the 9th", "by 4 December", "on 4 December", "in March") if one in words)


def test_what_leads_up_to_a_step_with_a_colon_is_no_speech(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "email: I will ask the chair by Friday")
    assert leader.state.drafted[0].date == "2026-11-27"


@pytest.mark.parametrize(
    "words",
    [
        "no, the calls are tomorrow",
        "no, the calls are tomorrow, the 9th is only what they hear from me",
        "actually the phoning is tomorrow",
    ],
)
def test_the_only_step_is_put_right_by_whatever_words_it_is_named(library: Library, words: str) -> None:
    leader = planning(library, (TELL,))
    leader.replies_at("another_step", words)
    assert [(step.what, step.date) for step in leader.state.steps] == [(TELL.what, "2026-11-22")]
    assert leader.responses[0] == "utter_step_whole"


def test_who_does_it_beside_such_a_day_is_taken_as_well(library: Library) -> None:
    leader = planning(library, draft=TELL.but(who=None))
    leader.replies_at("step_who", "no, the calls are tomorrow, the 9th is only what I tell them. me")
    assert [(step.who, step.date) for step in leader.state.steps] == [("me", "2026-11-22")]


def test_of_several_steps_it_is_asked_which_is_meant(library: Library) -> None:
    leader = planning(library, (TELL, RING))
    leader.replies_at("another_step", "no, the calls are tomorrow")
    assert leader.responses == ["utter_step_about"]
    leader.replies_at("another_step", "x", "of_step-0")
    assert [step.date for step in leader.state.steps] == ["2026-11-22", RING.date]


@pytest.mark.parametrize(
    ("words", "who", "day"),
    [
        ("the date. its tomorrow", "me", "2026-11-22"),
        ("the date, make it the 4th", "me", "2026-12-04"),
        ("who does it. its my deputy", "my deputy", "2026-12-09"),
    ],
)
def test_what_is_wrong_and_how_it_should_be_are_said_in_one_breath(
    library: Library, words: str, who: str, day: str
) -> None:
    leader = planning(library, (TELL,))
    leader.replies_at("another_step", "that step is wrong")
    leader.replies_at("another_step", words)
    [step] = leader.state.steps
    assert (step.who, step.date) == (who, day)
    assert leader.responses == ["utter_step_whole"]


def test_each_of_them_is_no_day_that_comes_again(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "phone all four tomorrow, same words to each: you can hear by the 9th, me")
    assert leader.uttered[0]["about"] == "you, Sunday 22 November 2026"


def test_what_is_said_to_change_nothing_is_told_as_well(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "email the team: nothing changes before the 9th, me")
    assert leader.state.drafted[0].date is None
