"""An answer that comes late, where the conversation is at the next steps already."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.moves import filing, recalling
from actions.state import State
from knowledge.library import Library


def question_of(state: State, words: str, library: Library) -> int | None:
    """The place of the question that words answer: the one they name, the last that was left, or the last."""
    at = recalling.named_in(state, words, library).at
    if at is not None:
        return at
    left = (n for n, ask in reversed([*enumerate(state.plan.asks)]) if ask.key in state.plan.skipped)
    return next(left, flow.last_answered(state))


def answered(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """The words with what was said to that question before, which is skipped no more."""
    at = question_of(state, words, library)
    if at is None:
        return state
    after = filing.filed(dispatcher, state, at, words)
    skipped = tuple(key for key in state.plan.skipped if key != state.plan.asks[at].key)
    return after.but(plan=after.plan.but(skipped=skipped))
