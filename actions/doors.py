"""What the doors of the form share: each takes what was said for one slot into the state, and is empty again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.record import record_of
from actions.speaking import keep_record
from actions.state import State
from knowledge.library import Library

Slots = dict[str, Any]


class Doors:
    """Base of the doors: what they look things up in, and what day it is."""

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self.library, self.today = library, today

    def passed(self, door: str, dispatcher: CollectingDispatcher, before: State, after: State) -> Slots:
        """The slots after a door was passed; a record that changed is handed to the gateway."""
        hand_over(dispatcher, before, after, self.library)
        # One door is a part of the state at the same time.
        return {door: None, **({"situation": after.situation} if door == "situation" else {})} | after.changes_from(
            before
        )


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
