"""What can be done with what the research offers: look closer, compare, put aside, put right."""

from __future__ import annotations

from typing import cast

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.choices import PUT_RIGHT
from actions.doors.base import Said, choice_of, words_of
from actions.doors.choosing import ChoosingDoor, case_asked_back, told_again
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves.questions import explaining, heeding
from actions.moves.research import comparing
from actions.moves.research.telling import BEHAVIOURS, CASES, WHOLE, having_told, tell_case, untold, whole_of
from actions.moves.situation import offering
from actions.moves.situation.besides import told_in_addition
from actions.moves.situation.correcting import ask_what_to_put_right, corrected, correction_in, reopened
from actions.parts import ContextField
from actions.speaking import say
from actions.state import State
from actions.words.context.naming import counted_in, named_in
from actions.words.dialogue import remarks
from actions.words.language import reading
from actions.words.situation import offered


class More(Interruption):
    """A behaviour or, where that is meant, a case in full: the one named, or else the next that was not yet opened."""

    intents = ("more",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = words_of(tracker)
        is_choosing = tracker.get_slot("requested_slot") == "chosen" and choice_of(tracker) is None
        if is_choosing and offered.wants_others(text):
            # Others are wished for, and not more of the same.
            return Reject(self.library, self.today).do(dispatcher, state, tracker)
        if is_choosing and state.offer.rejected and offered.brings_back(text):
            door = ChoosingDoor(self.library, self.today)
            return door.take("chosen", Said(text, None, "answer"), dispatcher, state)
        table = state.offer.chosen or state.offer.shown
        named = named_in(text, table, self.library)
        whole = whole_of(state, state.plan.current) if not named and is_at_a_question(tracker) else None
        if whole:
            return tell_case(dispatcher, state, WHOLE, whole, self.library)
        case = None if named else case_asked_back(text, state, self.library)
        if case:
            return told_again(dispatcher, state, case, self.library)
        if remarks.asks_for_a_case(text):
            return heeding.case_told(dispatcher, state, text, self.library)
        if reading.speaks_of_cases(text):
            cases = offering.cases_of(state.offer)
            wanted = next(iter(counted_in(text, cases)), None) or untold(state, CASES, cases)
            return tell_case(dispatcher, state, CASES, wanted, self.library)
        return self._behaviour(dispatcher, state, next(iter(named or counted_in(text, table)), None))

    def _behaviour(self, dispatcher: CollectingDispatcher, state: State, named: str | None) -> State:
        wanted = named or untold(state, BEHAVIOURS, state.offer.chosen or state.offer.shown)
        if wanted is None:
            say(dispatcher, "utter_more_none")
            return state
        card = cards.behaviour_card(self.library.behaviour(wanted), self.library)
        say(dispatcher, "utter_more", card=card, title=card["title"], source=card["source"])
        return having_told(state, BEHAVIOURS, wanted)


class Compare(Interruption):
    """Two cases side by side: those that are named, or those on the table."""

    intents = ("compare",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        words = words_of(tracker)
        if not choice_of(tracker) and not comparing.compares(words) and len(reading.places_in(words)) == 1:
            # One of them is asked about.
            return More(self.library, self.today).do(dispatcher, state, tracker)
        return comparing.compared(dispatcher, state, words, self.library)


class Reject(Interruption):
    """Puts aside what was named, or all that is on the table, and brings the next best; a mere name chooses."""

    intents = ("reject",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if state.offer.chosen or not state.offer.shown:
            say(dispatcher, "utter_reject_nothing")
            return state
        door = ChoosingDoor(self.library, self.today)
        return door.take("chosen", Said(words_of(tracker), None, "reject"), dispatcher, state)


class Correct(Interruption):
    """Puts right what was taken from the leader's words, and looks again; what a button names is asked anew."""

    intents = ("correct",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        field = choice_of(tracker)
        if field:
            return reopened(dispatcher, state, cast(ContextField, field)) if field in PUT_RIGHT else state
        text = words_of(tracker)
        explaining.explained(dispatcher, state, tracker.get_slot("requested_slot"), text, self.library)
        correction = correction_in(text, state) if state.situation else None
        if correction:
            return corrected(dispatcher, told_in_addition(text, state), correction, self.library)
        ask_what_to_put_right(dispatcher, state)
        return state


ALL = (More, Compare, Reject, Correct)
