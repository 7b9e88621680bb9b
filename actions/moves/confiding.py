"""Answers to what a leader asks of what is kept: who reads it, what a request reaches, whether something is in it."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions.record import lines_of, record_of
from actions.speaking import excerpt, order, say
from actions.state import State
from actions.words import pieces
from actions.words.replies import REPLIES
from knowledge.library import Library
from knowledge.phrases import pattern_of, plain

# What in such a question is no word of the line that is meant.
_NO_NAME = pattern_of(REPLIES["asks_if_kept"])
# Words are told by how they begin: "lifts" and "the lift".
STEM = 4


def answered(
    dispatcher: CollectingDispatcher, state: State, kinds: Sequence[str], words: str, library: Library
) -> None:
    """Answers each of these, in the order in which they were asked."""
    for kind in kinds:
        if kind == "held":
            _say_held(dispatcher, state, words, library)
        elif kind == "request":
            say(dispatcher, "utter_request")
            _say_kept_out(dispatcher, state)
        elif kind == "coaches":
            say(dispatcher, "utter_coaches")
            _say_kept_out(dispatcher, state)
        else:
            say_who_reads(dispatcher, state)


def say_who_reads(dispatcher: CollectingDispatcher, state: State) -> None:
    """What is kept and who can read it; the gateway, which knows, adds who has."""
    order(dispatcher, "tell_readers")
    say(dispatcher, "utter_privacy")
    _say_kept_out(dispatcher, state)


def met_a_risk(state: State) -> bool:
    """Whether anything was said of somebody's safety, in this topic or an earlier one."""
    return bool(state.asides.risk) or any(topic.asides.risk for topic in state.earlier_topics)


def _say_kept_out(dispatcher: CollectingDispatcher, state: State) -> None:
    if met_a_risk(state):
        say(dispatcher, "utter_kept_out")


def _say_held(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> None:
    """The lines of the record that speak of what is asked about; where none does, that it is not in it."""
    lines = lines_of(record_of(state, library))
    asked = {word[:STEM] for word in pieces.content_words(_NO_NAME.sub(" ", plain(words)))}
    if not asked and not state.asides.confirming:
        found = [number for number, (line, _) in enumerate(lines, 1) if line == _last_said(state)]
    else:
        stems = [{word[:STEM] for word in pieces.content_words(text)} for _, text in lines]
        found = [number for number, stem in enumerate(stems, 1) if asked & stem]
    for number in found[:2]:
        say(dispatcher, "utter_held", number=number, words=excerpt(lines[number - 1][1]))
    if not found:
        say(dispatcher, "utter_not_held")
        _say_kept_out(dispatcher, state)


def _last_said(state: State) -> str:
    """The line that holds what was said last: the last answer, or else the situation."""
    given = [ask.key for ask in state.plan.asks[: state.plan.at] if ask.key in state.replies]
    return given[-1] if given else "situation"
