"""Choosing reflective questions for a situation: from the sets that fit best, those nearest to what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from knowledge.schema import Question

A_FEW = 6
SETS_DRAWN_ON = 2


def chosen_questions(
    questions: Iterable[Question],
    sets: Sequence[str],
    behaviours: Collection[str],
    challenge: str | None = None,
    theme: str | None = None,
) -> list[Question]:
    """A few questions of the best sets, in the order of their sources."""
    drawn = list(sets[:SETS_DRAWN_ON])
    pool = [question for question in questions if question.set in drawn]

    def worth(question: Question) -> tuple[float, int]:
        shared = len(set(question.behaviours) & set(behaviours))
        fit = shared + 0.5 * (challenge in question.challenges) + 0.5 * (theme in question.themes)
        # The first set was found to fit best; its questions win over equals.
        return fit - 0.75 * drawn.index(question.set), -pool.index(question)

    best = sorted(_without_doubles(pool), key=worth, reverse=True)[:A_FEW]
    return sorted(best, key=lambda question: (drawn.index(question.set), pool.index(question)))


def _without_doubles(pool: Sequence[Question]) -> list[Question]:
    """The sources ask some things in several places, almost in the same words; each is asked once."""
    kept: list[Question] = []
    for question in pool:
        if not any(_alike(question.text, other.text) for other in kept):
            kept.append(question)
    return kept


def _alike(left: str, right: str) -> bool:
    a, b = ({word for word in text.lower().split() if len(word) > 3} for text in (left, right))
    return len(a & b) > 0.6 * min(len(a), len(b))
