"""What a leader may do at any moment besides answering; the form asks its question again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.coaching import ValidateCoaching
from actions.doors import Said, hand_over, words_of
from actions.interruptions import keeping, offers, questions, safety, talking, topics
from actions.interruptions.base import Interruption
from actions.signposts import Signposts
from actions.state import State
from knowledge.library import Library

KINDS = (*keeping.ALL, *offers.ALL, *questions.ALL, *talking.ALL, *topics.ALL)


class Interrupt(Action):
    """Does what the intent of the message asks for; `start` in the middle of things is a coming back."""

    def __init__(self, library: Library, today: Callable[[], date], signposts: Signposts) -> None:
        self._library, self._doors = library, ValidateCoaching(library, today)
        known: list[Interruption] = [kind(library, today) for kind in KINDS]
        known += [kind(library, today, signposts) for kind in safety.ALL]
        self._by_intent = {intent: one for one in known for intent in one.intents}

    def name(self) -> str:
        return "action_interrupt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> list[dict[str, Any]]:
        state = State.of(tracker)
        after = self._after(dispatcher, state, tracker)
        hand_over(dispatcher, state, after, self._library)
        return after.events_from(state)

    def _after(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if safety.is_denied(state, tracker):
            return self._doors.take("sure", Said.of(tracker, words_of(tracker)), dispatcher, state)
        return self._by_intent[tracker.latest_message["intent"]["name"]].do(dispatcher, state, tracker)
