"""Where a leader asks what the bot thinks: that it does not judge."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State


def say_no_opinion(dispatcher: CollectingDispatcher, state: State, door: str | None, *, is_kept: bool = False) -> None:
    """That the bot does not judge; with it where they are."""
    if is_kept:
        say(dispatcher, "utter_no_opinion_kept")
    elif door == "answer" and state.plan.current:
        say(dispatcher, "utter_no_opinion_place", place=state.plan.place)
    else:
        say(dispatcher, "utter_no_opinion")
