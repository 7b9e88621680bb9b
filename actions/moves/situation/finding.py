"""Which behaviours, sets and questions words mean, of all that the research has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.state import State
from actions.words.context import called
from actions.words.dialogue import sets as called_sets
from actions.words.language import pieces
from knowledge.library import Library
from knowledge.schema import Behaviour, Question
from knowledge.selection import GENERAL

_WITH_SCORES = re.compile(r"\b(?:with|and|having) (?:the |some |my )?(?:scores?|ratings?|numbers?|marks?)\b", re.I)
# So many questions come at once; whoever wants all of a set says so.
QUESTIONS = 3
# From how near on a question is about what is wished; a few words are near to anything.
NEAR = 0.75


def questions_with(names: Sequence[str], library: Library) -> list[Question]:
    every = [item for name in sets(library) for item in library.questions_of(name)]
    return [item for item in every if any(name in item.behaviours for name in names)]


def questions(subject: str, state: State, library: Library) -> tuple[str, list[Question]]:
    """What is asked next, and about what: of a behaviour or set that is named, or else the nearest, or next best."""
    asked = set(state.plan.questions)
    for behaviour in behaviours(subject, library):
        fresh = [item for item in questions_with([behaviour], library) if item.id not in asked]
        if fresh:
            return library.behaviour(behaviour).short_name, fresh[:QUESTIONS]
    named = set_called_loosely(subject, library)
    if named and (fresh := [item for item in library.questions_of(named) if item.id not in asked]):
        return library.set_title(named), fresh[:QUESTIONS]
    near = _near(subject, asked, state.context.value_of("theme"), library) if subject else []
    if near:
        return "” and “".join(dict.fromkeys(library.set_title(one.set) for one in near)), near
    used = {library.question(question).set for question in asked}
    found = library.find(subject or state.situation or "").question_sets
    for name in dict.fromkeys([*(one.id for one in found), *(() if subject else state.offer.sets)]):
        if name not in used:
            return library.set_title(name), library.questions_of(name)[:QUESTIONS]
    return "", []


def _near(subject: str, asked: set[str], theme: str | None, library: Library) -> list[Question]:
    """The questions that come nearest to what they are to be about, suit the theme and were not asked."""
    near = library.questions_near(called_sets.in_full(subject))
    found = [library.question(one.id) for one in near if one.score >= NEAR and one.id not in asked]
    return [one for one in found if {GENERAL, theme} & {*one.themes}][:QUESTIONS]


def sets(library: Library) -> list[str]:
    return list(dict.fromkeys(item.set for item in library.every(Question)))


def set_called_loosely(words: str, library: Library) -> str | None:
    """The set that words name, by its title or as leaders call it."""
    return called_sets.called(words, {name: library.set_title(name) for name in sets(library)})


def set_called(subject: str, library: Library) -> bool:
    """Whether all that is named stands in the title of a set."""
    said = pieces.content_words(subject)
    return bool(said) and any(said <= pieces.content_words(library.set_title(name)) for name in sets(library))


def behaviours(subject: str, library: Library) -> list[str]:
    known = every(library)
    # "The people one now, with scores": what stands behind it is wished beside it.
    loosely = called.loosely_named(_WITH_SCORES.sub(" ", subject), known, library)
    return called.strongly_named(subject, known, library) or loosely


def every(library: Library) -> list[str]:
    return [item.id for item in library.every(Behaviour)]
