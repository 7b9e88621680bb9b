"""Answers to questions about what is asked and offered: a word, an option, the studies, why something is suggested."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves import heeding
from actions.record import sources_of
from actions.speaking import say
from actions.state import State
from actions.words import contexts, objecting, pieces
from actions.words.naming import case_in, counted_in, named_in
from actions.words.reading import asks_why, speaks_of_cases
from knowledge.library import Library
from knowledge.schema import Approach, Behaviour, CaseStudy, Example, Item

# Such words of a question are no term that is asked about.
_NO_TERM = pieces.content_words(
    "whats wot mean means meant difference between option options choices understand word words "
    "term terms those these them list example examples asking answer love wait hang hold"
)


def explained(dispatcher: CollectingDispatcher, state: State, door: str | None, words: str, library: Library) -> bool:
    """Answers what is asked about the sources, or about a word or an option; whether that was asked."""
    if any(map(objecting.asks_for_sources, pieces.sentences(words))):
        say(dispatcher, "utter_sources", sources=_sources(state, library))
        return True
    if objecting.asks_the_meaning(words):
        _meaning(dispatcher, door, words, library)
        return True
    return False


def told_why_offered(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> bool:
    """Why what is named is on the table: the words that it answers to, and what it says; whether one was named."""
    named = _named(state, words, library) if asks_why(words) else None
    if named is None:
        return False
    item: Behaviour | CaseStudy | Example = library.case(named) if library.is_case(named) else library.behaviour(named)
    title = item.name if isinstance(item, Behaviour) else item.title
    quoted = next((s.words for s in (*state.offer.behaviours, *state.offer.cases) if s.id == named), None)
    source = library.citation(item)
    if quoted:
        say(dispatcher, "utter_why_this", title=title, words=quoted.rstrip(".,;:"), summary=item.summary, source=source)
    else:
        say(dispatcher, "utter_why_this_whole", title=title, summary=item.summary, source=source)
    return True


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


def knows(door: str, words: str, library: Library) -> bool:
    """Whether words name a term of the research, or an option of the choice that is asked for."""
    return library.concept_in(words) is not None or bool(contexts.mentioned_in(words, door))


def _meaning(dispatcher: CollectingDispatcher, door: str | None, words: str, library: Library) -> None:
    """A term by the glossary, an option that is none by examples; any other word is said to be unknown."""
    concept = library.concept_in(words)
    is_at_choice = door in flow.CLARIFIED
    if concept:
        say(
            dispatcher,
            "utter_definition",
            term=concept.term,
            definition=concept.definition,
            source=library.citation(concept),
        )
    elif is_at_choice and (contexts.mentioned_in(words, str(door)) or not pieces.content_words(words) - _NO_TERM):
        say(dispatcher, f"utter_example_{door}")
    else:
        say(dispatcher, "utter_definition_none")


def _sources(state: State, library: Library) -> str:
    """The publications that the offer rests on, or, before there is one, those that any would."""
    offer = state.offer
    ids = (*offer.shown, *offer.cases_shown, *([offer.approach] if offer.approach else []))
    items = [library.get(item_id, Item) for item_id in ids] or [
        item for _, item in library.pack.all() if isinstance(item, CaseStudy | Approach)
    ]
    return "; ".join(f"“{one['document']}” ({one['publisher']}, {one['year']})" for one in sources_of(items, library))


def answered(dispatcher: CollectingDispatcher, state: State, door: str, words: str, library: Library) -> bool:
    """Answers a reply that only asks the bot something, or says that it cannot; whether it was such a reply."""
    if not objecting.only_asks(words):
        return False
    if not explained(dispatcher, state, door, words, library) and not heeding.answer_asked_of_context(
        dispatcher, words, door
    ):
        say(dispatcher, "utter_no_answer_to_that")
    return True
