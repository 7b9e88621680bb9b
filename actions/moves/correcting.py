"""Putting right what was taken from the leader's words."""

from __future__ import annotations

from collections.abc import Mapping

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves import offering
from actions.record import VALUES
from actions.speaking import say
from actions.state import ContextField, Known, State
from actions.words import contexts, objecting, pieces, remarks
from knowledge.library import Library

# So many words are enough to say what it is about instead.
REST = 6


def understood_in(text: str, state: State, library: Library) -> dict[ContextField, Known]:
    """What a correction puts right, by the names of the context's fields."""
    meant = pieces.without_denied(text)
    fields: tuple[ContextField, ...] = ("stability", "performance", "theme", "challenge")
    said = {field: contexts.context_in(text, field) for field in fields}
    if not said["theme"] and state.context.value_of("theme") in contexts.denied_in(text, "theme"):
        said["theme"] = "general"
    subject = pieces.subject_in(meant)
    if subject and not any(said.values()):
        understood = offering.understood(subject, library)
        said["challenge"] = understood.challenge.value if understood.challenge else None
    return {field: Known(value=value, words=text) for field, value in said.items() if value}


def meant_instead(text: str, state: State, library: Library) -> dict[ContextField, Known]:
    """What a no says that it is about: "not really, it's about the board"; nothing where it is a mere no."""
    return understood_in(text, state, library) if pieces.subject_in(text) else {}


def put_right[F: str](
    dispatcher: CollectingDispatcher, state: State, fields: Mapping[F, Known], library: Library
) -> State:
    """The context with these fields as they are, and, while nothing is chosen yet, what fits it now."""
    context = state.context.but(**{str(field): known for field, known in fields.items()})
    amendments = state.amendments.without(*(f"context-{field}" for field in fields))
    after = state.but(context=context, amendments=amendments)
    say(dispatcher, "utter_corrected", fields=", ".join(VALUES[str(known.value)] for known in fields.values()))
    if flow.field_to_clarify(after.context) or state.offer.chosen:
        return after
    found = offering.looked_up(after.but(offer=state.offer.but(presented=False)), library)
    # What was put aside stays aside, as long as something else is left.
    return found if found.offer.shown else offering.looked_up(found.but(offer=found.offer.but(rejected=())), library)


def objection_heard(dispatcher: CollectingDispatcher, state: State, text: str, library: Library) -> State:
    """Where words object to what was understood: put right by what is left of them, or open again and said to be."""
    field = _objected_to(state, text)
    if field is None:
        return state
    before = state.context.value_of(field)
    instead = _meant_by_the_rest(text, field, before, library)
    if instead:
        return put_right(dispatcher, state, {field: instead}, library)
    if field == "challenge":
        say(dispatcher, "utter_challenge_open")
    elif before:
        say(dispatcher, "utter_taken_back_of_context", fields=VALUES[before])
    # Asked again, however much was asked before; what fits is looked up once it is known.
    asked = tuple(one for one in state.context.asked if one != field)[: flow.QUESTIONS_ABOUT_CONTEXT - 1]
    offer = state.offer.but(behaviours=(), cases=(), shown=(), presented=False)
    context = state.context.but(**{field: None}, asked=asked)
    return state.but(context=context, offer=offer, amendments=state.amendments.without(f"context-{field}"))


def _objected_to(state: State, text: str) -> ContextField | None:
    """What was denied by its name; else what was taken last, where somebody objects and does not say to what."""
    named = contexts.put_right_in(text)
    for field in flow.CLARIFIED:
        # What was left open may be put right as well as what was taken.
        if field == named and getattr(state.context, field) is not None:
            return field
    for field in ("performance", "stability"):
        if state.context.value_of(field) in contexts.denied_in(text, f"{field}_told"):
            return field
    challenge = state.context.value_of("challenge")
    if challenge and challenge in objecting.denied_of_the_subject(text, "challenge"):
        return "challenge"
    if not objecting.disputes(text):
        return None
    last = next(reversed(state.context.asked), None)
    if state.offer.presented:
        # What is offered may be meant as well, unless what was taken is named.
        return last if last and state.context.value_of(last) and contexts.mentioned_in(text, last) else None
    taken: tuple[ContextField, ...] = (*([last] if last else []), "challenge")
    return next((field for field in taken if state.context.value_of(field)), None)


def _meant_by_the_rest(text: str, field: ContextField, before: str | None, library: Library) -> Known | None:
    """What is left without what was objected to says it in so many words, or leaves little doubt."""
    rest = " ".join(remarks.statements(text))
    named = contexts.context_in(rest, field)
    if named and named != before:
        return Known(value=named, words=rest)
    if field != "challenge" or len(rest.split()) < REST:
        return None
    guess = offering.understood(rest, library, offering.SURER).challenge
    return guess if guess and guess.value != before else None
