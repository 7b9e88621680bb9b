"""Fewer questions for who has little time."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.speaking import say
from actions.state import State
from actions.words import pace, remarks


def heard(dispatcher: CollectingDispatcher, state: State, words: str) -> tuple[State, str] | None:
    """The state with no more questions than there is time for, which is said, and what else was said."""
    wanted = pace.questions_wanted(words, is_of_questions=bool(state.plan.asks or state.offer.presented))
    is_past = bool(state.plan.asks) and state.plan.current is None
    # At a question, who says how little time there is, is told how much is left.
    if wanted is None or is_past or (state.plan.asks and remarks.is_of_time(words)):
        return None
    count, rest = wanted
    # A promise that is asked for again is the same one, and counts no question anew.
    after = course.as_promised(state) if count == state.asides.most else course.shortened(state, count)
    if count == state.asides.most and not pace.is_counted(words):
        return after, rest
    say(dispatcher, "utter_fewer", count="one question" if count == 1 else f"{count} questions")
    return after, rest
