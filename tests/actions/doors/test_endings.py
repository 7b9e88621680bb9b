"""How a conversation is left: a goodbye is heard wherever it stands, and what is wished with it is done."""

from __future__ import annotations

import pytest

from actions.words.closing import afterthoughts, finding_again
from knowledge.library import Library
from tests.actions.doors.test_topics import says
from tests.actions.leader import HUBS, Leader, with_a_record

BYES = [
    "Thank you. It made me work. That's me done.",
    "None of those. Goodbye.",
    "I enjoyed that more than I thought. Bye for now",
    "neither, thanks. I'm off now",
    "Right. Lots to think about. Thank you, bye",
]


@pytest.fixture
def leader(library: Library) -> Leader:
    """After the end."""
    return with_a_record(library)


@pytest.mark.parametrize("words", BYES)
@pytest.mark.parametrize("held", [None, "the staff room leaks and nobody cares"])
async def test_a_goodbye_after_the_end_is_one_also_while_something_is_asked(
    leader: Leader, words: str, held: str | None
) -> None:
    if held:
        await says(leader, "answer", held)
    before = leader.lines
    state = await says(leader, "answer", words)
    assert (leader.responses, leader.lines, state.asides.held) == (["utter_goodbye"], before, None)


@pytest.mark.parametrize("words", ["None of those.", "leave it", "never mind", "no, neither of them"])
async def test_none_of_what_is_offered_leaves_all_as_it_was(leader: Leader, words: str) -> None:
    await says(leader, "answer", "the staff room leaks and nobody cares")
    before = leader.lines
    state = await says(leader, "answer", words)
    assert (leader.responses, leader.lines, state.asides.held) == (["utter_nothing_changed"], before, None)
    await says(leader, "answer", "the staff room leaks and nobody cares")
    state = await says(leader, "affirm", "None of these", "none")
    assert (leader.responses, state.number, state.asides.held) == (["utter_nothing_changed"], 1, None)


@pytest.mark.parametrize("words", ["The grant went through and they are pleased. Bye", "What do they do next? Bye"])
async def test_what_is_told_before_a_goodbye_is_not_lost(leader: Leader, words: str) -> None:
    await says(leader, "answer", words)
    assert leader.responses != ["utter_goodbye"]


@pytest.mark.parametrize("words", [BYES[0], BYES[2], BYES[4]])
def test_a_goodbye_where_sharing_is_asked_decides_nothing(leader: Leader, words: str) -> None:
    state = leader.replies_at("sure", words)
    assert (leader.responses, leader.orders, state.asides.closed) == (["utter_goodbye"], [], True)


@pytest.mark.parametrize(
    "words",
    [
        "That's enough for today. Now share it with my coach.",
        "share this with my coach please, I have to stop here",
        "Let's stop there for today. Share it with the coach.",
    ],
)
async def test_a_last_wish_to_share_is_not_lost_in_a_pause(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=False))
    for intent in ("answer", "pause"):
        one = Leader(leader.library, leader.state)
        if intent == "answer":
            state = one.replies_at("another_step", words)
        else:
            state = await one.interrupts_the_bot("pause", words, "another_step")
        assert (state.asides.deciding, state.asides.confirming, one.responses) == ("share", "share", [])
    state = await says(leader, "answer", words)
    assert state.asides.confirming == "share"


@pytest.mark.parametrize("words", ["no thanks. and strike the kettle line", "No. Take out the kettle line please"])
def test_a_no_to_sharing_and_an_order_are_both_done(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(closed=False))
    leader.replies_at("sure", words)
    assert (leader.orders, HUBS in leader.lines) == (["withhold"], False)


@pytest.mark.parametrize(
    "words",
    [
        "That's better, thanks. I'm off to my three o'clock.",
        "ok gotta dash",
        "Right, I have to get going to my next meeting",
        "thanks, I'm late for a train",
    ],
)
async def test_who_is_off_to_something_takes_leave(leader: Leader, words: str) -> None:
    before = leader.lines
    state = await says(leader, "answer", words)
    assert (leader.responses, leader.lines, state.asides.held) == (["utter_goodbye"], before, None)


@pytest.mark.parametrize("words", ["I must leave the hub team alone", "I must go to the schools and ask the heads"])
def test_who_says_what_they_must_do_takes_no_leave(words: str) -> None:
    assert not afterthoughts.takes_leave(words)


@pytest.mark.parametrize(
    "words",
    [
        "thanks, have to run. one thing, where do i find this again?",
        "how do I get back to this?",
        "Will this still be here tomorrow?",
    ],
)
@pytest.mark.parametrize("intent", ["start_over", "answer"])
async def test_where_it_is_found_again_is_answered_and_begins_nothing(leader: Leader, words: str, intent: str) -> None:
    before = leader.lines
    state = await says(leader, intent, words)
    assert (leader.responses, leader.lines, state.number) == (["utter_found_again"], before, 1)
    await leader.interrupts_the_bot("start_over", words, None)
    assert (leader.responses, leader.lines, leader.state.number) == (["utter_found_again"], before, 1)


def test_what_is_asked_of_the_matter_is_not_where_this_is_found() -> None:
    assert not finding_again.asked_in("Where do I find the money again?")
    assert not finding_again.asked_in("How do I get back to trusting her?")
