"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions import findings, reading
from actions.doors import Doors, Slots, choice_of
from actions.speaking import say
from actions.state import ContextField, Known, State
from knowledge.library import CHALLENGES, Library

ENOUGH_WORDS = 6


def told(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> State:
    """The state once a situation was told, or the beginning of one; what was understood is said back."""
    earlier = state.asides.thin_situation
    whole = f"{earlier} {text}" if earlier else text
    if earlier is None and len(whole.split()) < ENOUGH_WORDS:
        say(dispatcher, "utter_situation_thin")
        return state.but(asides=state.asides.but(thin_situation=whole))
    context = findings.understood(library.find(whole), whole)
    challenge = context.challenge
    if challenge and challenge.value and challenge.words:
        label = CHALLENGES[challenge.value]
        say(dispatcher, "utter_understood", challenge=label, words=challenge.words.rstrip(".,;:"))
    return state.but(situation=whole, context=context, asides=state.asides.but(thin_situation=None))


class SituationDoors(Doors):
    """Situation, challenge, performance, stability, and the kind of problem."""

    def validate_situation(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        # The door and what it leads to are one slot; Rasa has filled it already.
        state = State.of(tracker).but(situation=None)
        after = told(dispatcher, state, value, self.library)
        return {**self.passed("situation", dispatcher, state, after), "situation": after.situation}

    def validate_challenge(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("challenge", value, dispatcher, tracker)

    def validate_performance(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("performance", value, dispatcher, tracker)

    def validate_stability(
        self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict
    ) -> Slots:
        return self._context("stability", value, dispatcher, tracker)

    def validate_problem(self, value: str, dispatcher: CollectingDispatcher, tracker: Tracker, _: DomainDict) -> Slots:
        return self._context("problem", value, dispatcher, tracker)

    def _context(self, field: ContextField, value: str, dispatcher: CollectingDispatcher, tracker: Tracker) -> Slots:
        state, choice = State.of(tracker), choice_of(tracker)
        # A button of an earlier question says nothing about this one.
        meant = choice if choice in reading.CONTEXT_VALUES[field] else reading.context_in(value, field)
        left_open = reading.does_not_know(value) or meant in (None, "unknown")
        say(dispatcher, "utter_context_unclear" if left_open and meant is None else "utter_context_noted")
        known = Known(value=None if left_open else meant, words=None if choice else value)
        # What was said besides is part of the situation, for search to read.
        told_more = not choice and len(value.split()) >= ENOUGH_WORDS
        situation = f"{state.situation}\n{value}" if told_more else state.situation
        context = state.context.but(**{field: known}, asked=(*state.context.asked, field))
        return self.passed(field, dispatcher, state, state.but(context=context, situation=situation))
