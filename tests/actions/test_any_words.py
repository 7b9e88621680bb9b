"""Whatever is typed at a door is taken in: nothing breaks off at it, and no message holds up the others."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.library import Library
from tests.actions.leader import Leader, with_a_record

DOORS = ("situation", "challenge", "answer", "step_what", "step_who", "step_when", "another_step", "check_in")
# Words that orders, steps, days and ratings are told in, and marks.
WORDS = """
what how why a and no not the one I me we she my deputy will ring on Monday by Friday in 4 weeks take out bit about
question drop line 2 strike change to 7 sure case 8 because but actually instead step before next year Sue O'Neill
think said that it was is should move back skip park share record put with under first last same really only don't can
you please , . : ; - ? ! " ( )
"""
PROSE = (
    "The inspection found that our front door is slow. I have a new head of service who asks for more time, and two "
    "team managers who would rather go back to how it was. The lead member wants figures by the end of the month. "
)
# What once was read again for each of its own pieces.
REPEATED = ("and ", "a, ", "no ", "1. ", "- x\n", "\n (, ", "case 8 ", "5 6 7 ", 'she said "no" ', "how sure am I ")
LENGTH = 4000
# The most that so long a message may take of the time of prose as long; some took a hundred times as much.
TIMES = 20


@pytest.mark.parametrize("door", DOORS)
@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from([*WORDS.split(), "\n"]), min_size=1, max_size=30))
def test_words_in_any_order_break_nothing(door: str, words: list[str], library: Library) -> None:
    leader = with_a_record(library)
    leader.replies_at(door, " ".join(words))
    # What a reply beside it says nothing of stays as it was.
    assert leader.state.situation


@pytest.mark.parametrize("words", [": -", ", ,", "no 7 -", "I no 7 really", "step 8 , friday , , - same we monday"])
@pytest.mark.parametrize("door", ["another_step", "step_who", "step_when", "check_in"])
def test_a_door_of_the_plan_takes_what_once_broke_it(door: str, words: str, library: Library) -> None:
    leader = with_a_record(library)
    leader.replies_at(door, words)
    assert [step.what for step in leader.state.steps][:1] == [with_a_record(library).state.steps[0].what]


@pytest.mark.parametrize("door", ["situation", "answer", "another_step", "check_in"])
def test_a_long_message_takes_no_longer_than_prose_does_by_much(door: str, library: Library) -> None:
    for unit in REPEATED:
        # What is loaded once is loaded before anything is timed.
        with_a_record(library).replies_at(door, unit * 80)
    usual = min(_seconds(door, PROSE, library) for _ in range(2))
    took = {unit: _seconds(door, unit, library) / usual for unit in REPEATED}
    assert {unit: times for unit, times in took.items() if times > TIMES} == {}


def _seconds(door: str, unit: str, library: Library) -> float:
    leader: Leader = with_a_record(library)
    words = (unit * (LENGTH // len(unit) + 1))[:LENGTH]
    start = process_time()
    leader.replies_at(door, words)
    return process_time() - start
