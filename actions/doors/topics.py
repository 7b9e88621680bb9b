"""Where a conversation begins, begins again after its end, and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import UserUtteranceReverted
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import flow
from actions.choices import NEW_OR_RECORD, NEXT_STEPS
from actions.doors.base import hand_over, words_of
from actions.doors.situation import told
from actions.moves import earlier, strain
from actions.record import lines_of, record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words import wishes
from knowledge.library import Library

Events = list[dict[str, Any]]


class Welcome(Action):
    """Who this is, and what is kept."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    def name(self) -> str:
        return "action_welcome"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_welcome")
        say(dispatcher, "utter_kept")
        state = State.of(tracker)
        return state.but(begun=self._today().isoformat()).events_from(state)


class NewTopic(Action):
    """A new topic after the end of one, with what was just said where that plainly describes a situation.

    Where it may as well be meant for the record, it is kept until the leader says which.
    """

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        self._library, self._today = library, today

    def name(self) -> str:
        return "action_new_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        state, words = State.of(tracker), words_of(tracker)
        intent = tracker.latest_message["intent"]["name"]
        number = earlier.chosen_by_name(words, state)
        if number is not None:
            free = state.but(asides=state.asides.but(topics_listed=False))
            return earlier.taken_up(dispatcher, free, number, self._today()).events_from(state)
        if intent == "answer" and state.situation and not wishes.describes_a_situation(words):
            say(dispatcher, "utter_new_topic_or", choices=NEW_OR_RECORD)
            return flow.left_closed(state.but(asides=state.asides.but(held=words))).events_from(state)
        say(dispatcher, "utter_new_topic")
        after = without_held(state).turned_to(None, self._today())
        beginning = _beginning(state, intent, words)
        if beginning:
            strain.met(dispatcher, beginning)
            after = told(dispatcher, after, beginning, self._library)
        hand_over(dispatcher, state, after, self._library)
        return after.events_from(state)


def without_held(state: State) -> State:
    """After the end, without what may have been meant for a new topic; what may be a sign of risk stays."""
    is_over = state.asides.closed and not state.asides.confirming
    return state.but(asides=state.asides.but(held=None)) if is_over else state


def _beginning(state: State, intent: str, words: str) -> str:
    """What a new topic begins with: what was kept for it, and what is said with the wish, unless it is a mere wish."""
    held = state.asides.held or ""
    if intent == "start_over":
        words = wishes.topic_told_in(words) or ""
    is_more = intent in ("answer", "start_over") or (intent == "affirm" and wishes.describes_a_situation(words))
    return " ".join(part for part in (held if intent != "answer" else "", words if is_more else "") if part)


class Close(Action):
    """The record, at the end."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def name(self) -> str:
        return "action_close"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        state = State.of(tracker)
        if not state.asides.quiet:
            self._show(dispatcher, state)
        return state.but(asides=state.asides.but(closed=True, quiet=False)).events_from(state)

    def _show(self, dispatcher: CollectingDispatcher, state: State) -> None:
        record = record_of(state, self._library)
        if lines_of(record):
            choices = [NEXT_STEPS] if state.replies and not state.steps else []
            say(dispatcher, "utter_record", card=summary_card(record), choices=choices)
        else:
            say(dispatcher, "utter_closed_empty")


class Outside(Action):
    """After the end, for whatever no rule knows; the turn is taken back, or Rasa would go on saying it."""

    def name(self) -> str:
        return "action_outside"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_outside")
        return [UserUtteranceReverted()]
