"""Several steps in one message, each with its own owner and its own day, also as one types on a phone."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Step
from actions.words.steps import segments
from knowledge.library import Library
from tests.actions.doors.test_planning import planning, says, told

Told = tuple[str, str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "go see her 2moro 9.15 b4 she goes out, just 2 of us. me. n get payroll sorted by weds, hr dir",
            [
                ("go see her 2moro 9.15 b4 she goes out, just 2 of us", "me", "", "2026-11-22"),
                ("get payroll sorted", "hr dir", "by weds", "2026-11-25"),
            ],
        ),
        (
            "me to ring dan tmrw, n psw to see the agency by thurs",
            [
                ("me to ring dan", "me", "tmrw", "2026-11-22"),
                ("psw to see the agency", "psw", "by thurs", "2026-11-26"),
            ],
        ),
        (
            "my deputy takes over the panel from Monday and I tell the chair by Friday",
            [
                ("my deputy takes over the panel", "my deputy", "from Monday", "2026-11-23"),
                ("I tell the chair", "I", "by Friday", "2026-11-27"),
            ],
        ),
        (
            "3 things. 1) me and [person 1] meet by thurs 26th, and i own up about june. "
            "2) [person 2] (practice lead) takes over the rota from monday 30 nov. "
            "3) hr business partner sends me the leavers list by fri 4 dec",
            [
                (
                    "me and [person 1] meet by thurs 26th, and i own up about june",
                    "me and [person 1]",
                    "",
                    "2026-11-26",
                ),
                (
                    "[person 2] (practice lead) takes over the rota",
                    "[person 2] (practice lead)",
                    "from monday 30 nov",
                    "2026-11-30",
                ),
                ("hr business partner sends me the leavers list", "hr business partner", "by fri 4 dec", "2026-12-04"),
            ],
        ),
        (
            "1. See the union before Christmas. 2. Stop the weekly return, starting Monday. "
            "And while I'm at it, book the chair for half an hour before the vote on 14 January.",
            [
                ("See the union", None, "before Christmas", "2026-12-24"),
                ("Stop the weekly return", None, "starting Monday", "2026-11-23"),
                (
                    "while I'm at it, book the chair for half an hour before the vote",
                    None,
                    "on 14 January",
                    "2027-01-14",
                ),
            ],
        ),
        (
            "Second step: I will sit in on the drop-in on Thursday 3 December, with no slides, and tell them on "
            "the 10th. Third step: our head of SEND and I agree by 18 December who signs.",
            [
                (
                    "I will sit in on the drop-in on Thursday 3 December, with no slides, and tell them on the 10th",
                    "I",
                    "",
                    "2026-12-03",
                ),
                ("our head of SEND and I agree by 18 December who signs", "our head of SEND and I", "", "2026-12-18"),
            ],
        ),
        (
            "Ask the two leads what gets in their way. I'll do it a week on Tuesday.",
            [("Ask the two leads what gets in their way", "I", "a week on Tuesday", "2026-12-01")],
        ),
        (
            "move my Wednesday hour to the duty desk, me",
            [("move my Wednesday hour to the duty desk", "me", None, None)],
        ),
        ("Yes. Ring the school tomorrow 8.30, me", [("Ring the school", "me", "tomorrow 8.30", "2026-11-22")]),
        ("Ring Ann b4 nxt fri, me", [("Ring Ann", "me", "b4 nxt fri", "2026-11-26")]),
    ],
)
def test_each_step_has_its_own_owner_and_day(library: Library, words: str, steps: list[Told]) -> None:
    leader = planning(library)
    says(leader, words)
    assert sorted(map(str, told(leader))) == sorted(map(str, steps))


def test_who_and_when_said_of_what_is_asked_about_is_no_other_step(library: Library) -> None:
    leader = planning(library, draft=Step(what="ring health"))
    says(leader, "I'll do it a week on Tuesday")
    assert told(leader) == [("ring health", "I", "a week on Tuesday", "2026-12-01")]
    assert flow.next_door(leader.state) == "another_step"


@pytest.mark.parametrize("words", ["7 of us meet on Friday. 8 come, I hope", "Step 9: ring her. Step 0: rest"])
def test_numbers_that_count_no_plan_are_numbers(words: str) -> None:
    assert segments.counted(words) == []
