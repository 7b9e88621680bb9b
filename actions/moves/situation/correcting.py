"""Putting right what was taken from the leader's words: by what they say instead, or else by asking again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.choices import OPTIONS, PUT_RIGHT
from actions.moves.situation import instead, offering
from actions.parts import ContextField, Known
from actions.record import VALUES, named
from actions.speaking import say
from actions.state import State
from actions.words.context import centre, contexts, objecting, options, outright, standing, subjects
from actions.words.dialogue import queries
from actions.words.language import pieces
from knowledge.library import Library

# What is denied by the words of a value, or by a denial as short as this: "not slipping".
SHORT = 4
# What a leader calls it instead: "it's special educational needs and disability".
_CALLED = re.compile(r"\b(?:it['\u2019]?s|it is|we call it)\s+(?!not\b|about\b)([^,.;:]+)", re.I)


@dataclass(frozen=True)
class Correction:
    """What a message puts right, and what it says is wrong without saying what is right."""

    right: Mapping[ContextField, Known]
    wrong: Sequence[ContextField] = ()

    def __bool__(self) -> bool:
        return bool(self.right or self.wrong)


def correction_in(text: str, state: State) -> Correction:
    """What a message corrects of what was taken; what it does not speak of is left alone."""
    denied = [field for field in flow.CLARIFIED if _is_denied(field, text, state)]
    right = {**_told_otherwise(text, state), **_swapped(text, state)}
    if not (denied or right) and objecting.disputes(text):
        denied = list(mere_no(text, state).wrong)
    for field in denied:
        # "Not slipping" beside another field's words takes nothing of those.
        if field not in right and (meant := instead.told(text, field, state)):
            right[field] = meant
    return Correction(right, [field for field in denied if field not in right])


def mere_no(text: str, state: State) -> Correction:
    """What was taken last is wrong, where somebody objects and does not say to what."""
    last = next(reversed(state.context.asked), None)
    if state.offer.presented:
        # What is offered may be meant as well, unless what was taken is named.
        is_named = last and state.context.value_of(last) and contexts.mentioned(text, last)
        return Correction({}, [last] if last and is_named else [])
    taken: tuple[ContextField, ...] = (*([last] if last else []), "challenge")
    return Correction({}, [field for field in taken if state.context.value_of(field)][:1])


def corrected(dispatcher: CollectingDispatcher, state: State, correction: Correction, library: Library) -> State:
    """The state with that put right and said so, and what is wrong open again, so that its options are shown."""
    for field in correction.wrong:
        state = reopened(dispatcher, state, field)
    return put_right(dispatcher, state, correction.right, library) if correction.right else state


def reopened(dispatcher: CollectingDispatcher, state: State, field: ContextField) -> State:
    """What was taken back, and is asked again with its options however much was asked; what fits is looked up then."""
    known: Known | None = getattr(state.context, field)
    if field == "challenge":
        say(dispatcher, "utter_challenge_open")
    elif known and known.value:
        say(dispatcher, "utter_taken_back_of_context", fields=named(known))
    asked = tuple(one for one in state.context.asked if one != field)[: flow.QUESTIONS_ABOUT_CONTEXT - 1]
    returned = tuple(one for one in state.context.returned if one != field)
    # What was chosen stays, with its reasons.
    offer = state.offer if state.offer.chosen else state.offer.but(behaviours=(), cases=(), presented=False)
    denied = (known.value,) if field == "challenge" and known and known.value else ()
    denied = tuple(dict.fromkeys((*state.context.denied, *denied)))
    context = state.context.but(**{field: None}, asked=asked, returned=returned, denied=denied)
    return state.but(context=context, offer=offer, amendments=state.amendments.without(f"context-{field}"))


def put_right[F: str](
    dispatcher: CollectingDispatcher, state: State, fields: Mapping[F, Known], library: Library
) -> State:
    """The context with these fields as they are, and, while nothing is chosen yet, what fits it now."""
    say(dispatcher, "utter_corrected", fields=", ".join(map(named, fields.values())))
    return righted(state, fields, library)


def righted[F: str](state: State, fields: Mapping[F, Known], library: Library) -> State:
    """The same without a word; what is said about the talk is no quotation."""
    known_now = {str(field): known.but(words=_quotable(known.words)) for field, known in fields.items()}
    context = state.context.but(**known_now)
    amendments = state.amendments.without(*(f"context-{field}" for field in fields))
    after = state.but(context=context, amendments=amendments)
    if flow.field_to_clarify(after.context) or state.offer.chosen:
        return after
    found = offering.looked_up(after.but(offer=state.offer.but(presented=False)), library)
    # What was put aside stays aside, as long as something else is left.
    return found if found.offer.shown else offering.looked_up(found.but(offer=found.offer.but(rejected=())), library)


def _quotable(words: str | None) -> str | None:
    return None if words and outright.insists(words) else words


def ask_what_to_put_right(dispatcher: CollectingDispatcher, state: State) -> None:
    """Which of what was taken is wrong, to be pressed; said where somebody protests and it is not clear at what."""
    known = [field for field in PUT_RIGHT if state.context.value_of(field)]  # type: ignore[arg-type]
    say(dispatcher, "utter_put_right_what", choices=[PUT_RIGHT[field] for field in known])


def _told_otherwise(text: str, state: State) -> dict[ContextField, Known]:
    """What words tell by themselves, and is known differently: how it stands there, whom and what it is about."""
    told = {**offering.told_otherwise(text, state.context), **_insisted(text, state)}
    if theme := _theme_told_otherwise(text, state):
        told["theme"] = theme
    if objecting.disputes(text) and state.context.value_of("performance") and (split := standing.split_in(text)):
        told["performance"] = Known(value=split.value, words=split.words, term=split.term)
    if state.context.value_of("stability") and contexts.tells_of_politics(text):
        value = contexts.context_in(text, "stability")
        if value != state.context.value_of("stability"):
            told["stability"] = Known(value=value, words=text)
    subject = _subject_in(text)
    if subject and subject.value != state.context.value_of("challenge"):
        told["challenge"] = subject
    return told


def _subject_in(text: str) -> Known | None:
    """What words say that it is about: the options by their names alone, or by what stands for one."""
    if meant := centre.centre_in(text):
        return Known(value=meant.values[0], words=meant.words)
    subject = options.subject_in(text, OPTIONS["challenge"])
    return Known(value=subject.value, words=subject.words) if subject else None


def _theme_told_otherwise(text: str, state: State) -> Known | None:
    """Whose outcomes it is about, where that is another; by a leader's own name for it, where they deny ours."""
    before, named_here = state.context.value_of("theme"), options.named_in(text, "theme", {})
    if before and (before in contexts.denied_in(text, "theme") or _denies_label(text, VALUES[before])):
        called = _CALLED.search(text)
        return Known(value=before, words=text, term=called[1].strip()) if called else Known(value="general")
    is_news = named_here and named_here.value != before and not contexts.mentioned(named_here.words, "performance")
    return Known(value=named_here.value, words=named_here.words) if named_here and is_news else None


