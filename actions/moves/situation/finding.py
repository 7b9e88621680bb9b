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

_WITH_SCORES = re.compile(r"\b(?:with|and|having) (?:the |some |my )?(?:scores?|ratings?|numbers?|marks?)\b", re.I)
# So many questions come at once; whoever wants all of a set says so.
QUESTIONS = 3


def questions_with(names: Sequence[str], library: Library) -> list[Question]:
    every = [item for name in sets(library) for item in library.questions_of(name)]
    return [item for item in every if any(name in item.behaviours for name in names)]


def questions(subject: str, state: State, library: Library) -> tuple[str, list[Question]]:
    """What the next questions are about, and they: of a behaviour that is named, of a set, or of the next best set."""
    asked = set(state.plan.questions)
    for behaviour in behaviours(subject, library):
        fresh = [item for item in questions_with([behaviour], library) if item.id not in asked]
        if fresh:
            return library.behaviour(behaviour).short_name, fresh[:QUESTIONS]
    named = set_called_loosely(subject, library)
    if named and (fresh := [item for item in library.questions_of(named) if item.id not in asked]):
        return library.set_title(named), fresh[:QUESTIONS]
    used = {library.question(question).set for question in asked}
    found = library.find(subject or state.situation or "").question_sets
    for name in dict.fromkeys([*(one.id for one in found), *(() if subject else state.offer.sets)]):
        if name not in used:
            return library.set_title(name), library.questions_of(name)[:QUESTIONS]
    return "", []


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
