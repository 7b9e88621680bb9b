"""Where a conversation begins, begins again, and ends."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.record import record_of
from actions.speaking import keep_record, say
from actions.state import State, fresh_start
from knowledge.library import Library

Events = list[dict[str, Any]]


class Welcome(Action):
    """Who this is, and what is kept."""

    def name(self) -> str:
        return "action_welcome"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_welcome")
        say(dispatcher, "utter_kept")
        return []


class RestartTopic(Action):
    """Empties the slots, so that the form begins anew."""

    def name(self) -> str:
        return "action_restart_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_new_topic")
        return fresh_start()


class NewTopic(Action):
    """A new topic after the end of one; what was just said is taken for the situation."""

    def name(self) -> str:
        return "action_new_topic"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        say(dispatcher, "utter_new_topic")
        events = fresh_start()
        if tracker.latest_message["intent"]["name"] not in ("start_over", "affirm"):
            events.append(SlotSet("situation", tracker.latest_message["text"]))
        return events


class Close(Action):
    """The record, at the end."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def name(self) -> str:
        return "action_close"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Events:
        state = State.of(tracker)
        if not state.situation:
            say(dispatcher, "utter_closed_empty")
            return []
        record = record_of(state, self._library)
        keep_record(dispatcher, record)
        say(dispatcher, "utter_record", card={"card": "summary", **record})
        return []
