"""Steps that a leader says they told before, put in the plan."""

from __future__ import annotations

from datetime import date

from actions import course
from actions.moves.plan import plan
from actions.parts import Reply
from actions.state import State
from actions.words.steps import drafting, segments, stepping


def recalled(state: State, words: str, today: date) -> State | None:
    """With steps that are in no plan yet: told in the same breath, where none was put down, or in the last answer."""
    rest = stepping.without_recall(words)
    told = drafting.told_in(rest, today)
    if told.is_plain:
        return plan.begun(state, told.steps)
    waiting = state.asides.unsettled
    if waiting and waiting.what == "plan":
        again = plan.begun(state, drafting.told_in(stepping.without_denied(waiting.words)[0], today).steps)
        return again.but(asides=again.asides.but(unsettled=None))
    return _from_answer(state, today)


def _from_answer(state: State, today: date) -> State | None:
    """Out of the answer that was given last, which keeps what it says besides."""
    at = course.last_answered(state)
    if at is None:
        return None
    key = state.plan.asks[at].key
    reply = state.replies[key]
    before, words = segments.labelled_in(reply.text) or ("", reply.text)
    told = drafting.told_in(words, today)
    if not before and not told.is_plain:
        return None
    replies = {name: one for name, one in state.replies.items() if name != key}
    kept = {**state.replies, key: Reply(text=before, rating=reply.rating)} if before else replies
    return plan.begun(state.but(replies=kept, amendments=state.amendments.without(key)), told.steps)
