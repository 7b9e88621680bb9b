"""Answers to a question that a leader puts where all was asked; what cannot be answered is said to be so."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.plan import ideas, plan
from actions.moves.questions import explaining, heeding
from actions.moves.record import confiding
from actions.record import record_of, summary_card
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import advising, remarks
from actions.words.dialogue.confiding import asked_in
from actions.words.language import pieces, reading, wishes
from actions.words.steps import stepping
from actions.words.steps.which_step import named_in
from knowledge.library import Library
from knowledge.phrases import plain

_NO_NAME = re.compile(r"\b(?:steps?|plan|list|said|down|added|included)\b", re.I)
# What is asked to be shown.
_SHOWS = re.compile(
    r"\b(?:see|show|view|read|look at)\b.*"
    r"\b(?:record|summary|plan|list|steps|so far|what (?:you|we|i)(?:ve| have))\b"
)


def heeded(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """What is asked or wished where steps are told: the record shown, the question put again, or any other question."""
    if stepping.asks_which(words) and state.asides.draft:
        # The question that comes again names the step.
        return state
    if stepping.asks_of_plan(words) and state.drafted:
        return _plan_said(dispatcher, state, words)
    return answered(dispatcher, state, words, library)


def _plan_said(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """The steps as they stand; where one is asked about that was only offered, it is offered once more."""
    plan.say_all(dispatcher, state)
    named = named_in(_NO_NAME.sub(" ", words), plan.steps_of(state))
    is_offered = named is None and bool(
        pieces.nearest(_NO_NAME.sub(" ", words), {one.label: one.label for one in ideas.commitments_of(state)})
    )
    return state.but(asides=state.asides.but(another_step=True)) if is_offered else state


def answered(dispatcher: CollectingDispatcher, state: State, words: str, library: Library) -> State:
    """The state after a question was answered: what a case was told about is known by it."""
    kept = asked_in(words)
    if kept.kinds:
        confiding.answered(dispatcher, state, kept.kinds, words, library)
    elif wishes.gives_on(words):
        confiding.say_files(dispatcher, state, library)
    elif _SHOWS.search(plain(words)):
        say(dispatcher, "utter_summary", card=summary_card(record_of(state, library)))
    elif wishes.wants_place(words):
        heeding.say_place(dispatcher, state)
    elif remarks.asks_for_a_case(words) or (reading.wants_back(words) and reading.speaks_of_cases(words)):
        return heeding.case_told(dispatcher, state, words, library)
    elif advising.advice_in(words):
        return heeding.advised(dispatcher, state, words)
    else:
        queried, _ = explaining.asked_in(words, None, state, library)
        if queried:
            return explaining.answered(dispatcher, state, state, None, queried, words, library)
        say(dispatcher, "utter_no_answer_to_that")
    return state
