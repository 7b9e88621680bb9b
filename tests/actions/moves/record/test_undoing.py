"""What was changed in the record is undone where it is meant, and nothing else is."""

from __future__ import annotations

import pytest

from actions.record import record_of
from knowledge.library import Library
from tests.actions.leader import HUBS, SITUATION, Leader, with_a_record

STEP = "ring the mayor about the two kettles"


@pytest.fixture
def leader(library: Library) -> Leader:
    """Who has just put a step in other words."""
    one = with_a_record(library)
    one.interrupts("amend", f"change line 9 to {STEP}")
    return one


@pytest.mark.parametrize(
    "words",
    [
        "The question I came with, how to disagree with her without losing her, isn't in the first line. "
        "Can you put it back?",
        "I had a sentence on the parents' petition in there. Put it back please.",
        "What happened to my point about agency fees? Undo that.",
    ],
)
@pytest.mark.parametrize("intent", ["amend", "complaint", "answer"])
async def test_what_is_named_and_was_not_changed_undoes_nothing_else(leader: Leader, words: str, intent: str) -> None:
    before = leader.lines
    if intent == "answer":
        leader.replies_at("step_what", words)
    else:
        await leader.interrupts_the_bot(intent, words, "sure")
    assert (leader.lines, leader.responses) == (before, ["utter_put_back_which"])
    leader.interrupts("amend", "Undo the last change", choice="undo")
    assert leader.lines[8] == "ring the chair"


@pytest.mark.parametrize(
    "words",
    [
        "what?? i didnt ask you to take anything out. put it back",
        "no wrong one. put it back",
        "You changed the step about the mayor. Put it back.",
        "No. That was wrong. Undo it",
    ],
)
def test_a_protest_undoes_what_was_done_last(leader: Leader, words: str) -> None:
    leader.interrupts("amend", words)
    assert leader.lines[8] == "ring the chair"


def test_what_is_named_comes_back_though_it_was_not_done_last(leader: Leader) -> None:
    leader.interrupts("amend", "take out line 6")
    leader.interrupts("amend", "change line 1 to We are tired")
    leader.interrupts("amend", "I want the kettle line after all. Put it back.")
    assert (HUBS in leader.lines, leader.lines[0]) == (True, "We are tired")
    leader.interrupts("amend", "put line 3 back")
    assert leader.lines[0] == "We are tired"
    leader.interrupts("amend", "put line 1 back")
    assert leader.lines[0] == SITUATION


def test_what_was_taken_out_is_named_for_those_who_may_not_read_it(leader: Leader, library: Library) -> None:
    assert record_of(leader.state, library)["unsaid"] == ["ring the chair"]
    leader.interrupts("amend", "take out line 6")
    unsaid = record_of(leader.state, library)["unsaid"]
    assert HUBS in " ".join(unsaid)
    assert all("unsaid" not in (one.get("custom") or {}).get("card", {}) for one in leader.uttered)
    leader.interrupts("amend", "Undo the last change", choice="undo")
    assert record_of(leader.state, library)["unsaid"] == ["ring the chair"]


def test_what_stands_in_the_record_elsewhere_is_not_taken_out(leader: Leader, library: Library) -> None:
    leader.interrupts("amend", f"change line 9 to {STEP}. ring the chair")
    assert record_of(leader.state, library)["unsaid"] == []


def test_a_line_in_the_programs_words_hides_nothing(library: Library) -> None:
    leader = with_a_record(library)
    leader.interrupts("amend", "take out line 2")
    assert record_of(leader.state, library)["unsaid"] == []
