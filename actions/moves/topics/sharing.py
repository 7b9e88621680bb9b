"""Sharing that is taken back, at whatever moment and in whatever words."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.speaking import order, say
from actions.state import State
from actions.words.closing import consenting
from actions.words.dialogue import remarks


def taken_back(dispatcher: CollectingDispatcher, state: State, words: str) -> State | None:
    """The state after sharing was taken back; None where words do not wish for that, or where it is being asked.

    Right after it was shared, words that undo the last deed mean it.
    """
    is_asked = flow.next_door(state) == "sure" and state.asides.deciding == "share"
    is_of_an_answer = not state.asides.just_shared and remarks.remarks_in(words).heeded in remarks.TAKES_BACK
    if is_asked or is_of_an_answer or not consenting.takes_back(words, state.asides.just_shared):
        return None
    return withheld(dispatcher, state)


def withheld(dispatcher: CollectingDispatcher, state: State) -> State:
    order(dispatcher, "withhold")
    say(dispatcher, "utter_withheld")
    return state.but(asides=state.asides.next_turn)
