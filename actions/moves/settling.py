"""Words of which it is not clear what a leader wants done with them: they wait while that is asked, with choices."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.speaking import Choice, excerpt, say
from actions.state import State, Unsettled
from actions.words import placing, reading

KEEP_OR_NOT = [Choice("answer:keep", "Keep it"), Choice("answer:meant", "It was meant for you")]
TOPIC_OR_ANSWER = [Choice("answer:topic", "Begin a new topic"), Choice("answer:keep", "It is my answer")]
ONLY_OR_NOT = [Choice("answer:only", "Yes, strike the rest"), Choice("answer:meant", "No, keep it all")]


def doubted(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """Asks whether words are to be kept as an answer; unless that is said next, they are let go."""
    return asked(
        dispatcher,
        state,
        Unsettled(what="keep", words=words),
        "utter_keep_as_answer",
        KEEP_OR_NOT,
        words=excerpt(words),
    )


def turned_away(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """Asks whether what is told is another matter, which would leave this one."""
    unsettled = Unsettled(what="topic", words=words)
    return asked(dispatcher, state, unsettled, "utter_ask_other_matter", TOPIC_OR_ANSWER, words=excerpt(words))


def asked(
    dispatcher: CollectingDispatcher,
    state: State,
    unsettled: Unsettled,
    response: str,
    choices: Sequence[Choice],
    words: str = "",
    count: int = 0,
) -> State:
    """Puts what is not clear as all that is asked in this turn."""
    say(dispatcher, response, choices=choices, words=words, count=count)
    return state.but(asides=state.asides.but(unsettled=unsettled, quiet=True))


def let_go(state: State) -> State:
    """The state in which nothing is unsettled any more."""
    return state.but(asides=state.asides.but(unsettled=None)) if state.asides.unsettled else state


def may_settle(words: str, state: State) -> bool:
    """Whether a short reply may be one to what is asked, and is no wish of its own."""
    return agreed(words, None, state) is not None or placing.names_a_question(words)


def agreed(words: str, choice: str | None, state: State) -> bool | None:
    """Whether what is asked was said yes to, by a press or in words; None where it was neither."""
    if choice:
        return {"keep": True, "only": True, "topic": True, "meant": False, "none": False}.get(choice)
    if state.asides.unsettled is None:
        return None
    return True if reading.says_yes(words) else False if reading.says_no(words) else None


def begun(state: State, words: str) -> State:
    """With words as the beginning of the answer to the question that is open."""
    kept = flow.noted(state, words)
    return kept.but(asides=kept.asides.but(adding=True)) if kept is not state else state
