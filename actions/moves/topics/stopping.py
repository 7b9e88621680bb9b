"""A wish to stop for now: heard at every moment and whatever stands beside it, unless it is part of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rasa_sdk.executor import CollectingDispatcher

from actions.choices import SURE
from actions.speaking import say
from actions.state import State
from actions.words.dialogue import remarks, risks
from actions.words.language import pieces, reading
from actions.words.language.replies import REPLIES
from actions.words.steps import plan_replies
from knowledge.phrases import pattern_of, plain

# In a message of more words, such a sentence in the middle is part of what is told.
LONG = 25
# Where a yes or no is waited for, or what a step is, "not now" and "let's leave it there" are replies.
NO_IS_A_REPLY = frozenset({"step_what", "step_who", "step_when", "another_step", "check_in", "sure"})

_STOPS = {kind: pattern_of(phrases) for kind, phrases in REPLIES["stops"].items()}
_OTHERS, _TOLD, _WHY, _BESIDE = (
    pattern_of(REPLIES[name]) for name in ("others_stop", "told_to_stop", "why_stopping", "beside_stopping")
)
_DENIES = re.compile(
    r"\b(?:not|isnt|wasnt|dont|do not|didnt|never|no need)\b(?: (?:a|to|mean|meant|want|wanted|ask|asked|for|me|us"
    r"|need|you|asking))* (?:pause|pausing|break|stop|stopping)\b(?! (?:worrying|thinking|caring|there|here|now))"
)


@dataclass(frozen=True)
class Stop:
    """A wish to stop, and what else was said that may be an answer."""

    rest: str


def stop_in(words: str, door: str | None, state: State) -> Stop | None:
    """The wish to stop in what was typed at a door; None where there is none, or where it shows a risk."""
    is_after_risk = state.asides.confirming == "go_on"
    if is_after_risk and risks.shows_risk(plain(words)):
        return None
    kinds = _kinds_at(door, is_after_risk)
    said = pieces.sentences(words)
    before = [_before_stop(sentence, kinds) for sentence in said]
    counted = before if len(words.split()) <= LONG else [before[0], before[-1]]
    if all(one is None for one in counted):
        return None
    rest = [sentence if left is None else left for sentence, left in zip(said, before, strict=True)]
    told = [one for one in rest if one and (_may_answer(one) or plan_replies.replies(door, one))]
    return Stop("" if is_after_risk else " ".join(told))


def paused(dispatcher: CollectingDispatcher, state: State) -> State:
    """The state with its place kept; nothing more is said in this turn.

    After a risk, what was said of it is not kept in the record, and coaches are shown nothing until its leader goes on:
    the gateway knows it by these choices.
    """
    if state.asides.confirming == "go_on":
        say(dispatcher, "utter_waiting", choices=SURE["go_on"])
    else:
        say(dispatcher, "utter_paused")
    return state.but(asides=state.asides.but(quiet=True, paused=True))


def denies_stopping(words: str) -> bool:
    """Whether somebody says that they do not wish to stop: "not a pause, I said three questions"."""
    return bool(_DENIES.search(pieces.bare(words)))


def _kinds_at(door: str | None, is_after_risk: bool) -> Sequence[str]:
    if is_after_risk:
        return tuple(_STOPS)
    return ("always",) if door in NO_IS_A_REPLY else ("always", "leaving", "bare")


def _before_stop(sentence: str, kinds: Sequence[str]) -> str | None:
    """What stands in a sentence before the wish to stop; None where there is none."""
    if _TOLD.search(plain(sentence)) or re.search(r"[\"“”]", sentence):
        return None
    clauses, is_alone = pieces.clauses(sentence), True
    for at, clause in enumerate(clauses):
        if _stops(clause, kinds, is_alone) and all(map(_says_why, clauses[at + 1 :])):
            return sentence[: sentence.index(clause)].rstrip(" ,;:–—-")
        is_alone = is_alone and not _may_answer(clause)
    return None


def _stops(clause: str, kinds: Sequence[str], is_alone: bool) -> bool:
    """Whether a clause is such a wish, or several, and says nothing else; a bare one has to be all of its sentence."""
    found = [kind for kind in kinds if _STOPS[kind].search(plain(clause))]
    rest = plain(clause)
    for kind in found:
        rest = _STOPS[kind].sub(" ", rest)
    is_all = pieces.is_short(rest) and not pieces.content_words(reading.without_beside(_BESIDE.sub(" ", rest)))
    return bool(found) and is_all and not _OTHERS.search(rest) and (is_alone or found != ["bare"])


def _says_why(clause: str) -> bool:
    """Whether a clause behind the wish only says why; "I want to stop, and begin again" means the work."""
    return bool(_WHY.match(plain(clause)))


def _may_answer(sentence: str) -> bool:
    words = plain(sentence)
    is_beside = pieces.is_short(sentence) and bool(_BESIDE.match(words))
    return bool(pieces.content_words(words)) and not is_beside and not remarks.is_about_the_talk(sentence)
