"""An answer that comes late, where the conversation is at another question, or at the next steps already."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.questions import recalling
from actions.moves.record import filing
from actions.state import State
from actions.words.dialogue import remarks
from actions.words.language import pieces
from actions.words.record import placing
from knowledge.library import Library


def question_of(state: State, words: str, library: Library) -> int | None:
    """The place of the question that words answer: the one they name, the last that was left, or the last."""
    at = recalling.named_in(state, words, library).at
    if at is not None:
        return at
    left = (n for n, ask in reversed([*enumerate(state.plan.asks)]) if ask.key in state.plan.skipped)
    return next(left, course.last_answered(state))


def answered(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """The words with what was said to that question before, which is skipped no more."""
    at = question_of(state, words, library)
    if at is None:
        return state
    after = filing.filed(dispatcher, state, at, words)
    skipped = tuple(key for key in state.plan.skipped if key != state.plan.asks[at].key)
    return after.but(plan=after.plan.but(skipped=skipped))


def reopened(dispatcher: CollectingDispatcher, state: State, words: str) -> State | None:
    """The question before, open again or with what is said to it now; None where nobody wishes for that."""
    rest = placing.left_unanswered(words)
    at = None if rest is None or state.asides.revisiting else course.ask_before(state)
    if rest is None or at is None:
        return None
    told = remarks.substance_of(rest)
    if len(pieces.content_words(told)) > 1:
        return filing.filed(dispatcher, state, at, told)
    return recalling.looked_back(dispatcher, state, at)
