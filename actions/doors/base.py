"""What the doors of the form share: each takes what was said for one slot into the state, and is empty again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.record import record_of
from actions.speaking import keep_record
from actions.state import State
from knowledge.library import Library


@dataclass(frozen=True)
class Said:
    """What came in by a door: the words or the label of a button, the button's value, and what it was read as.

    `guesses` are the intents that it may have as well, where the classifier was torn.
    """

    words: str
    choice: str | None
    intent: str
    guesses: tuple[str, ...] = ()

    @classmethod
    def of(cls, tracker: Tracker, words: str) -> Said:
        guesses = tuple(tracker.get_latest_entity_values("guess"))
        return cls(words, choice_of(tracker), str(tracker.latest_message["intent"]["name"]), guesses)


class Doors:
    """Base of the doors: what they look things up in, and what day it is.

    `take_<door>(said, dispatcher, state)` says what there is to say, and gives the state as it is then.
    """

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self.library, self.today = library, today

    def take(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said, taken in by that door."""
        taken: State = getattr(self, f"take_{door}")(said, dispatcher, state)
        return taken


def hand_over(dispatcher: CollectingDispatcher, before: State, after: State, library: Library) -> None:
    """Gives the gateway the record where it has changed."""
    record = record_of(after, library)
    if record != record_of(before, library):
        keep_record(dispatcher, record)


def choice_of(tracker: Tracker) -> str | None:
    """The value of the button that was pressed; None where words were typed."""
    return next(tracker.get_latest_entity_values("choice"), None)


def words_of(tracker: Tracker) -> str:
    """What was typed, or the label of the button."""
    return str(tracker.latest_message.get("text") or "")
