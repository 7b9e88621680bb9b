"""What is said as a conversation goes on after a sign of risk."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.moves.questions import strain
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import risks
from actions.words.language import pieces

# Those that somebody may report who merely has a feeling.
OF_OTHERS = frozenset({"child_risk", "colleague_conduct", "other_adult_risk"})


def say_misread(dispatcher: CollectingDispatcher, words: str, is_something_else: bool) -> None:
    """That it counts as it was meant; a joke is taken lightly."""
    if is_something_else:
        say(dispatcher, "utter_going_on")
    elif risks.jokes(words):
        say(dispatcher, "utter_joke")
    else:
        say(dispatcher, "utter_misread")
        strain.met(dispatcher, words)


def say_going_on(dispatcher: CollectingDispatcher, state: State, words: str) -> None:
    """Of what weighs on themselves leaders are told that it was left out, and how it is put in."""
    if state.asides.risk in OF_OTHERS and risks.makes_light(words):
        say(dispatcher, "utter_feeling_is_enough")
    # An answer may have stood beside what was told of somebody.
    is_more = state.asides.risk in OF_OTHERS and len(pieces.sentences(state.asides.held or "")) > 1
    others = "utter_going_on_again" if is_more else "utter_going_on"
    say(dispatcher, "utter_going_on_left_out" if state.asides.risk == "own_distress" else others)
