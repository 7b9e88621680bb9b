"""Fewer questions for who has little time, and more for who wishes for more."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.situation import finding, offering
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import more_questions, pace, remarks
from actions.words.language import pieces
from knowledge.library import Library


def heard(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> tuple[State, str] | None:
    """The state with as many questions as are wished for, or there is time for, and what else was said."""
    more = more_questions.more_in(words, is_promised=state.asides.most is not None)
    if more:
        return _lengthened(dispatcher, state, more, library)
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
    say(dispatcher, "utter_fewer", count=_in_words(count))
    return after, rest


def _lengthened(
    dispatcher: CollectingDispatcher, state: State, more: more_questions.More, library: Library
) -> tuple[State, str]:
    """Without the promise, and at the further questions where some were asked."""
    if not state.plan.asks:
        say(dispatcher, "utter_not_few")
        return state.but(asides=state.asides.but(most=more.count)), more.rest
    is_past = state.plan.current is None
    fresh = [*offering.questions_for(state, library), *finding.questions("", state, library)[1]]
    count = more.count + (not is_past) if more.count and more.is_further else more.count
    after = course.lengthened(state, fresh, count)
    added = len(after.plan.questions) - len(state.plan.questions)
    if not added and not course.has_open_questions(after):
        say(dispatcher, "utter_questions_none")
        return after, more.rest
    if added:
        say(dispatcher, "utter_more_questions", count=_in_words(added, "more "))
    else:
        say(dispatcher, "utter_questions_again")
    # What is told of a step is none of a question.
    is_reply = not is_past or remarks.intends(more.rest)
    return course.at_open_questions(after), more.rest if is_reply and pieces.content_words(more.rest) else ""


def _in_words(count: int, more: str = "") -> str:
    return f"one {more}question" if count == 1 else f"{count} {more}questions"
