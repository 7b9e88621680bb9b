"""The form `coaching`: one loop that asks for one thing at a time, until nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions import flow
from actions.doors.answering import KEPT
from actions.doors.base import Doors, Said, hand_over
from actions.doors.deciding import DecidingDoors
from actions.doors.listening import Listening
from actions.doors.replying import ASKED_AT
from actions.moves.questions import heeding, settling
from actions.moves.questions.settling import begun, let_go
from actions.state import DOORS, State
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading

# Where a risk or a deed is asked about, "where were we" only goes on.
PLACED = ASKED_AT - {"sure"}


class ValidateCoaching(Listening, DecidingDoors, FormValidationAction):
    """Takes what was said in by the door that was asked for, and says which comes next."""

    def name(self) -> str:
        return "validate_coaching"

    def take(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said, taken in by that door, or as what else it was heard to be; how much is left is told beside."""
        asks = said.choice is None and said.intent != KEPT and door in PLACED
        rest = remarks.without_place_asked(said.words) if asks else None
        if rest is None:
            return self._all_of_it(door, said, dispatcher, state)
        is_more = bool(pieces.content_words(remarks.substance_of(rest))) or self._does(rest, state)
        left = Said(rest, None, said.intent)
        after = self._all_of_it(door, left, dispatcher, state) if is_more else self._still_waiting(said.words, state)
        heeding.say_place(dispatcher, after)
        return after

    def _still_waiting(self, words: str, state: State) -> State:
        """What waits goes on waiting, unless a no stands before the question."""
        free = state.but(asides=state.asides.next_turn)
        return let_go(free) if reading.declines(words) else free

    def _does(self, words: str, state: State) -> bool:
        """Whether words say yes or no to what is asked of earlier ones, or order something."""
        is_settling = state.asides.unsettled is not None and settling.may_settle(words, state)
        return is_settling or remarks.remarks_in(words).heeded is not None

    def _all_of_it(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said, taken in by that door, or as what else it was heard to be."""
        near = self.near_settled(door, said, dispatcher, state)
        if near is not None:
            return near
        free = state.but(asides=state.asides.next_turn)
        settled = self.settled(door, said, dispatcher, free)
        if settled is None and said.choice is not None:
            settled = self.heard(door, said, dispatcher, free)
        if settled is not None:
            return settled
        free = self._with_what_waited(free)
        if said.choice is not None or said.intent == KEPT:
            return Doors.take(self, door, said, dispatcher, free)
        return self.typed(door, said, dispatcher, free, state)

    def _with_what_waited(self, state: State) -> State:
        """Words that were to be filed elsewhere, where another reply came, begin the answer to the open question."""
        waiting = state.asides.unsettled
        if waiting is None or waiting.what == "plan":
            return state
        return (
            begun(let_go(state), waiting.words)
            if waiting.what in ("move", "place") and waiting.words
            else let_go(state)
        )

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict
    ) -> list[str]:
        """What is filled, so that it is taken in, and the one slot to ask for next."""
        filled = [door for door in DOORS if tracker.get_slot(door) is not None]
        upcoming = flow.next_door(State.of(tracker))
        return [*filled, *([upcoming] if upcoming else [])]


def _entrance(door: str) -> Callable[..., dict[str, Any]]:
    """What rasa-sdk calls for the slot of that name: gives the state after it, and the slot empty again."""

    def validate(
        self: ValidateCoaching, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> dict[str, Any]:
        before = State.of(tracker)
        if tracker.get_slot(REQUESTED_SLOT) != door:
            # A form that begins again has Rasa check what was said before it ended.
            return {door: value}
        # One door and what it leads to are the same slot, which Rasa has filled already.
        empty = before.but(situation=None) if door == "situation" else before
        after = self.take(door, Said.of(tracker, value), dispatcher, empty)
        hand_over(dispatcher, empty, after, self.library)
        return {door: None, **after.changes_from(before), "situation": after.situation}

    return validate


for _door in DOORS:
    setattr(ValidateCoaching, f"validate_{_door}", _entrance(_door))
