"""A message that was read as anything but a reply, and what it takes to see what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.doors.base import Said, choice_of, words_of
from actions.doors.coaching import ValidateCoaching
from actions.interruptions import safety
from actions.interruptions.base import is_at_a_question
from actions.state import State
from knowledge.library import Library

# What a wish to stop, or the name of an earlier topic, does not come before.
HEARD_FIRST = frozenset({*safety.Safety.intents, *safety.DEEDS} - {"pause", "topics"})


@dataclass(frozen=True)
class Turn:
    """What was said, at which door, and what it was read as; `doors` take what is a reply after all."""

    dispatcher: CollectingDispatcher
    tracker: Tracker
    library: Library
    today: date
    doors: ValidateCoaching

    @property
    def intent(self) -> str:
        return str(self.tracker.latest_message["intent"]["name"])

    @property
    def door(self) -> str | None:
        """What the form asks for; None where it asks for nothing."""
        door: str | None = self.tracker.get_slot(REQUESTED_SLOT)
        return door

    @property
    def words(self) -> str:
        return words_of(self.tracker)

    @property
    def reply(self) -> str | None:
        """What was replied beside that."""
        return next(self.tracker.get_latest_entity_values("reply"), None)

    @property
    def is_pressed(self) -> bool:
        return choice_of(self.tracker) is not None

    @property
    def is_typed(self) -> bool:
        """Whether it may be something else than it was read as; a risk never is."""
        return not self.is_pressed and self.intent not in safety.Safety.intents

    @property
    def is_free(self) -> bool:
        return self.is_typed and self.intent not in HEARD_FIRST

    @property
    def is_at_a_question(self) -> bool:
        """Whether a reflective question is pending."""
        return is_at_a_question(self.tracker)

    def take(self, state: State, words: str, intent: str = "answer") -> State:
        """The state with words taken in by the door that is asked for; as it was where none is."""
        return self.doors.take(self.door, Said(words, None, intent), self.dispatcher, state) if self.door else state

    def take_as_read(self, state: State, door: str | None = None) -> State:
        """The state with all that was said taken in by a door, with what it was read as."""
        asked = door or self.door
        return self.doors.take(asked, Said.of(self.tracker, self.words), self.dispatcher, state) if asked else state
