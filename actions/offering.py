"""What the research offers for a situation: found, put on the table, and chosen from."""

from __future__ import annotations

from collections.abc import Sequence

from actions import reading, remarks
from actions.flow import plan_of
from actions.state import Context, Known, Offer, State, Suggestion
from knowledge import search
from knowledge.library import Library
from knowledge.schema import QuestionSet
from knowledge.search import Finding, Guess

BEHAVIOURS_SHOWN = 3
CASES_SHOWN = 2
# How far a label must lead over the next one to be taken as said.
SURE = {"challenge": 0.12, "theme": 0.0, "performance": 0.06, "stability": 0.06}


def understood(finding: Finding, text: str) -> Context:
    """What the words said of the context; what they left open stays None."""
    return Context(
        problem=_told(text, "problem"),
        challenge=_known(finding.understood["challenge"], "challenge"),
        theme=_known(finding.understood["theme"], "theme"),
        performance=_told(text, "performance") or _known(finding.understood["performance"], "performance"),
        stability=_told(text, "stability") or _known(finding.understood["stability"], "stability"),
    )


def _told(text: str, field: str) -> Known | None:
    """What is said in so many words, and the clause it stands in."""
    value = reading.context_in(text, f"{field}_told")
    return Known(value=value, words=reading.words_for(text, f"{field}_told", value)) if value else None


def _known(guess: Guess, field: str) -> Known | None:
    if guess.value == "unknown" or guess.sureness < SURE[field]:
        return None
    # Nobody says that it is about children in general: it is what is left where nothing else is said.
    return Known(value=guess.value, words=None if guess.value == "general" else guess.words)


def looked_up(state: State, library: Library) -> State:
    """The state with what the research offers for its situation and context; what was put aside stays aside."""
    context = state.context
    finding = library.find(
        remarks.matter_in(state.situation or ""),
        search.Context(
            challenge=context.value_of("challenge"),
            theme=context.value_of("theme"),
            performance=context.value_of("performance"),
            stability=context.value_of("stability"),
        ),
    )
    if context.challenge is None or context.challenge.value is None:
        guess = finding.understood["challenge"]
        context = context.but(challenge=Known(value=guess.value, words=guess.words))
    approach = library.approach_for(
        context.value_of("challenge"), context.value_of("performance"), context.value_of("stability")
    )
    offer = state.offer.but(
        behaviours=tuple(Suggestion(id=r.id, words=r.words) for r in finding.behaviours),
        cases=tuple(Suggestion(id=r.id, words=r.words) for r in finding.cases),
        sets=tuple(r.id for r in finding.question_sets),
        approach=approach.id if approach else None,
        fits=finding.fits,
    )
    return state.but(context=context, offer=shown(offer))


def shown(offer: Offer) -> Offer:
    """The offer with its best on the table, less what was put aside."""
    left = [s.id for s in offer.behaviours if s.id not in offer.rejected]
    cases = [s.id for s in offer.cases if s.id not in offer.rejected]
    return offer.but(shown=tuple(left[:BEHAVIOURS_SHOWN]), cases_shown=tuple(cases[:CASES_SHOWN]))


def chosen(state: State, names: Sequence[str], library: Library) -> State:
    """The state with behaviours chosen and the questions planned for them."""
    questions = library.questions(
        state.offer.sets, names, state.context.value_of("challenge"), state.context.value_of("theme")
    )
    return state.but(offer=state.offer.but(chosen=tuple(names)), plan=plan_of(questions))


def cases_of(offer: Offer) -> list[str]:
    """The cases that can be told, in the order in which a leader counts them: those on the table first."""
    return list(dict.fromkeys((*offer.cases_shown, *(s.id for s in offer.cases if s.id not in offer.rejected))))


def sets_in_words(state: State, library: Library) -> str:
    """The titles of the question sets that the plan draws on."""
    sets = dict.fromkeys(library.question(question).set for question in state.plan.questions)
    return " and ".join(f"“{library.get(name, QuestionSet).title}”" for name in sets)


def names_in_words(names: Sequence[str], library: Library) -> str:
    short = [library.behaviour(name).short_name for name in names]
    return short[0] if len(short) == 1 else f"{', '.join(short[:-1])} and {short[-1]}"
