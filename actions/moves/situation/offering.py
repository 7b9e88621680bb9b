"""What the research offers for a situation: found, put on the table, and chosen from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from actions.course import plan_of
from actions.parts import Context, ContextField, Known, Offer, Suggestion
from actions.state import State
from actions.words.context import contexts, objecting, outright, standing
from actions.words.language import pieces
from actions.words.situation import reasons, statements
from knowledge import search
from knowledge.library import Library
from knowledge.schema import Question, QuestionSet
from knowledge.search import Finding, Guess, Result

BEHAVIOURS_SHOWN = 3
CASES_SHOWN = 2
# How far a label must lead over the next one to be taken as said.
SURE = {"challenge": 0.12, "theme": 0.3, "performance": 0.2, "stability": 0.2}
# And how far where it was asked for, or put right: whoever had the chance to say so did not.
SURER = {"challenge": 0.2, "theme": 0.2, "performance": 0.4, "stability": 0.4}
TOLD: tuple[ContextField, ...] = ("performance", "stability", "problem")


def found_for(text: str, library: Library, context: search.Context | None = None) -> Finding:
    """What fits a situation; what was said to the program itself is no part of it."""
    return library.find(statements.of_situation(text), context)


def understood(text: str, library: Library, sure: Mapping[str, float] = SURE) -> Context:
    """What the words said of the context; what they left open stays None."""
    about = statements.of_situation(text)
    guesses = library.find(about).understood
    known = {field: _known(guesses[field], text, bar) for field, bar in sure.items()}
    for field in ("performance", "stability"):
        # However sure a guess is, what no word says of the authority itself was not understood.
        said_of_us = standing.of_the_whole(about) if field == "performance" else about
        if (guessed := known[field]) and not contexts.words_for(said_of_us, f"{field}_named", str(guessed.value)):
            known[field] = None
    for field in ("challenge", "theme"):
        if (guessed := known[field]) and guessed.value in objecting.denied_of_the_subject(text, field):
            known[field] = None
    said = {field: one for field in TOLD if (one := told(about, field))}
    return Context().but(**known).but(**said)


def told_otherwise(text: str, context: Context) -> dict[ContextField, Known]:
    """What statements say of the authority in so many words, and is known differently, or by another name."""
    stated = " ".join(statements.statements(text))
    fields: tuple[ContextField, ...] = ("performance", "stability")
    found = {field: told(stated, field) for field in fields}
    return {field: known for field, known in found.items() if known and _is_news(known, getattr(context, field))}


def _is_news(told: Known, before: Known | None) -> bool:
    return before is None or told.value != before.value or bool(told.term and told.term != before.term)


def told(text: str, field: str) -> Known | None:
    """What is said in so many words of where the authority stands or the kind of problem, and the clause it is in."""
    found = standing.told_in(text, field)
    if found:
        return Known(value=found.value, words=objecting.without_insisting(found.words), term=found.term)
    if f"{field}_told" not in contexts.CONTEXT_VALUES:
        return None
    if field == "performance":
        text = standing.of_the_whole(text)
    value = contexts.context_in(text, f"{field}_told")
    if value:
        return Known(value=value, words=contexts.words_for(text, f"{field}_told", value))
    return _told_alone(text) if field == "performance" else None


def _told_alone(text: str) -> Known | None:
    """What says how they perform only where its clause says nothing besides."""
    alone = (one for one in pieces.clauses(text) if contexts.is_merely(one, "performance_alone"))
    return next((Known(value=contexts.context_in(one, "performance_alone"), words=one) for one in alone), None)


def _known(guess: Guess, text: str, sure: float) -> Known | None:
    if guess.value == "unknown" or guess.sureness < sure:
        return None
    # Nobody says that it is about children in general: it is what is left where nothing else is said.
    return Known(value=guess.value, words=None if guess.value == "general" else _quoted(guess, text, set()))


def _quoted(found: Guess | Result, text: str, taken: set[str]) -> str | None:
    """The words that may be quoted as a reason, the most telling first, and none that is a reason already."""
    return reasons.reason_among((found.words, *found.others), text, taken)


def _suggested(results: Sequence[Result], text: str, context: Context) -> tuple[Suggestion, ...]:
    """What was found, each with a reason of its own; where a leader's words have none near enough, without one.

    What they said of where the authority stands is known as that, and is no reason besides.
    """
    standing_in = [known.words for field in TOLD if (known := getattr(context, field)) and known.words]
    stood = [words for words in standing_in if not standing.tells_more(words)]
    taken = {one for words in (*stood, *_replies_on_the_context(text)) for one in _in_pieces(words)}
    suggested = []
    for result in results:
        words = _quoted(result, text, taken)
        taken |= {words} if words else set()
        suggested.append(Suggestion(id=result.id, words=words))
    return tuple(suggested)


def _replies_on_the_context(text: str) -> list[str]:
    """What was added to a situation in a few words that tell where the authority stands: it answered that question."""
    added = [line for line in text.splitlines()[1:] if not standing.tells_more(line)]
    return [line for line in added if any(outright.told_in(line, field) or told(line, field) for field in TOLD)]


def _in_pieces(words: str) -> list[str]:
    sentences = pieces.sentences(words)
    return [words, *sentences, *pieces.clauses(words), *(part for one in sentences for part in pieces.clauses(one))]


def looked_up(state: State, library: Library) -> State:
    """The state with what the research offers for its situation and context; what was put aside stays aside."""
    context, text = state.context, state.situation or ""
    finding = found_for(
        text,
        library,
        search.Context(
            challenge=context.value_of("challenge"),
            theme=context.value_of("theme"),
            performance=context.value_of("performance"),
            stability=context.value_of("stability"),
        ),
    )
    approach = library.approach_for(
        context.value_of("challenge"), context.value_of("performance"), context.value_of("stability")
    )
    offer = state.offer.but(
        behaviours=_suggested(finding.behaviours, text, context),
        cases=_suggested(
            [one for one in finding.cases if not is_of_what_is_denied(one.id, context, library)], text, context
        ),
        refused=tuple(dict.fromkeys(one for topic in (*state.earlier_topics, state) for one in topic.offer.refused)),
        sets=tuple(r.id for r in finding.question_sets),
        approach=approach.id if approach else None,
        fits=finding.fits,
    )
    return state.but(offer=shown(offer))


def is_of_what_is_denied(case: str, context: Context, library: Library) -> bool:
    """Whether a case is about what a leader said that it is not about, and nothing else."""
    denied = {one for one in context.denied if one != context.value_of("challenge")}
    return set(library.case(case).challenges) <= denied


def without_cases(offer: Offer, names: Sequence[str]) -> Offer:
    """The offer without cases that are refused: they were never any of it."""
    shown_left, seen_left = (
        tuple(one for one in of if one not in names) for of in (offer.cases_shown, offer.cases_seen)
    )
    refused = tuple(dict.fromkeys((*offer.refused, *names)))
    return offer.but(cases_shown=shown_left, cases_seen=seen_left, refused=refused)


def shown(offer: Offer) -> Offer:
    """The offer with its best on the table, less what was put aside."""
    left = [s.id for s in offer.behaviours if s.id not in offer.rejected]
    cases = [s.id for s in offer.cases if s.id not in (*offer.rejected, *offer.refused)]
    return offer.but(shown=tuple(left[:BEHAVIOURS_SHOWN]), cases_shown=tuple(cases[:CASES_SHOWN]))


def presented(offer: Offer) -> Offer:
    """The offer as it was put before the leader; a case that they saw once was shown, whatever comes after."""
    return offer.but(presented=True, cases_seen=tuple(dict.fromkeys((*offer.cases_seen, *offer.cases_shown))))


def chosen(state: State, names: Sequence[str], library: Library) -> State:
    """The state with behaviours chosen and the questions planned for them, after those that were wished for."""
    offer, amendments = state.offer.but(chosen=tuple(names)), state.amendments.without(*names)
    found = questions_for(state.but(offer=offer), library)
    wanted = [library.question(name) for name in state.asides.wanted]
    questions = [*wanted, *(one for one in found if one not in wanted)]
    return state.but(offer=offer, plan=plan_of(questions[: state.asides.most]), amendments=amendments)


def questions_for(state: State, library: Library) -> list[Question]:
    """The questions that go with what was chosen and with the situation, the nearest first."""
    context, offer = state.context, state.offer
    return library.questions(offer.sets, offer.chosen, context.value_of("challenge"), context.value_of("theme"))


def cases_of(offer: Offer) -> list[str]:
    """The cases that can be told, in the order in which a leader counts them: those on the table first."""
    return list(
        dict.fromkeys(
            (*offer.cases_shown, *(s.id for s in offer.cases if s.id not in (*offer.rejected, *offer.refused)))
        )
    )


def sets_in_words(state: State, library: Library) -> str:
    """The titles of the question sets that the plan draws on."""
    sets = dict.fromkeys(library.question(question).set for question in state.plan.questions)
    return " and ".join(f"“{library.get(name, QuestionSet).title}”" for name in sets)


def names_in_words(names: Sequence[str], library: Library) -> str:
    short = [library.behaviour(name).short_name for name in names]
    return short[0] if len(short) == 1 else f"{', '.join(short[:-1])} and {short[-1]}"
