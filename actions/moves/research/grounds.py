"""On what ground something is offered: the words that it answers to, or else the topic, and what it says."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from actions.words.context.naming import case_in, counted_in, named_in
from actions.words.language import pieces
from actions.words.language.reading import asks_why, speaks_of_cases
from knowledge.library import CHALLENGES, Library
from knowledge.schema import Behaviour, CaseStudy, Example

# A name that stands alone is as short as this.
NAME = 4


def told_for_named(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """Why what is named is on the table: the words that it answers to, and what it says; whether one was named."""
    named = _named(state, words, library) if asks_why(words) or _merely_asked(words) else None
    if named is None:
        return False
    _say(dispatcher, state, named, library)
    return True


def told_for_case(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """The same of a case, the first of those that were shown where none is named; whether one is asked about."""
    shown = state.offer.cases_shown
    if not (shown and speaks_of_cases(words)):
        return False
    _say(dispatcher, state, case_in(words, shown, library) or shown[0], library)
    return True


def _say(dispatcher: CollectingDispatcher, state: State, named: str, library: Library) -> None:
    item: Behaviour | CaseStudy | Example = library.case(named) if library.is_case(named) else library.behaviour(named)
    title = item.name if isinstance(item, Behaviour) else item.title
    quoted = next((s.words for s in (*state.offer.behaviours, *state.offer.cases) if s.id == named), None)
    source = library.citation(item)
    if quoted:
        say(dispatcher, "utter_why_this", title=title, words=quoted.rstrip(".,;:"), summary=item.summary, source=source)
    elif challenge := state.context.value_of("challenge"):
        label = CHALLENGES[challenge]
        say(dispatcher, "utter_why_this_challenge", title=title, challenge=label, summary=item.summary, source=source)
    else:
        say(dispatcher, "utter_why_this_whole", title=title, summary=item.summary, source=source)


def said_why_choosing(dispatcher: CollectingDispatcher, words: str) -> bool:
    """Why there is anything on the table at all; whether that was asked."""
    if not asks_why(words):
        return False
    say(dispatcher, "utter_why_choosing")
    return True


def _merely_asked(words: str) -> bool:
    """Whether a name stands there as a question and nothing else: "resilience?"."""
    return pieces.asks(words) and len(words.split()) <= NAME


def _named(state: State, words: str, library: Library) -> str | None:
    offer = state.offer
    # What the question is about may stand before it: "I did not ask for resilience. Why do you offer it?"
    for said in sorted(pieces.sentences(words), key=asks_why, reverse=True):
        in_cases = case_in(said, offer.cases_shown, library)
        named = named_in(said, offer.shown, library)
        if named or in_cases:
            return named[0] if named else in_cases
        counted = counted_in(said, offer.cases_shown if speaks_of_cases(said) else offer.shown)
        if counted:
            return counted[0]
    return None
