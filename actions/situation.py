"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import contexts, flow, heeding, offering, pieces, reading, remarks
from actions.choices import IN_SHORT
from actions.correcting import denial_heard
from actions.doors import Doors, Said
from actions.speaking import say
from actions.state import Context, ContextField, Known, State
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
    context = offering.understood(whole, library)
    challenge = context.challenge
    if challenge and challenge.value and challenge.words:
        label = CHALLENGES[challenge.value]
        say(dispatcher, "utter_understood", challenge=label, words=challenge.words.rstrip(".,;:"))
    taken: dict[ContextField, Known] = {field: known for field in offering.TOLD if (known := getattr(context, field))}
    if taken:
        say(dispatcher, "utter_context_noted", fields=in_short(taken))
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
        is_choice = said.choice in contexts.CONTEXT_VALUES[field]
        meant = said.choice if is_choice else contexts.context_in(reading.known_part(said.words), field)
        is_open = meant == "unknown" or (meant is None and reading.is_unsure(said.words))
        if is_open:
            say(dispatcher, "utter_context_open")
            return _asked(state, field, Known(value=None))
        if is_choice:
            heard, taken = state, {}
        else:
            more = told_in_addition(said.words if meant else _undenied(said.words, field), state)
            heard = denial_heard(dispatcher, more, _beside(said.words, field, state), self.library)
            if heard is not more and not meant:
                # What was asked for comes again, after what was denied.
                return heard
            taken = _told_besides(said.words, field, heard.context, self.library) if more is not state else {}
        if meant:
            taken[field] = Known(value=meant, words=None if is_choice else said.words)
        if not taken and not is_choice and remarks.protests(said.words):
            say(dispatcher, "utter_put_right_what")
        else:
            self._acknowledge(dispatcher, taken, is_more=heard.situation != state.situation)
        heeding.answer_asked_of_context(dispatcher, said.words, field)
        return _asked(heard.but(context=heard.context.but(**taken)), field, taken.get(field) or Known(value=None))

    def _acknowledge(
        self, dispatcher: CollectingDispatcher, taken: Mapping[ContextField, Known], is_more: bool
    ) -> None:
        """What was taken is said by its name, so that a wrong guess can be put right in a word."""
        if taken:
            say(dispatcher, "utter_context_noted", fields=in_short(taken))
        else:
            say(dispatcher, "utter_context_added" if is_more else "utter_context_unclear")


def told_in_addition(words: str, state: State) -> State:
    """The state with what plainly adds to the situation: statements of it, in many words."""
    if sum(len(sentence.split()) for sentence in remarks.statements(words)) < ENOUGH_WORDS:
        return state
    return flow.told_more(state, remarks.of_situation(words))


def in_short(taken: Mapping[ContextField, Known]) -> str:
    return "; ".join(IN_SHORT[known.value] for known in taken.values() if known.value)


def _asked(state: State, field: ContextField, known: Known) -> State:
    return state.but(context=state.context.but(**{field: known}, asked=(*state.context.asked, field)))


def _told_besides(words: str, asked: ContextField, context: Context, library: Library) -> dict[ContextField, Known]:
    """What many words tell of the context that was not known; read alone, or what was denied before would come back."""
    now = offering.understood(words, library, offering.SURER)
    found = {field: getattr(now, field) for field in flow.CLARIFIED if getattr(context, field) is None}
    denied = contexts.denied_in(words, asked)
    return {field: known for field, known in found.items() if known and (field != asked or known.value not in denied)}


def _undenied(words: str, asked: ContextField) -> str:
    """The words without sentences that only say what the field that was asked for is not."""
    return " ".join(one for one in pieces.sentences(words) if not contexts.denied_in(one, asked))


def _beside(words: str, asked: ContextField, state: State) -> str:
    """The words without clauses that deny something of the field that was asked for: "not changed" at the politics."""
    label = pieces.content_words(CHALLENGES.get(state.context.value_of("challenge") or "", ""))
    return " ".join(
        one
        for one in pieces.sentences(words)
        if not contexts.denied_in(one, asked) or len(pieces.content_words(one) & label) > 1
    )
