"""What is told of the situation while a question is open: put with what was told, put right there, or asked about."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.asides import Unsettled
from actions.choices import PLACES
from actions.moves import filing, settling
from actions.speaking import excerpt, say
from actions.state import State
from actions.words import news


def added(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """With words put with the situation."""
    say(dispatcher, "utter_added", words=excerpt(words))
    return flow.told_more(state, words)


def known(state: State) -> str:
    """All that was told so far."""
    return " ".join([state.situation_now, *(reply.text for reply in state.replies.values())])


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
