"""The doors of a yes or no that is waited for, and of a line of the record that is written anew."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import reading
from actions.doors import Doors, Slots, choice_of
from actions.speaking import order, say
from actions.state import Confirming, State


class DecidingDoors(Doors):
    """Going on after a safety message, erasing, sharing; and the new words for a line."""

    def validate_sure(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        asked: Confirming = state.asides.confirming or "share"
        intent = str(tracker.latest_message["intent"]["name"])
        yes = intent == "affirm" or choice_of(tracker) == "yes" or reading.says_yes(value)
        no = intent == "deny" or choice_of(tracker) == "no" or reading.says_no(value)
        decide = {"go_on": _go_on, "erase": _erase, "share": _share}[asked]
        after = decide(dispatcher, state, yes and not no, no)
        return self.passed("sure", dispatcher, state, after)

    def validate_line(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        state = State.of(tracker)
        line = state.asides.amending
        if line is None:
            return {"line": None}
        say(dispatcher, "utter_amended")
        reworded = {**state.amendments.reworded, line: value}
        amendments = state.amendments.but(reworded=reworded)
        after = state.but(amendments=amendments, asides=state.asides.but(amending=None))
        return self.passed("line", dispatcher, state, after)


def _go_on(dispatcher: CollectingDispatcher, state: State, yes: bool, no: bool) -> State:
    """Whatever is said of the incident itself is no answer to anything, and stays out of the record."""
    if yes:
        say(dispatcher, "utter_going_on")
        return state.but(asides=state.asides.but(confirming=None))
    say(dispatcher, "utter_waiting" if no else "utter_not_coached_on")
    return state.but(asides=state.asides.but(quiet=True))


def _erase(dispatcher: CollectingDispatcher, state: State, yes: bool, no: bool) -> State:
    """Only a plain yes erases."""
    if yes:
        order(dispatcher, "erase")
        say(dispatcher, "utter_erased")
    else:
        say(dispatcher, "utter_not_erased")
    return state.but(asides=state.asides.but(confirming=None, quiet=yes))


def _share(dispatcher: CollectingDispatcher, state: State, yes: bool, no: bool) -> State:
    """Only a plain yes shares."""
    if yes:
        order(dispatcher, "share")
    say(dispatcher, "utter_shared" if yes else "utter_not_shared")
    return state.but(asides=state.asides.but(confirming=None, share_asked=True))
