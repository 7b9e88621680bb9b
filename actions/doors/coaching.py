"""The form `coaching`: one loop that asks for one thing at a time, until nothing is left to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT, FormValidationAction
from rasa_sdk.types import DomainDict

from actions import flow
from actions.doors.answering import AnswerDoor
from actions.doors.base import Said, hand_over
from actions.doors.choosing import ChoosingDoor
from actions.doors.deciding import DecidingDoors
from actions.doors.planning import PlanningDoors
from actions.doors.situation import SituationDoors
from actions.moves import check_in, earlier, explaining, stopping, strain, turning
from actions.state import DOORS, State
from actions.words import looking_back, pieces, remarks, stepping

# Where a leader tells what happened, or writes a line anew, all their words are that.
STEPPING = frozenset({"step_what", "step_who", "step_when", "another_step"})
# A line that is written anew may say anything.
ASKED_AT = frozenset(DOORS) - {"line"}
REPLIED = frozenset(DOORS) - {"situation", "outcome", "line"}


class ValidateCoaching(SituationDoors, ChoosingDoor, AnswerDoor, PlanningDoors, DecidingDoors, FormValidationAction):
    """Takes what was said in by the door that was asked for, and says which comes next."""

    def name(self) -> str:
        return "validate_coaching"

    def take(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was said, taken in by that door, unless it is a wish to stop, or names one of the topics just listed."""
        free = state.but(asides=state.asides.but(topics_listed=False, paused=False))
        if said.choice is not None:
            return super().take(door, said, dispatcher, free)
        stop = stopping.stop_in(said.words, door, state)
        if stop:
            rest = Said(stop.rest, None, "answer")
            after = self._replied(door, rest, dispatcher, free) if stop.rest else free
            return stopping.paused(dispatcher, after)
        wish = turning.wish_in(said.words, self.library) if turning.is_open_to(state, door) else None
        if wish:
            return turning.turned(dispatcher, self._told_beside(door, wish.rest, dispatcher, free), wish, self.library)
        number = earlier.chosen_by_name(said.words, state)
        if number is not None:
            return earlier.taken_up(dispatcher, free, number, self.today())
        asked, told = explaining.asked_in(said.words, door, free, self.library) if door in ASKED_AT else ([], "")
        if asked:
            after = self._replied(door, Said(told, None, "answer"), dispatcher, free) if told else free
            return explaining.answered(dispatcher, free, after, door, asked, said.words, self.library)
        return self._replied(door, said, dispatcher, free)

    def _told_beside(self, door: str, words: str, dispatcher: CollectingDispatcher, state: State) -> State:
        """What is told beside a wish for other questions is a reply, and of a step that it is none; talk is neither."""
        verdict = stepping.verdict_in(words) if door in STEPPING else None
        if verdict:
            return self.undone(verdict, dispatcher, state)
        rest = Said(remarks.substance_of(words), None, "answer")
        is_reply = len(pieces.content_words(rest.words)) > 1 and not pieces.asks(rest.words)
        return self._replied(door, rest, dispatcher, state) if is_reply else state

    def _replied(self, door: str, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        """What was replied, taken in; a day to look back may be wished for beside anything, and is no part of it."""
        wish = looking_back.wished_beside(said.words, self.today()) if door in REPLIED else None
        if wish:
            words, rest = wish
            state = check_in.with_check_in(state, check_in.day_meant(words, state, self.today()))
            check_in.say_set(dispatcher, state)
            if not rest:
                return state
            said = Said(rest, None, said.intent)
        if door != "sure":
            strain.met(dispatcher, said.words, door)
        return super().take(door, said, dispatcher, state)

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
