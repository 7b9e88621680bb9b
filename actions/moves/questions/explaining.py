"""Answers to what is asked of the bot: a word, an option, the question itself, why, for example, on what it rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves.questions import heeding
from actions.moves.research import grounds, table
from actions.moves.research.evidence import say_evidence
from actions.moves.research.telling import CASES, tell_case, tell_shortly, untold
from actions.moves.research.weighing import say_no_opinion
from actions.moves.situation import meanings, offering
from actions.record import LABELS
from actions.speaking import Choice, say
from actions.state import State
from actions.words.context import contexts, options
from actions.words.context.called import strongly_named
from actions.words.dialogue import asking, queries
from actions.words.dialogue.queries import Query
from actions.words.language import pieces
from actions.words.situation import replying
from knowledge.library import Library
from knowledge.schema import Behaviour, Gloss

# What puts the question in other words comes last, for it is not asked again after it.
_LAST = "meaning"
# Where the situation is told, what others did is asked of the research.
_OF_SITUATION = frozenset({"example", "why"})
# Of what is asked there, the research has none.
_WITHOUT_EXAMPLE = frozenset(
    {"step_what", "step_who", "step_when", "another_step", "check_in", "situation", "sure", "line", "outcome"}
)


def asked_in(text: str, door: str | None, state: State, library: Library) -> tuple[list[Query], str]:
    """What a reply asks of the bot, and what else it says."""
    on_table = f"{table.words_on(door, state, library)} {table.terms_of(library)}"
    of_options, told = meanings.asked_in(text, door)
    asked, rest = queries.queries_in(told, on_table) if told else ([], "")
    asked = [*of_options, *asked]
    if door == "situation":
        asked = [query for query in asked if query.kind not in _OF_SITUATION]
        if pieces.content_words(rest) and all(query.kind == _LAST and not query.term for query in asked):
            # "What do I do?" behind what is told asks of that, and not what the question means.
            asked, text = [], rest if asked else text
    if door in flow.CLARIFIED and not rest and contexts.is_merely(text, door):
        # "Improving?" is a guess.
        return [], text
    return (asked, asking.without_explaining(rest)) if asked else ([], text)


def answered(
    dispatcher: CollectingDispatcher,
    state: State,
    after: State,
    door: str | None,
    asked: Sequence[Query],
    words: str,
    library: Library,
) -> State:
    """Answers what was asked while `state` lay on the table; `after` is what a reply beside it has come to."""
    for query in sorted(asked, key=lambda one: one.kind == _LAST):
        does = _ANSWERS[query.kind]
        after = does(dispatcher, state, after, door, query, words, library)
    return after


def _progress(dispatcher: CollectingDispatcher, _: State, after: State, *__: object) -> State:
    heeding.say_place(dispatcher, after)
    return after


def _for_whom(dispatcher: CollectingDispatcher, _: State, after: State, *__: object) -> State:
    say(dispatcher, "utter_for_whom")
    return after


def _reminder(dispatcher: CollectingDispatcher, _: State, after: State, *__: object) -> State:
    say(dispatcher, "utter_reminder")
    return after


def _opinion(dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, *_: object) -> State:
    say_no_opinion(dispatcher, after, door, is_kept=len(after.replies) > len(state.replies))
    return after


def _evidence(
    dispatcher: CollectingDispatcher,
    state: State,
    after: State,
    door: str | None,
    query: Query,
    words: str,
    library: Library,
) -> State:
    say_evidence(dispatcher, state, door, f"{query.term} {words}", library)
    return after


def _why(
    dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, _: Query, words: str, lib: Library
) -> State:
    if door == "answer" and state.plan.current:
        heeding.say_why(dispatcher, state.plan.current, lib)
    elif door != "chosen":
        say(dispatcher, "utter_why_context" if door in flow.CLARIFIED else "utter_why_step")
    elif not grounds.told_for_named(dispatcher, state, words, lib):
        say(dispatcher, "utter_why_choosing")
    return after


def _example(
    dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, query: Query, _: str, lib: Library
) -> State:
    """An example that is near; one of a term stands beside what it means, and is never made up."""
    if query.term:
        is_known = _term_said(dispatcher, state, door, query.term, lib)
        if door in flow.CLARIFIED:
            say(dispatcher, f"utter_example_{door}")
        if is_known:
            say(dispatcher, "utter_example_none_of_yours")
            return after
    return exemplified(dispatcher, state, after, door, lib)


def exemplified(
    dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, library: Library
) -> State:
    """An example of what is asked; where none is near, that is said, and it is asked in plain words."""
    ask = state.plan.current
    if door in flow.CLARIFIED:
        say(dispatcher, f"utter_example_{door}")
        return after
    if door == "answer" and ask:
        told = tell_shortly(dispatcher, after, ask, library)
        if told is not None:
            return told
        say(dispatcher, "utter_example_no_more" if after.asides.told.get(ask.question) else "utter_example_none")
        return after if after.plan != state.plan else table.say_plainly(dispatcher, door, after, library)
    if door in _WITHOUT_EXAMPLE:
        return table.say_plainly(dispatcher, door, after, library)
    return tell_case(dispatcher, after, CASES, untold(after, CASES, offering.cases_of(after.offer)), library)


def _meaning(
    dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, query: Query, _: str, lib: Library
) -> State:
    """A word that is asked about in everyday words; what was asked itself, more plainly; no word is guessed."""
    is_known = bool(query.term) and (
        _term_said(dispatcher, state, door, query.term, lib) or meanings.label_said(dispatcher, state, query.term)
    )
    if query.term and not is_known and not queries.is_on(table.words_on(door, state, lib), query.term):
        say(dispatcher, "utter_definition_none", term=query.term)
    if is_known and door != "answer":
        return after
    return after if after.plan != state.plan else table.say_plainly(dispatcher, door, after, lib)


def _term_said(dispatcher: CollectingDispatcher, state: State, door: str | None, term: str, library: Library) -> bool:
    """Says what a term means, by the words that were asked about alone; False where it has no entry."""
    if door in flow.CLARIFIED and contexts.mentioned(term, str(door)) and not library.concepts_in(term):
        return False
    if named := strongly_named(term, _behaviours(state, door), library):
        for name in named:
            say_behaviour(dispatcher, library.behaviour(name))
        return True
    entries = library.entries_for(term)
    for one in entries:
        if isinstance(one, Gloss):
            say(dispatcher, "utter_gloss", term=one.word, means=one.means)
        else:
            source = library.citation(one)
            say(dispatcher, "utter_definition", term=one.term, definition=one.definition, source=source)
    return bool(entries)


def _behaviours(state: State, door: str | None) -> Sequence[str]:
    return state.offer.shown if door == "chosen" else ()


def say_behaviour(dispatcher: CollectingDispatcher, item: Behaviour) -> None:
    """A behaviour in a sentence or two; all of it on wish."""
    choices = [Choice("more", f"More on {item.short_name}")]
    say(dispatcher, "utter_plain_behaviour", choices=choices, title=item.short_name.capitalize(), plain=item.plain)


def _scope(
    dispatcher: CollectingDispatcher, state: State, after: State, door: str | None, _: Query, __: str, library: Library
) -> State:
    """The question in plain words; of a question of the research, that it leaves open which is meant."""
    if door == "answer":
        say(dispatcher, "utter_scope_open")
    return after if after.plan != state.plan else table.say_plainly(dispatcher, door, after, library)


_ANSWERS: Mapping[str, Callable[..., State]] = {
    queries.OPTIONS: meanings.said,
    "scope": _scope,
    "progress": _progress,
    "for_whom": _for_whom,
    "reminder": _reminder,
    "why": _why,
    "opinion": _opinion,
    "example": _example,
    "evidence": _evidence,
    "meaning": _meaning,
}


def explained(dispatcher: CollectingDispatcher, state: State, door: str | None, words: str, library: Library) -> bool:
    """Answers what words ask of the bot; whether they ask anything that it knows."""
    asked, _ = asked_in(words, door, state, library)
    answered(dispatcher, state, state, door, asked, words, library)
    return bool(asked)


def answered_at_choice(
    dispatcher: CollectingDispatcher, state: State, field: str, reply: replying.Reply, library: Library
) -> bool:
    """Answers what a reply asks where the context is asked for, or says that it cannot; whether it asked anything."""
    # What protests by way of a question was put right.
    asked = [one for one in reply.asked if not options.blames(one)]
    words = " ".join(asked)
    if not asked:
        return False
    if explained(dispatcher, state, field, words, library) or heeding.answer_asked_of_context(dispatcher, words, field):
        return True
    is_of_it = any(contexts.mentioned(one, field) for one in asked) or _is_of_field(words, field)
    say(dispatcher, f"utter_example_{field}" if is_of_it else "utter_no_answer_to_that")
    return True


def _is_of_field(words: str, field: str) -> bool:
    return bool(pieces.content_words(words) & pieces.content_words(f"{field} question {LABELS.get(field, '')}"))
