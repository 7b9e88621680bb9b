"""What is ordered for the record at whatever moment: something added, a line changed or struck, another rating."""

from __future__ import annotations

from datetime import date

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.record import adding, corrections, cutting, misstated, rerating, striking, undoing
from actions.moves.record.amending import Amending
from actions.moves.situation import earlier
from actions.record import lines_of, record_of
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.record import lines, strikes
from knowledge.library import Library

# Where a number is no answer: a step is put down, a yes or no is waited for, or nothing is asked.
NO_ANSWER = frozenset({None, "step_what", "step_who", "step_when", "another_step", "check_in", "sure"})


def heard(
    dispatcher: CollectingDispatcher, state: State, words: str, door: str | None, library: Library, today: date
) -> tuple[State, str] | None:
    """The state after what was ordered, and what was told beside it; None where words order nothing of the kind."""
    return (
        unnumbered(dispatcher, state, words, door, library, today)
        or Amending(library, today).heard(dispatcher, state, words)
        or _shown(dispatcher, state, words, library)
    )


def unnumbered(
    dispatcher: CollectingDispatcher, state: State, words: str, door: str | None, library: Library, today: date
) -> tuple[State, str] | None:
    """The same of what names no line: something is added, or a rating is named by what it was or is about."""
    if lines.names_lines(words):
        return None
    is_answering = door not in NO_ANSWER
    edited = (
        adding.heard(dispatcher, state, words, library)
        or _struck(dispatcher, state, words, library, is_answering)
        or misstated.heard(dispatcher, state, words, library, is_answering)
        or corrections.heard(dispatcher, state, words, library)
        or cutting.heard(dispatcher, state, words, library)
        or _cut_elsewhere(dispatcher, state, words, library, today)
        or rerating.in_passing(dispatcher, state, words, library, today, is_answering=is_answering)
    )
    if not edited:
        return None
    # "You haven't taken it out" beside the order is done with it.
    told = " ".join(one for one in pieces.sentences(edited[1]) if not strikes.complains(one))
    return edited[0], told


def _shown(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """A line that is called wrong is said, with how it is put right; None where none is."""
    number = lines.called_wrong(words)
    said = lines_of(record_of(state, library)) if number else []
    if number is None or not 0 < number <= len(said):
        return None
    say(dispatcher, "utter_held", number=number, words=excerpt(said[number - 1][1]))
    return state, ""


def _struck(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, is_answering: bool
) -> tuple[State, str] | None:
    if is_answering and any(remarks.kinds_of(one) & remarks.TAKES_BACK for one in pieces.sentences(words)):
        # An answer goes with its place in the plan, which is for its door.
        return None
    struck = striking.described(dispatcher, state, words, library, is_answering)
    return (undoing.edited(struck[0], state, library), struck[1]) if struck else None


def _cut_elsewhere(
    dispatcher: CollectingDispatcher, state: State, words: str, library: Library, today: date
) -> tuple[State, str] | None:
    """Without what is quoted of an earlier topic, which is taken up for that; None where none holds it."""
    number = cutting.holder_of(state, words)
    if number is None:
        return None
    there = earlier.taken_up(dispatcher, state, number, today)
    cut = cutting.heard(dispatcher, there, words, library)
    # What leads up to the order only says why.
    return (cut[0], "") if cut else None
