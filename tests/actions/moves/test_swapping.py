"""A wording of a line in the place of another: the rest of the line stays, and what is said besides is done."""

from __future__ import annotations

import pytest

from actions import flow
from actions.words import swapping
from knowledge.library import Library
from tests.actions.leader import HUBS, Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    """Where sharing is asked."""
    leader = with_a_record(library)
    asides = leader.state.asides.but(closed=False, another_step=False, check_in_asked=True)
    known = leader.state.context.but(stability=leader.state.context.challenge)
    leader.state = leader.state.but(asides=asides, context=known)
    return leader


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
async def test_only_what_gives_way_is_changed(leader: Leader, words: str) -> None:
    await leader.interrupts_the_bot("amend", words, "sure")
    assert HUBS.replace("kettle", "teapot") in leader.lines
    assert "utter_amended" in leader.responses


async def test_what_is_wished_behind_is_no_part_of_the_line(leader: Leader) -> None:
    words = "In line 7 change kettle to teapot. And you can share it with the coaches now, I've seen it."
    await leader.interrupts_the_bot("amend", words, "sure")
    assert HUBS.replace("kettle", "teapot") in leader.lines
    assert (leader.state.asides.confirming, flow.next_door(leader.state)) == ("share", "sure")


async def test_a_number_that_is_put_right_leaves_the_words_beside_it(leader: Leader) -> None:
    words = "Change line 8 to three: it should read three, not two. Then we are finished; thank you."
    await leader.interrupts_the_bot("amend", words, "sure")
    assert (leader.ratings, "three, he hears campaigns" in leader.lines) == ([None, 3, 4], True)
    assert flow.next_door(leader.state) is None


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("I am ready to go.", "I am not ready"),
        ("Staff are heard.", "line 6: staff should be seen"),
        ("We want to be ready.", "change line 6 to I want to be ready"),
        ("We meet weekly.", "Change line 6 to: we meet monthly"),
        ("kettle", "change kettle to teapot"),
    ],
)
def test_new_words_for_a_line_are_no_swap(text: str, order: str) -> None:
    assert swapping.swapped(text, order) is None
