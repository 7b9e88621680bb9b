"""A step that is ordered to another day, by whatever words, and what stands beside that."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import planning, told
from tests.actions.leader import Leader

CALL = Step(
    what="I will telephone the northern director on Tuesday and open with an apology",
    who="me",
    when="",
    date="2026-11-24",
)
PANEL = Step(
    what="[person 1] will take the placements to the funding panel", who="[person 1]", when="", date="2026-12-04"
)
TALK = Step(what="I will have a talk with [colleague 1]", who="me", when="on Thursday", date="2026-11-26")
PLAN = (CALL, PANEL, TALK)


def days(leader: Leader) -> list[str | None]:
    return [one[3] for one in told(leader)]


@pytest.mark.parametrize("door", ["check_in", "another_step", "sure"])
@pytest.mark.parametrize(
    "words",
    [
        "Could you move the telephone call to Wednesday? I have cabinet briefing all day on Tuesday.",
        "I have cabinet all day on Tuesday, so please move the call to the northern director to Wednesday.",
        "sorry can you shift the northern director call to weds, im in court tues",
        "Would you change the telephone call to Wednesday instead, please? My diary is full on Tuesday.",
        "Please put the telephone call back to Wednesday because I am away on Tuesday.",
    ],
)
def test_a_step_is_moved_and_the_reason_is_no_day(library: Library, words: str, door: str) -> None:
    leader = planning(
        library, PLAN, check_in_asked=door == "sure", another_step=None if door == "another_step" else False
    )
    leader.replies_at(door, words)
    assert days(leader) == ["2026-11-25", "2026-12-04", "2026-11-26"]
    assert told(leader)[0][0] == "I will telephone the northern director and open with an apology"
    assert leader.responses == ["utter_step_whole"]
    assert leader.state.asides.check_in is None
    assert flow.next_door(leader.state) in (door, "check_in")


@pytest.mark.parametrize("intent", ["out_of_scope", "amend", "change", "smalltalk"])
async def test_it_is_moved_whatever_it_was_read_as(library: Library, intent: str) -> None:
    leader = planning(library, PLAN)
    said = "Could you move the telephone call to Wednesday?"
    await leader.interrupts_the_bot(intent, said, "check_in", "I have cabinet briefing all day on Tuesday.")
    assert (days(leader)[0], leader.state.asides.check_in) == ("2026-11-25", None)
    assert leader.responses == ["utter_step_whole"]


def test_the_day_to_look_back_is_set_beside_it(library: Library) -> None:
    leader = planning(library, PLAN, check_in_asked=True, check_in="2026-11-24")
    said = (
        "Please change the telephone call to Wednesday, and let us look back on Friday 11 December rather than Tuesday."
    )
    leader.replies_at("sure", said)
    assert (days(leader)[0], leader.state.asides.check_in) == ("2026-11-25", "2026-12-11")
    assert leader.orders == []


def test_two_steps_are_moved_in_one_breath(library: Library) -> None:
    leader = planning(library, PLAN)
    leader.replies_at("check_in", "move the telephone call to Wednesday and the funding panel to 11 December")
    assert days(leader) == ["2026-11-25", "2026-12-11", "2026-11-26"]


def test_a_step_that_moves_something_is_still_one(library: Library) -> None:
    leader = planning(library, (TALK,), another_step=True)
    leader.replies_at("another_step", "Move the inspection review to 1 December")
    assert len(leader.state.drafted) == 2


@pytest.mark.parametrize("words", ["Wednesday 25 November", "25 November"])
def test_a_line_of_the_record_keeps_no_day_that_was_moved(library: Library, words: str) -> None:
    leader = planning(library, (CALL,))
    line = next(n for n, one in enumerate(leader.lines, 1) if "telephone" in one)
    leader.interrupts("amend", f"Change line {line} to {words}")
    assert told(leader)[0][0] == "I will telephone the northern director and open with an apology"


@pytest.mark.parametrize(
    "words",
    [
        "No need to add that. Just move the call to the northern director to Wednesday, please.",
        "no, please just move the telephone call to wednesday",
        "Don't add it, but could you move the telephone call to Wednesday?",
        "leave that out. move the telephone call to weds im in court tues",
    ],
)
@pytest.mark.parametrize("intent", [None, "withhold", "amend", "deny"])
async def test_a_no_is_to_what_was_asked_last_and_not_to_sharing(
    library: Library, words: str, intent: str | None
) -> None:
    leader = planning(library, PLAN, check_in_asked=True, another_step=False, held="change the telephone call")
    if intent in (None, "deny"):
        leader.replies_at("sure", words, intent=intent or "answer")
    else:
        await leader.interrupts_the_bot(intent, words, "sure")
    assert (days(leader)[0], leader.orders, leader.state.asides.held) == ("2026-11-25", [], None)
    assert (leader.responses, flow.next_door(leader.state)) == (["utter_step_whole"], "sure")


def test_a_mere_no_to_adding_leaves_sharing_open(library: Library) -> None:
    leader = planning(library, PLAN, check_in_asked=True, another_step=False, held="the rest is fine")
    leader.replies_at("sure", "No need to add that, thank you.")
    assert (leader.orders, leader.state.asides.held, flow.next_door(leader.state)) == ([], None, "sure")


def test_a_no_to_sharing_is_one_beside_what_waits(library: Library) -> None:
    leader = planning(library, PLAN, check_in_asked=True, another_step=False, held="the rest is fine")
    leader.replies_at("sure", "no, don't share it")
    assert leader.orders == ["withhold"]


@pytest.mark.parametrize(
    ("words", "what", "when"),
    [
        (
            "I will have a talk with [colleague 1] on Thursday about what he wants.",
            "about what he wants",
            "on Thursday",
        ),
        ("I'll sit down with the chair by 4 December over how we left it", "over how we left it", "by 4 December"),
    ],
)
def test_what_a_step_is_about_is_no_part_of_its_day(library: Library, words: str, what: str, when: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert leader.state.steps[0].what.endswith(what)
    assert leader.state.steps[0].when == when
