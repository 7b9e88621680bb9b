"""Telling a case or a behaviour, another one each time."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.speaking import say
from actions.state import State
from knowledge.library import Library

# What was told of the offer itself, and not of a question.
CASES, BEHAVIOURS = "offer", "more"


def untold(state: State, about: str, ids: Sequence[str]) -> str | None:
    """The first of `ids` that was not told about the same thing before."""
    told = state.asides.told.get(about, ())
    return next((item_id for item_id in ids if item_id not in told), None)


def having_told(state: State, about: str, item_id: str) -> State:
    """The state in which that was told."""
    told = dict.fromkeys((*state.asides.told.get(about, ()), item_id))
    return state.but(asides=state.asides.but(told={**state.asides.told, about: tuple(told)}))


def tell_case(
    dispatcher: CollectingDispatcher, state: State, about: str, item_id: str | None, library: Library
) -> State:
    """The case in full; without one, that there is none."""
    if item_id is None:
        say(dispatcher, "utter_example_no_more" if state.asides.told.get(about) else "utter_example_none")
        return state
    card = cards.case_card(library.case(item_id), library)
    say(dispatcher, "utter_example", card=card, title=card["title"], source=card["source"])
    return having_told(state, about, item_id)
