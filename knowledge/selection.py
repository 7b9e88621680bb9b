"""Choosing reflective questions for a situation: those about what was chosen first, then others of the best sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache

from knowledge.schema import Question

A_FEW = 6
SETS_DRAWN_ON = 2
# What is written for children in general suits every theme; what is written for some suits what is about them.
GENERAL = "general"


def chosen_questions(
    questions: Iterable[Question],
    sets: Sequence[str],
    behaviours: Collection[str],
    challenge: str | None = None,
    theme: str | None = None,
) -> list[Question]:
    """A few questions: of all sets those about what was chosen, the nearest first, then others of the best sets.

    A set that fits decides only between questions that are equally about what was chosen: drawn from first, it would
    fill the few with its own subject.
    """
    drawn = list(sets[:SETS_DRAWN_ON])
    pool = _without_doubles(sorted(questions, key=lambda question: _rank(question, drawn)))
    places = {question.id: at for at, question in enumerate(pool)}

    def worth(question: Question) -> tuple[float, ...]:
        shared = len(set(question.behaviours) & set(behaviours))
        # What is named first is what a question is mainly about.
        is_mainly = bool(question.behaviours) and question.behaviours[0] in behaviours
        fit = (challenge in question.challenges) + (theme in question.themes)
        return shared, fit - 0.75 * _rank(question, drawn), is_mainly, -places[question.id]

    suited = [question for question in pool if question.set in drawn or {GENERAL, theme} & {*question.themes}]
    about = sorted((one for one in suited if worth(one)[0]), key=worth, reverse=True)
    others = sorted((one for one in pool if not worth(one)[0] and one.set in drawn), key=worth, reverse=True)
    return [*about, *others][:A_FEW]


def _rank(question: Question, drawn: Sequence[str]) -> int:
    """The place of its set among those drawn on; all others come after them."""
    return drawn.index(question.set) if question.set in drawn else len(drawn)


def _without_doubles(pool: Sequence[Question]) -> list[Question]:
    """The sources ask some things in several places, almost in the same words; each is asked once."""
    kept: list[Question] = []
    for question in pool:
        words = _long_words(question.text)
        if not any(_alike(words, _long_words(other.text)) for other in kept):
            kept.append(question)
    return kept


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > 0.6 * min(len(left), len(right))


@cache
def _long_words(text: str) -> frozenset[str]:
    """Of a question of the packs, of which there are few."""
    return frozenset(word for word in text.lower().split() if len(word) > 3)
