"""What is asked of the plan is answered in a few words beside a wish: both count, whatever the wish was read as."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Step
from actions.state import State
from actions.words.steps import plan_replies
from knowledge.library import Library
from tests.actions.doors.test_planning import planning
from tests.actions.leader import Leader

CHAIR = Step(what="ring the chair of governors", who="me", when="by Friday", date="2026-11-27")
VISIT = Step(what="visit the Duty team", when="Friday", date="2026-11-27")


async def heard(leader: Leader, intent: str, words: str, door: str) -> State:
    if intent == "answer":
        return leader.replies_at(door, words)
    return await leader.interrupts_the_bot(intent, words, door)


@pytest.mark.parametrize(
    ("intent", "words", "after"),
    [
        ("summary", "the 11th please. can I see the record?", "sure"),
        (
            "share",
            "Friday 11 December, please. Then I should like to share the rest of the record with my coach.",
            "sure",
        ),
        (
            "answer",
            "Friday 11 December, please. Then I should like to share the rest of the record with my coach.",
            "sure",
        ),
        ("answer", "11 dec pls, and share it with my coach", "sure"),
        ("privacy", "the 11th. who reads this?", "sure"),
        ("pause", "the 11th. gotta go now", "sure"),
        ("withhold", "the 11th, and dont share it with anyone", "sure"),
        ("definition", "the 11th. what does collaborating mean?", "sure"),
        ("topics", "Friday the 11th, and show me my earlier topics", "sure"),
        ("stop", "the 11th. bye", None),
    ],
)
async def test_the_day_counts_beside_a_wish(library: Library, intent: str, words: str, after: str | None) -> None:
    leader = planning(library, (CHAIR,), another_step=False)
    state = await heard(leader, intent, words, "check_in")
    assert (state.asides.check_in, flow.next_door(state)) == ("2026-12-11", after)
    assert leader.uttered


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("summary", "me. can I see the record?"),
        ("share", "me, and share it with my coach"),
        ("answer", "me. share it with my coach"),
        ("privacy", "me. who reads this?"),
        ("pause", "me. gotta go now"),
        ("why", "me. why do you ask?"),
    ],
)
async def test_who_does_it_counts_beside_a_wish(library: Library, intent: str, words: str) -> None:
    leader = planning(library, (CHAIR,), draft=VISIT)
    state = await heard(leader, intent, words, "step_who")
    assert state.drafted == (CHAIR, VISIT.but(who="me"))


@pytest.mark.parametrize(
    ("door", "words"),
    [
        ("check_in", "No, can I see the record first"),
        ("check_in", "can I see the record?"),
        ("step_when", "what is the record for?"),
        ("step_who", "me and my deputy get on well"),
        ("answer", "the 11th. can I see it?"),
    ],
)
def test_what_only_begins_like_a_reply_is_none(door: str, words: str) -> None:
    assert plan_replies.reply_in(door, words) == ""
