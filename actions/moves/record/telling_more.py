"""What is told of the situation while a question is open: put with what was told, put right there, or asked about."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.asides import Unsettled
from actions.choices import PLACES
from actions.moves.questions import settling
from actions.moves.record import filing
from actions.speaking import excerpt, say
from actions.state import State
from actions.words.context import news
from actions.words.dialogue import remarks
from actions.words.language import pieces

_WHERE = re.compile(r"(?:(?:so|and|now|ok) )*(?:where|what) (?:were|was|are|did) (?:we|i)\b.{0,30}")


def added(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """With words put with the situation."""
    say(dispatcher, "utter_added", words=excerpt(words))
    return flow.told_more(state, words)


def known(state: State) -> str:
    """All that was told so far."""
    return " ".join([state.situation_now, *(reply.text for reply in state.replies.values())])


def told_since(words: str) -> str:
    """The news with which somebody comes back to their steps; empty where they tell none, or a step."""
    told = news.news_in(words, "")
    if told is None or told.is_correction or remarks.intends(told.told):
        return ""
    swapped = news.news_in(told.told, told.told)
    if swapped and swapped.is_correction:
        # A figure that is put right may be one of a step.
        return ""
    return " ".join(one for one in pieces.sentences(told.told) if not asks_where(one))


def asks_where(sentence: str) -> bool:
    """Whether a sentence asks something, or speaks of the talk."""
    return pieces.asks(sentence) or remarks.is_about_the_talk(sentence) or bool(_WHERE.fullmatch(pieces.bare(sentence)))


def placed(dispatcher: CollectingDispatcher, state: State, told: news.News) -> State:
    """A correction put where the figure stands that it corrects; else it is asked where words belong."""
    if told.is_correction and news.shares_figure(told.told, state.situation_now):
        return added(dispatcher, state, told.told)
    at = next((at for at in course.last_kept(state) if _is_of(state, at, told)), None)
    if at is not None:
        return filing.filed(dispatcher, state, at, told.told)
    waiting = Unsettled(what="place", words=told.told)
    return settling.asked(dispatcher, state, waiting, "utter_place_which", PLACES, excerpt(told.told))


def _is_of(state: State, at: int, told: news.News) -> bool:
    reply = state.replies[state.plan.asks[at].key]
    return told.is_correction and news.shares_figure(told.told, reply.text)
