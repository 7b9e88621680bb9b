"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow, heeding, offering, reading, remarks
from actions.doors import Doors, Said
from actions.speaking import say
from actions.state import ContextField, Known, State
from knowledge.library import CHALLENGES, Library

ENOUGH_WORDS = 6


def told(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> State:
    """The state once a situation was told, or the beginning of one; what was understood is said back."""
    earlier = state.asides.thin_situation
    whole = f"{earlier} {text}" if earlier else text
    if earlier is None and len(whole.split()) < ENOUGH_WORDS:
        # It asks for more, and the form has nothing to add.
        say(dispatcher, "utter_situation_thin")
        return state.but(asides=state.asides.but(thin_situation=whole, quiet=True))
    matter = remarks.matter_in(whole)
    context = offering.understood(library.find(matter), matter)
    challenge = context.challenge
    if challenge and challenge.value and challenge.words:
        label = CHALLENGES[challenge.value]
        say(dispatcher, "utter_understood", challenge=label, words=challenge.words.rstrip(".,;:"))
    heeding.answer_asked_of_context(dispatcher, text)
    return state.but(situation=whole, context=context, asides=state.asides.but(thin_situation=None))


class SituationDoors(Doors):
    """Situation, challenge, performance, stability, and the kind of problem."""

    def take_situation(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return told(dispatcher, state, said.words, self.library)

    def take_challenge(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("challenge", said, dispatcher, state)

    def take_performance(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("performance", said, dispatcher, state)

    def take_stability(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("stability", said, dispatcher, state)

    def take_problem(self, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        return self._context("problem", said, dispatcher, state)

    def _context(self, field: ContextField, said: Said, dispatcher: CollectingDispatcher, state: State) -> State:
        # A button of an earlier question says nothing about this one.
        is_choice = said.choice in reading.CONTEXT_VALUES[field]
        meant = said.choice if is_choice else reading.context_in(said.words, field)
        is_open = reading.is_unsure(said.words) or meant == "unknown"
        heard = state if is_open else _heard(said, state, self.library)
        known: Known | None = getattr(heard.context, field)
        if is_open:
            known = Known(value=None)
        elif meant:
            known = Known(value=meant, words=None if said.choice else said.words)
        is_more = heard is not state
        say(dispatcher, f"utter_context_{'noted' if known else 'added' if is_more else 'unclear'}")
        heeding.answer_asked_of_context(dispatcher, said.words, field)
        asked = (*state.context.asked, field)
        return heard.but(context=heard.context.but(**{field: known or Known(value=None)}, asked=asked))


def _heard(said: Said, state: State, library: Library) -> State:
    """The state with what was said in many words added to the situation, and read again for what it tells."""
    if said.choice or len(said.words.split()) < ENOUGH_WORDS:
        return state
    whole = f"{state.situation}\n{said.words}"
    matter = remarks.matter_in(whole)
    told_now = offering.understood(library.find(matter), matter)
    known = {name: getattr(state.context, name) or getattr(told_now, name) for name in flow.CLARIFIED}
    return state.but(situation=whole, context=state.context.but(**known))
