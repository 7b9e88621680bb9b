"""Answers to questions about what is asked and offered: a word, an option, the studies, why something is suggested."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves import heeding
from actions.record import LABELS, sources_of
from actions.speaking import say
from actions.state import State
from actions.words import contexts, objecting, options, pieces, replying
from actions.words.naming import case_in, counted_in, named_in
from actions.words.reading import asks_why, speaks_of_cases
from knowledge.library import CHALLENGES, Library
from knowledge.schema import Approach, Behaviour, CaseStudy, Example, Item

# A name that stands alone is as short as this.
NAME = 4
# Such words of a question are no term that is asked about.
_NO_TERM = pieces.content_words(
    "whats wot mean means meant difference between option options choices understand word words "
    "term terms those these them list example examples asking answer love wait hang hold explain please here "
    "simple simpler question questions kind kinds more give plain"
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
    named = _named(state, words, library) if asks_why(words) or _merely_asked(words) else None
    if named is None:
        return False
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
    return True


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


def knows(door: str, words: str, library: Library) -> bool:
    """Whether words name a term of the research, or an option of the choice that is asked for."""
    return library.concept_in(words) is not None or bool(contexts.mentioned(words, door))


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
    elif is_at_choice and (contexts.mentioned(words, str(door)) or not pieces.content_words(words) - _NO_TERM):
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


def answered_at_choice(
    dispatcher: CollectingDispatcher, state: State, field: str, reply: replying.Reply, library: Library
) -> bool:
    """Answers what a reply asks where the context is asked for, or says that it cannot; whether it asked anything."""
    # What protests by way of a question was put right.
    asked = [one for one in reply.asked if not options.blames(one)]
    if not asked or without_question_of_use(dispatcher, " ".join(asked)) != " ".join(asked):
        return bool(asked)
    words = " ".join(asked)
    if explained(dispatcher, state, field, words, library) or heeding.answer_asked_of_context(dispatcher, words, field):
        return True
    if any(objecting.asks_for_help(one) or contexts.mentioned(one, field) for one in asked) or _is_of_field(
        words, field
    ):
        say(dispatcher, f"utter_example_{field}")
    else:
        say(dispatcher, "utter_cannot_judge" if objecting.asks_to_judge(words) else "utter_no_answer_to_that")
    return True


def without_question_of_use(dispatcher: CollectingDispatcher, words: str) -> str:
    """What is left of a message without whether the program is for its writer, which is answered."""
    said = pieces.sentences(words)
    asked = [one for one in said if objecting.asks_of_use(one)]
    if not asked:
        return words
    say(dispatcher, "utter_for_whom")
    return " ".join(one for one in said if one not in asked and not objecting.follows_up(one))


def _is_of_field(words: str, field: str) -> bool:
    return bool(pieces.content_words(words) & pieces.content_words(f"{field} question {LABELS.get(field, '')}"))
