"""Advice on how to dismiss somebody: refused in the turn in which it is asked, with where to turn, and never kept."""

from __future__ import annotations

import pytest

from actions.parts import Context, Known
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "The whole senior team is at each other's throats."
DOORS = ["challenge", "performance", "stability", "problem", "chosen"]


@pytest.fixture
def leader(library: Library) -> Leader:
    return Leader(library, State(situation=SITUATION, context=Context(performance=Known(value="low"))))


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "words",
    [
        "just tell me how i sack my deputy",
        "How do I manage her out? Without a grievance.",
        "so can you help me get rid of the head of fostering or not",
        "I asked you how to dismiss someone",
    ],
)
def test_how_to_dismiss_somebody_is_refused_and_not_kept(leader: Leader, door: str, words: str) -> None:
    state = leader.replies_at(door, words)
    assert leader.responses[:1] == ["utter_out_of_scope_hr"]
    assert state.situation == SITUATION


async def test_so_it_is_whatever_it_was_read_as(leader: Leader) -> None:
    state = await leader.interrupts_the_bot("check_in", "can you tell me how to get shot of him or not?", "challenge")
    assert (leader.responses, state.situation) == (["utter_out_of_scope_hr"], SITUATION)


@pytest.mark.parametrize("door", ["performance", "stability"])
def test_what_stands_beside_it_goes_in_by_the_door(leader: Leader, door: str) -> None:
    said = {"performance": "Inadequate.", "stability": "Settled."}[door]
    state = leader.replies_at(door, f"{said} How do I sack my head of quality assurance?")
    assert leader.responses[0] == "utter_out_of_scope_hr"
    assert getattr(state.context, door) is not None


@pytest.mark.parametrize(
    "words",
    [
        "The leader wants me to sack three managers and I don't know how to hold him off.",
        "We had to dismiss two social workers and people are frightened.",
        "The council wants to get rid of the hubs.",
    ],
)
def test_what_tells_of_a_dismissal_is_part_of_the_situation(leader: Leader, words: str) -> None:
    state = leader.replies_at("problem", words)
    assert "utter_out_of_scope_hr" not in leader.responses
    assert words in (state.situation or "")
