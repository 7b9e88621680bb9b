"""What can be done with what the research offers: look closer, compare, put aside, put right."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import cards
from actions.doors.base import words_of
from actions.doors.choosing import case_asked_back, put_aside, told_again
from actions.doors.situation import told_in_addition
from actions.interruptions.base import Interruption, is_at_a_question
from actions.moves import explaining, heeding, offering
from actions.moves.correcting import meant_instead, objection_heard, put_right, understood_in
from actions.moves.telling import BEHAVIOURS, CASES, WHOLE, having_told, tell_case, untold, whole_of
from actions.speaking import say
from actions.state import State
from actions.words import reading, remarks
from actions.words.naming import counted_in, named_in, refused_in


class More(Interruption):
    """A behaviour or, where that is meant, a case in full: the one named, or else the next that was not yet opened."""

    intents = ("more",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = words_of(tracker)
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
    """The two cases on the table side by side."""

    intents = ("compare",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if len(state.offer.cases_shown) < 2:
            say(dispatcher, "utter_compare_none")
            return state
        one, other = (self.library.case(item_id) for item_id in state.offer.cases_shown[:2])
        card = cards.comparison_card(one, other, state, self.library)
        say(dispatcher, "utter_compare", card=card, one=one.title, other=other.title)
        return state


class Reject(Interruption):
    """Puts aside what was named, or all that is on the table, and brings the next best."""

    intents = ("reject",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        if state.offer.chosen or not state.offer.shown:
            say(dispatcher, "utter_reject_nothing")
            return state
        text, offer = words_of(tracker), state.offer
        named = refused_in(text, offer, self.library) or named_in(text, offer.shown, self.library)
        named = named or counted_in(text, offer.shown)
        instead = {} if named else meant_instead(text, state, self.library)
        if instead:
            return put_right(dispatcher, state, instead, self.library)
        if not named and remarks.protests(text):
            say(dispatcher, "utter_put_right_what")
            return state
        return put_aside(state, tuple(named or (*offer.shown, *offer.cases_shown)), dispatcher)


class Correct(Interruption):
    """Puts right what was taken from the leader's words, and looks again."""

    intents = ("correct",)

    def do(self, dispatcher: CollectingDispatcher, state: State, tracker: Tracker) -> State:
        text = words_of(tracker)
        fields = understood_in(text, state, self.library)
        door = tracker.get_slot("requested_slot")
        asked, _ = explaining.asked_in(text, door, state, self.library)
        explaining.answered(dispatcher, state, state, door, asked, text, self.library)
        if not fields and state.situation:
            more = told_in_addition(text, state)
            after = objection_heard(dispatcher, more, text, self.library)
            if after is not more:
                return after
        if not fields or not state.situation:
            say(dispatcher, "utter_correct_unclear")
            return state
        return put_right(dispatcher, state, fields, self.library)


ALL = (More, Compare, Reject, Correct)
