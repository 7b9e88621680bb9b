"""What a leader may do at any moment besides answering; the form asks its question again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.types import DomainDict

from actions import flow
from actions.doors.base import Said, choice_of, hand_over, words_of
from actions.doors.coaching import ValidateCoaching
from actions.interruptions import keeping, offers, questions, safety, talking, topics
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves import earlier, explaining, heeding, stopping, turning
from actions.signposts import Signposts
from actions.state import State
from actions.words import contexts, looking_back, objecting, pieces, remarks
from knowledge.library import Library

# What a protest at a last answer may be taken for that is done by taking the answer back.
UNDONE_BY = ("amend", "change", "complaint", "correct", "go_back")
# What a few words, or a question, at a choice of the context may be mistaken for.
MISTAKEN = ("about", "complaint", "definition", "example", "help", "out_of_scope", "rephrase", "smalltalk", "why")
# What a wish to stop, or the name of an earlier topic, does not come before.
HEARD_FIRST = frozenset({*safety.Safety.intents, *safety.DEEDS} - {"pause", "topics"})
KINDS = (*keeping.ALL, *offers.ALL, *questions.ALL, *talking.ALL, *topics.ALL)


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
        after = self._replied(dispatcher, self._after(dispatcher, state, tracker), tracker)
        hand_over(dispatcher, state, after, self._library)
        return after.events_from(state)

    def _after(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if safety.is_denied(state, tracker):
            return self._doors.take("sure", Said.of(tracker, words_of(tracker)), dispatcher, state)
        intent, door = tracker.latest_message["intent"]["name"], tracker.get_slot(REQUESTED_SLOT)
        is_free = intent not in HEARD_FIRST and choice_of(tracker) is None
        words, listed = words_of(tracker), state
        # What is chosen by its name must follow the list at once.
        state = state.but(asides=state.asides.but(topics_listed=False, paused=False))
        if is_free and (number := earlier.chosen_by_name(words, listed)) is not None:
            return earlier.taken_up(dispatcher, state, number, self._today())
        if is_free and door and stopping.stop_in(words, door, state):
            return self._doors.take(door, Said(words, None, "answer"), dispatcher, state)
        is_told = intent not in safety.Safety.intents and choice_of(tracker) is None
        if is_told and door and turning.is_open_to(state, door) and turning.wish_in(words, self._library):
            return self._doors.take(door, Said(words, None, "answer"), dispatcher, state)
        wish = looking_back.wished_beside(words, self._today()) if intent == "amend" and door else None
        # What is told beside the wish is a reply.
        if (wish and wish[1]) or (is_told and self._is_for_the_door(intent, door, words)):
            return self._doors.take(door, Said.of(tracker, words), dispatcher, state)
        after = _without_what_was_none(dispatcher, state, tracker)
        if after is not state and intent in UNDONE_BY:
            return after
        return self._by_intent[intent].do(dispatcher, after, tracker)

    def _is_for_the_door(self, intent: str, door: str | None, words: str) -> bool:
        """Whether words are a value of the context that is asked for, such as "RI", or ask about it or its sources."""
        if intent == "correct" and door in flow.CLARIFIED:
            return True
        asks_for_sources = intent in MISTAKEN and any(map(objecting.asks_for_sources, pieces.sentences(words)))
        if door not in flow.CLARIFIED:
            return door == "chosen" and asks_for_sources
        if asks_for_sources or contexts.is_merely(words, door):
            return True
        is_ours = intent != "out_of_scope" or explaining.knows(door, words, self._library)
        return intent in MISTAKEN and is_ours and objecting.asks_the_meaning(words)

    def _replied(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        """The state with what else was said beside the question, taken in by the door that is asked for."""
        reply, door = next(tracker.get_latest_entity_values("reply"), None), tracker.get_slot(REQUESTED_SLOT)
        if reply is None or door is None or not remarks.substance_of(reply) or objecting.asks_the_meaning(reply):
            return state
        # What was said beside a question may lean on it.
        return self._doors.take(door, Said(reply, None, "beside"), dispatcher, state)


def _without_what_was_none(dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
    """The state without a last answer that the leader protests was none, whatever else they wish in the same breath."""
    words = words_of(tracker)
    is_protest = is_at_a_question(tracker) and remarks.remarks_in(words).heeded in remarks.TAKES_BACK
    return heeding.taken_back(dispatcher, state, words) if is_protest else state
