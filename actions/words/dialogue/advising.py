"""What a leader asks advice on that a program must not give."""

from __future__ import annotations

from actions.words.context import contexts
from actions.words.dialogue import own_questions
from actions.words.dialogue.remarks import says_something
from actions.words.language import pieces
from actions.words.language.grammar import CLAUSES, TABLE, any_of

_ADVICE, _OWN_JOB = any_of(TABLE["asks_advice"]), any_of(TABLE["own_job"])


def advice_in(text: str) -> str | None:
    """The matter that the last sentence asks advice on which a program must not give; None where it asks none.

    What only says of the question that it is theirs may stand behind it.
    """
    last = next(iter(_up_to_what_is_asked(text)), "")
    return matter_of_advice(text if _OWN_JOB.search(pieces.bare(text)) else last) if asks_advice(last) else None


def matter_of_advice(text: str) -> str | None:
    """The matter that a wish for advice is about; a leader's own employment comes before the law and HR."""
    if _OWN_JOB.search(pieces.bare(text)):
        return "own_job"
    return contexts.context_in(text, "advice")


def only_asks_advice(text: str) -> bool:
    """Whether a reply asks for such advice, and says nothing else."""
    return advice_in(text) is not None and not says_something(" ".join(_up_to_what_is_asked(text)[:0:-1]))


def _up_to_what_is_asked(text: str) -> list[str]:
    """The sentences from the last one back, or the one before it where that only points at it."""
    said = pieces.sentences(text)[::-1]
    return said[1:] if len(said) > 1 and pieces.asks(said[1]) and own_questions.points_at(said[0]) else said


def asks_advice(sentence: str) -> bool:
    parts = (sentence, CLAUSES.split(sentence)[-1])
    return pieces.asks(sentence) and any(_ADVICE.fullmatch(pieces.bare(part)) for part in parts)
