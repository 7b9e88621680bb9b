"""Choosing reflective questions for a situation: from the sets that fit best, those nearest to what was chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from knowledge.schema import Question

A_FEW = 6
SETS_DRAWN_ON = 2
# So many at least are about what was chosen, from whichever set, where there are so many.
ABOUT_THE_CHOSEN = 3


def chosen_questions(
    questions: Iterable[Question],
    sets: Sequence[str],
    behaviours: Collection[str],
    challenge: str | None = None,
    theme: str | None = None,
) -> list[Question]:
    """A few questions: those about what was chosen first, then others of the best sets, each in its source's order."""
    drawn = list(sets[:SETS_DRAWN_ON])
    pool = _without_doubles(sorted(questions, key=lambda question: _rank(question, drawn)))

    def shared(question: Question) -> int:
        return len(set(question.behaviours) & set(behaviours))

    def worth(question: Question) -> tuple[float, int]:
        fit = shared(question) + 0.5 * (challenge in question.challenges) + 0.5 * (theme in question.themes)
        # The first set was found to fit best; its questions win over equals.
        return fit - 0.75 * _rank(question, drawn), -pool.index(question)

    ranked = sorted(pool, key=worth, reverse=True)
    best = [question for question in ranked if question.set in drawn][:A_FEW]
    lacking = ABOUT_THE_CHOSEN - sum(map(bool, map(shared, best)))
    brought = [question for question in ranked if question.set not in drawn and shared(question)][: max(0, lacking)]
    others = [question for question in best if not shared(question)]
    room = len(best) + len(brought) - A_FEW
    given_way = others[len(others) - room :] if room > 0 else []
    kept = [question for question in (*best, *brought) if question not in given_way]
    return sorted(kept, key=lambda question: (not shared(question), _rank(question, drawn), pool.index(question)))


def _rank(question: Question, drawn: Sequence[str]) -> int:
    """The place of its set among those drawn on; all others come after them."""
    return drawn.index(question.set) if question.set in drawn else len(drawn)


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