def _insisted(text: str, state: State) -> dict[ContextField, Known]:
    """What a leader says that they said, and is known otherwise: their own word for it is final."""
    fields: tuple[ContextField, ...] = ("performance", "stability", "problem")
    said = {field: outright.said_again(text, field) for field in fields}
    return {
        field: Known(value=one.value, words=one.words, term=one.term)
        for field, one in said.items()
        if one and state.context.value_of(field) not in (None, one.value)
    }


def _swapped(text: str, state: State) -> dict[ContextField, Known]:
    """What is to be put in the place of something that was taken, by its name: "change slipping to improving"."""
    swaps = [swap for one in pieces.sentences(text) if (swap := options.swapped_in(one))]
    return {
        field: Known(value=new.value, words=new.words)
        for old, words in swaps
        for field in flow.CLARIFIED
        if _speaks_of(old, field, state) and (new := options.named_in(words, field, OPTIONS[field]))
    }


def _speaks_of(words: str, field: ContextField, state: State) -> bool:
    value = state.context.value_of(field)
    return value is not None and options.speaks_of(words, field, value, VALUES[value])


def _is_denied(field: ContextField, text: str, state: State) -> bool:
    known: Known | None = getattr(state.context, field)
    if contexts.put_right_in(text) == field:
        return known is not None
    value = known.value if known else None
    if value is None:
        return False
    if value in outright.overstated_in(text, field):
        return True
    said = [*pieces.sentences(text), *pieces.clauses(text)]
    if any(_speaks_of(one, field, state) for one in said if _blames(one)):
        return True
    if field == "challenge":
        denied = objecting.denied_of_the_subject(text, field) | subjects.in_the_background(text, field)
        return value in denied or _denies_label(text, VALUES[value])
    denials = [one for one in pieces.denials_in(text) if len(one.split()) <= SHORT]
    if known and known.term:
        # It was said back in their own words, and "consistently" was none of them.
        denials = [one for one in denials if not options.is_of_lasting(one)]
    # "Not changed" denies nothing of the politics: it tells of them.
    if (field, value) != ("stability", "unstable") and any(value in contexts.denied_in(one, field) for one in denials):
        return True
    return value in contexts.denied_in(text, f"{field}_told")


def _denies_label(text: str, label: str) -> bool:
    """Whether what is denied is quoted in the words in which it was said back."""
    words = pieces.content_words(label)
    return any(len(pieces.content_words(one) & words) > 1 for one in pieces.denials_in(text))


def _blames(sentence: str) -> bool:
    return options.blames(sentence) and not queries.asks_of_us(sentence)
