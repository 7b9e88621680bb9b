"""The day to look back, with the reason for it or a step beside it, in whatever words it is agreed to."""

from __future__ import annotations

import pytest

from actions import flow
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning
from tests.actions.leader import Leader


def looking_back(library: Library) -> Leader:
    return planning(library, (RING,), another_step=False)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Friday 11 December, the day before the plan goes to the lead member, please.", "2026-12-11"),
        ("the 9th, the week after it goes to the board", "2026-12-09"),
        ("Monday the 14th, after my supervision", "2026-12-14"),
        ("10 December, because the panel meets on the 11th", "2026-12-10"),
        ("go on then, in 2 wks", "2026-12-07"),
        ("oh go on, the 14th", "2026-12-14"),
        ("why not. mid december", "2026-12-15"),
        ("all right, three weeks", "2026-12-14"),
        ("the day before it goes to cabinet on 11 December", "2026-12-10"),
        ("two days after the board on 9 December", "2026-12-11"),
        ("the week after the panel on Thursday", "2026-12-03"),
    ],
)
def test_a_day_with_its_reason_is_the_day_and_no_step(library: Library, words: str, day: str) -> None:
    leader = looking_back(library)
    leader.replies_at("check_in", words)
    assert (leader.responses[0][:14], leader.state.asides.check_in) == ("utter_check_in", day)
    assert (leader.state.drafted, flow.next_door(leader.state)) == ((RING,), "sure")


@pytest.mark.parametrize(
    "words", ["yes, the 10th, and I see finance on Monday", "10 December and I will see finance on Monday"]
)
def test_a_step_that_is_told_behind_the_day_leaves_the_day(library: Library, words: str) -> None:
    leader = looking_back(library)
    leader.replies_at("check_in", words)
    assert leader.state.asides.check_in == "2026-12-10"
    assert [step.date for step in leader.state.drafted] == [RING.date, "2026-11-23"]


async def test_a_day_that_was_read_as_a_wish_to_go_on_is_one(library: Library) -> None:
    leader = looking_back(library)
    await leader.interrupts_the_bot("resume", "go on then, in 2 wks", "check_in")
    assert leader.state.asides.check_in == "2026-12-07"


def test_nobody_is_called_like_a_day(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "see finance the day before it goes to cabinet")
    assert leader.state.drafted[0].who is None
