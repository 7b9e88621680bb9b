"""Words of a line that give way to others: all else in the line stays, and what is said besides is heard."""

from __future__ import annotations

import pytest

from actions import flow
from knowledge.library import Library
from tests.actions.leader import HUBS, SITUATION, Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    return with_a_record(library)


@pytest.mark.parametrize(
    "words",
    [
        "In line 6 change kettle to cupboard.",
        'in line 6 change "share a kettle" to "share a cupboard" please',
        "change line 6 to say cupboard instead of kettle",
        "Line 6 should say cupboard, not kettle.",
    ],
)
@pytest.mark.parametrize("door", ["sure", "step_what", "answer"])
def test_words_of_a_line_give_way_and_the_rest_of_it_stays(leader: Leader, words: str, door: str) -> None:
    leader.replies_at(door, words)
    assert leader.lines[5] == HUBS.replace("kettle", "cupboard")
    assert leader.responses[0] == "utter_amended_to"


def test_what_is_said_beside_it_is_no_part_of_the_line(leader: Leader) -> None:
    leader.replies_at(
        "sure", "Better. In line 1 change nine to ten. If you want a mark from me, call it a 3 for today."
    )
    assert leader.lines[0] == SITUATION.replace("Nine", "Ten")
    assert leader.ratings == [None, 2, 4]


def test_a_rating_gives_way_with_its_number_in_the_words(leader: Leader) -> None:
    leader.replies_at("sure", "Change line 7 to three: it should read three, not two. Then we are finished; thank you.")
    assert (leader.lines[6], leader.ratings) == ("three, he hears campaigns", [None, 3, 4])


def test_a_line_is_put_back_before_its_words_give_way(leader: Leader) -> None:
    leader.replies_at("sure", "change line 1 to something quite different")
    leader.replies_at("sure", "Put line 1 back as it was, only with ten in place of nine.")
    assert leader.lines[0] == SITUATION.replace("Nine", "Ten")


def test_each_change_is_undone_by_itself(leader: Leader) -> None:
    for words in ("change line 6 to nothing much here", "change line 6 to even less here", "Undo that."):
        leader.replies_at("sure", words)
    assert leader.lines[5] == "nothing much here"
    leader.replies_at("sure", "Undo again, back to my first words.")
    assert leader.lines[5] == HUBS


@pytest.mark.parametrize(
    "words", ["change line 6 to we ring people, not write", "line 6 should read tea instead of coffee"]
)
def test_what_the_line_does_not_hold_is_no_swap(leader: Leader, words: str) -> None:
    leader.replies_at("sure", words)
    assert leader.responses[0] != "utter_amended_to"


@pytest.fixture
def sharing(library: Library) -> Leader:
    """Where sharing is asked."""
    one = with_a_record(library)
    asides = one.state.asides.but(closed=False, another_step=False, check_in_asked=True)
    known = one.state.context.but(stability=one.state.context.challenge)
    one.state = one.state.but(asides=asides, context=known)
    return one


@pytest.mark.parametrize(
    "words",
    [
        "In line 7 change kettle to teapot",
        "change kettle to teapot in line 7 please",
        "line 7: teapot not kettle",
        "line 7 should say teapot, not kettle",
        "Put line 7 back as it was, only with a teapot in place of a kettle.",
        'In line 7 replace "kettle" with "teapot". Thank you.',
    ],
)
async def test_only_what_gives_way_is_changed(sharing: Leader, words: str) -> None:
    await sharing.interrupts_the_bot("amend", words, "sure")
    assert HUBS.replace("kettle", "teapot") in sharing.lines
    assert "utter_amended_to" in sharing.responses


async def test_what_is_wished_behind_is_no_part_of_the_line(sharing: Leader) -> None:
    words = "In line 7 change kettle to teapot. And you can share it with the coaches now, I've seen it."
    await sharing.interrupts_the_bot("amend", words, "sure")
    assert HUBS.replace("kettle", "teapot") in sharing.lines
    assert (sharing.state.asides.confirming, flow.next_door(sharing.state)) == ("share", "sure")


async def test_a_number_that_is_put_right_leaves_the_words_beside_it(sharing: Leader) -> None:
    words = "Change line 8 to three: it should read three, not two. Then we are finished; thank you."
    await sharing.interrupts_the_bot("amend", words, "sure")
    assert (sharing.ratings, "three, he hears campaigns" in sharing.lines) == ([None, 3, 4], True)
    assert flow.next_door(sharing.state) is None
