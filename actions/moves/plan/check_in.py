"""The day on which a leader looks back: set, and put right where they say that it was heard wrongly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from actions.words.time.dates import meant_in, spoken_in_full
from actions.words.time.looking_back import is_merely_a_day, speaks_of, unset_beside, wished_beside
from actions.words.time.working_days import working


def put_right(text: str, state: State, today: date, is_pending: bool = False) -> State | None:
    """The state with the check-in on the day that a text names for it; None where it speaks of something else.

    `is_pending`: it was set just now, so that a day alone is one for it.
    """
    day = day_meant(text, state, today)
    is_meant = speaks_of(text) or (is_pending and is_merely_a_day(text, today))
    if day is None or not is_meant or not (is_pending or state.steps):
        return None
    return with_check_in(state, day)


def wished(
    dispatcher: CollectingDispatcher, state: State, words: str, today: date, is_last: bool = False
) -> tuple[State, str] | None:
    """The state with the day that is wished for, or none, beside whatever else is said, and that; None where none is.

    `is_last`: it is the day that was spoken of last.
    """
    is_set = is_last and state.asides.check_in is not None
    wish = wished_beside(words, today, is_set)
    if wish:
        after = with_check_in(state, day_meant(wish[0], state, today))
        return on_working_day(dispatcher, after), wish[1]
    rest = unset_beside(words, is_set)
    if rest is None:
        return None
    say(dispatcher, "utter_check_in_none")
    return with_check_in(state, None), rest


def day_meant(text: str, state: State, today: date) -> date | None:
    """The day that is wished, in a text that says which it is not or was before, too."""
    before = state.asides.check_in
    return meant_in(text, today, date.fromisoformat(before) if before else None)


def with_check_in(state: State, day: date | None) -> State:
    """The state with that day to look back, or none, and no further question about it."""
    iso = day.isoformat() if day else None
    return state.but(asides=state.asides.but(check_in_asked=True, check_in=iso, day_words=None))


def on_working_day(
    dispatcher: CollectingDispatcher, state: State, card: Callable[[State], dict[str, Any]] | None = None
) -> State:
    """The state with that day, or the working day after it; says which day it is, with the card of it as it then is."""
    if not state.asides.check_in:
        return state
    day = date.fromisoformat(state.asides.check_in)
    moved = working(day)
    after = with_check_in(state, moved)
    response = "utter_check_in_set" if moved == day else "utter_check_in_moved"
    say(dispatcher, response, card=card(after) if card else None, day=spoken_in_full(moved), weekend=f"{day:%A}")
    return after
