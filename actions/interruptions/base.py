"""The shape of an interruption."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from knowledge.library import Library


class Interruption(ABC):
    """Says or does one thing and gives the state as it is then."""

    intents: tuple[str, ...]

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self.library, self.today = library, today

    @abstractmethod
    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State: ...


class Says(Interruption):
    """Says something of the domain's, named after the intent, and changes nothing."""

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        say(dispatcher, f"utter_{self.intents[0]}")
        return state


def is_at_a_question(tracker: Tracker) -> bool:
    """Whether a reflective question is pending."""
    return bool(tracker.get_slot("requested_slot") == "answer")
