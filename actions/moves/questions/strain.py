"""A leader's own strain, short of risk: it is met in a plain sentence before the conversation goes on."""

from __future__ import annotations

import re

from rasa_sdk.executor import CollectingDispatcher

from actions.speaking import say
from actions.state import State
from actions.words.dialogue import risks
from actions.words.language import pieces, reading
from actions.words.language.grammar import TABLE
from knowledge.phrases import plain

# The tears and the tiredness of others are part of what is told.
_OWN = re.compile(
    rf"\b(?:i|im|ive|ill|me)(?: (?:am|was|have|had|been|feel|felt|feeling|get|got|getting|keep|kept|started"
    rf"|end up|ended up|burst|broke down"
    rf"|just|so|really|very|quite|a bit|a little|too|still|also|even|nearly|almost|often|only|completely"
    rf"|utterly|absolutely|honestly|actually"
    rf"|pretty|rather|always|and|sat|sit|out|into|in|on|off|down|to|could|can|at|the))*+ {risks.WEARY}"
)
_STRAINS = re.compile(rf"\b{TABLE['strains']}\b")
_ALONE, _AROUND = re.compile(TABLE["strains_alone"]), re.compile(rf"\b{TABLE['strains_around']}")


def is_in(words: str) -> bool:
    """Whether somebody says of themselves that they are sad, tired or ashamed, or sleep badly."""
    return is_said_alone(words) or bool(_STRAINS.search(plain(words)))


def is_said_alone(words: str) -> bool:
    """Whether a clause says so without a subject: "feel a bit worn down by it"."""
    return any(_ALONE.fullmatch(pieces.bare(clause)) for clause in pieces.clauses(words))


def is_around(words: str) -> bool:
    """Whether fear or exhaustion is told of those whom somebody leads."""
    return any(_AROUND.search(plain(one)) for one in pieces.sentences(words))


def supported(dispatcher: CollectingDispatcher, state: State, words: str) -> State:
    """Where somebody says that they are worn out, who is there for that; once in a topic."""
    if state.asides.supported or not (risks.is_weary(words) and _OWN.search(plain(words))):
        return state
    say(dispatcher, "utter_support")
    return state.but(asides=state.asides.but(supported=True))


def met(dispatcher: CollectingDispatcher, words: str, door: str | None = None) -> None:
    """Says that it was heard; what an answer holds is said back with its weight, unless the answer is thin."""
    is_said_back = door == "answer" and not reading.is_thin(words)
    if is_in(words) and not is_said_back:
        say(dispatcher, "utter_strain")
    elif is_around(words) and door not in ("answer", "step_what", "step_who", "another_step"):
        say(dispatcher, "utter_strain_around")
