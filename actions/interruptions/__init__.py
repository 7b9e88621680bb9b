"""What a leader may do at any moment besides answering; the form asks its question again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.doors.base import hand_over
from actions.doors.coaching import ValidateCoaching
from actions.interruptions import beside, changing, keeping, offers, questions, safety, talking, topics
from actions.interruptions.base import Interruption
from actions.interruptions.hearing import heard
from actions.interruptions.turn import Turn
from actions.signposts import Signposts
from actions.state import State
from knowledge.library import Library

KINDS = (*changing.ALL, *keeping.ALL, *offers.ALL, *questions.ALL, *talking.ALL, *topics.ALL)


class Interrupt(Action):
    """Does what the intent of the message asks for; `start` in the middle of things is a coming back."""

    def __init__(self, library: Library, today: Callable[[], date], signposts: Signposts) -> None:
        self._library, self._today, self._doors = library, today, ValidateCoaching(library, today)
        known: list[Interruption] = [kind(library, today) for kind in KINDS]
        known += [kind(library, today, signposts) for kind in safety.ALL]
        self._by_intent = {intent: one for one in known for intent in one.intents}

    def name(self) -> str:
        return "action_interrupt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        state = State.of(tracker)
        turn = Turn(dispatcher, tracker, self._library, self._today(), self._doors)
        after = self._after(turn, state)
        hand_over(dispatcher, state, after, self._library)
        return after.events_from(state)

    def _after(self, turn: Turn, state: State) -> State:
        def do(now: State) -> State:
            return self._by_intent[turn.intent].do(turn.dispatcher, now, turn.tracker)

        after = beside.moved(turn, state) or beside.ordered(turn, state, do) or beside.wondered(turn, state)
        if after:
            return after
        begun = beside.begun(turn, state)
        return heard(turn, begun, do) if begun else beside.replied(turn, heard(turn, state, do))
