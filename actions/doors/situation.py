"""The doors of the situation: what a leader faces, and what their words did not say of its context."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import IN_SHORT
from actions.doors.base import Doors, Said
from actions.moves import explaining, heeding, offering
from actions.moves.correcting import objection_heard
from actions.record import record_of, summary_card
from actions.speaking import say
from actions.state import Context, ContextField, Known, State
from actions.words import contexts, objecting, pieces, reading, remarks
from knowledge.library import CHALLENGES, Library

ENOUGH_WORDS = 6


def told(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> State:
    """The state once a situation was told, or the beginning of one; what was understood is said back."""
    text = without_wish_to_delete(dispatcher, state, text, library)
    if not text:
        return state
    earlier = state.asides.thin_situation
    whole = f"{earlier} {text}" if earlier else text
    if earlier is None and len(whole.split()) < ENOUGH_WORDS:
        # It asks for more, and the form has nothing to add.
        say(dispatcher, "utter_situation_thin")
        return state.but(asides=state.asides.but(thin_situation=whole, quiet=True))
    context = offering.understood(whole, library)
    challenge = context.challenge
    is_quoted = challenge is not None and challenge.words is not None
    if challenge and challenge.value and challenge.words:
        label = CHALLENGES[challenge.value]
        say(dispatcher, "utter_understood", challenge=label, words=challenge.words.rstrip(".,;:"))
    fields = offering.TOLD if is_quoted else ("challenge", *offering.TOLD)
    taken: dict[ContextField, Known] = {field: known for field in fields if (known := getattr(context, field))}
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
        if said.choice in contexts.CONTEXT_VALUES[field]:
            return self._chosen(field, str(said.choice), dispatcher, state)
        words = without_wish_to_delete(dispatcher, state, said.words, self.library)
        if not words:
            return state
        meant = contexts.context_in(reading.known_part(words), field)
        if explaining.unanswered(dispatcher, field, words):
            # What the question was about may have been taken for the answer before.
            return objection_heard(dispatcher, state, words, self.library)
        if meant == "unknown" or (meant is None and reading.is_unsure(words)):
            say(dispatcher, "utter_context_open")
            return _asked(state, field, Known(value=None))
        return self._said(field, meant, words, dispatcher, state)

    def _chosen(self, field: ContextField, value: str, dispatcher: CollectingDispatcher, state: State) -> State:
        if value == "unknown":
            say(dispatcher, "utter_context_open")
            return _asked(state, field, Known(value=None))
        say(dispatcher, "utter_context_noted", fields=IN_SHORT[value])
        return _asked(state, field, Known(value=value))

    def _said(
        self, field: ContextField, meant: str | None, words: str, dispatcher: CollectingDispatcher, state: State
    ) -> State:
        """What was said of a field, and of others besides; an objection is heard first, and the field asked again."""
        more = told_in_addition(words if meant else _undenied(words, field), state)
        about = _beside(words, field, state)
        heard = objection_heard(dispatcher, more, about, self.library) if not meant or _denies(about, state) else more
        if heard is not more and not meant:
            # What was asked for comes again, after what was denied.
            return heard
        if heard is more and not meant and remarks.protests(words):
            say(dispatcher, "utter_put_right_what")
            return state
        taken = _told_besides(words, field, heard.context, self.library) if more is not state else {}
        told = offering.told_otherwise(words, heard.context)
        taken |= {name: known for name, known in told.items() if name != field}
        if meant:
            taken[field] = Known(value=meant, words=words)
        self._acknowledge(dispatcher, taken, is_more=heard.situation != state.situation)
        heeding.answer_asked_of_context(dispatcher, words, field)
        after = heard.but(context=heard.context.but(**taken))
        if field not in taken and after != state and field not in state.context.returned:
            # What belongs to another question, or tells more, is no answer to this one: it comes again, once.
            return after.but(context=after.context.but(returned=(*after.context.returned, field)))
        return _asked(after, field, taken.get(field) or Known(value=None))

    def _acknowledge(
        self, dispatcher: CollectingDispatcher, taken: Mapping[ContextField, Known], is_more: bool
    ) -> None:
        """What was taken is said by its name, so that a wrong guess can be put right in a word."""
        if taken:
            say(dispatcher, "utter_context_noted", fields=in_short(taken))
        else:
            say(dispatcher, "utter_context_added" if is_more else "utter_context_unclear")


def without_wish_to_delete(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> str:
    """What is left of a message without a wish to delete something, which is no part of a situation."""
    wished = [one for one in pieces.sentences(words) if objecting.wants_deleted(one)]
    if not wished:
        return words
    card = summary_card(record_of(state, library))
    say(dispatcher, "utter_delete_which" if card else "utter_delete_nothing", card=card)
    return " ".join(one for one in pieces.sentences(words) if one not in wished and not objecting.disputes(one))


def told_in_addition(words: str, state: State) -> State:
    """The state with what plainly adds to the situation: statements of it, in many words."""
    # What stands beside an objection is said to be put in its place, however short.
    enough = 1 if objecting.disputes(words) else ENOUGH_WORDS
    if sum(len(sentence.split()) for sentence in remarks.statements(words)) < enough:
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


def _denies(words: str, state: State) -> bool:
    """Whether words deny by its name what it was taken to be mainly about."""
    return state.context.value_of("challenge") in objecting.denied_of_the_subject(words, "challenge")


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
