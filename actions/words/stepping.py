"""Reading what a leader says of a step itself, where the step, who or when was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from actions.state import State
from actions.words import looking_back, reading
from actions.words.dates import meant_in
from actions.words.pieces import clauses, sentences
from actions.words.replies import REPLIES
from knowledge.phrases import pattern_of, plain

Undone = Literal["none", "no_more", "again"]

WORDS_OF_A_STEP = 3

_PATTERNS: dict[Undone, re.Pattern[str]] = {
    "none": pattern_of(REPLIES["no_step"]),
    "no_more": pattern_of(REPLIES["no_more_steps"]),
    "again": pattern_of(REPLIES["step_again"]),
}
_EXPLAINS = pattern_of(REPLIES["explains"])
_PLEADS, _RECALLS, _OF_ANSWER, _NO_DAY = (
    pattern_of(REPLIES[name]) for name in ("pleads", "recalls_steps", "of_an_answer", "no_day")
)
_NO_MORE = pattern_of(REPLIES["no_more_steps"])
# "No one knows" is no no; and what somebody corrects begins with one, too.
_ENDS = re.compile(
    r"(?:no|nope|nah|none|enough|im done|i am done|all done|thats (?:it|all|plenty|enough|me))\b(?! (?:one|body)\b)"
)
_NO_STEP = re.compile(
    r"[,;]?\s*\b(?:and|but|so)?\s*(?=[^.;!?]*?(?:\bnot\b|\bno\b|n['’]?t\b)[^.;!?]*?\b(?:step|action)\b)"
    r"\b(?:that|this|it|which)(?:['’]?s|\s+is|\s+was)?(?:n['’]?t)?\s+(?:really\s+|just\s+)?(?:not\s+|no\s+)?"
    r"(?:really\s+)?(?:an?\s+|one\s+of\s+my\s+)?(?:next\s+)?(?:step|action)\b[^.;!?]*[.;!?]*",
    re.I,
)
_BOUNDARY = re.compile(r"[.;!?]\s+|,\s+(?=(?:and|but|then|also)\b)", re.I)
_WHO = pattern_of(REPLIES["step_who"])
# Words that add nothing beside these; "me" and "us" may say who.
_SLIGHT = pattern_of(
    [
        *REPLIES["beside"],
        *REPLIES["common"],
        *REPLIES["no"],
        "sort of",
        "kind of",
        "i",
        "a",
        "to",
        "so",
        "oh",
        "it",
        "is",
    ]
)


@dataclass(frozen=True)
class Verdict:
    """What is said of a step; `before` and `after` are what is said besides."""

    undone: Undone
    before: str
    after: str


def verdict_in(text: str) -> Verdict | None:
    """What a reply says of the step that is being put down; None where it is an answer: "take it off the agenda"."""
    said = clauses(text)
    found = [(n, one) for n, clause in enumerate(said) if (one := _undone(clause))]
    if not found:
        return None
    undone = next((one for _, one in found if one != "no_more"), found[0][1])
    # That there is no more says nothing against what is told in the same breath: "ring health, that's all".
    if undone == "no_more" and not all(_undone(clause) or _is_slight(plain(clause)) for clause in said):
        return None
    before, after = _telling(said[: found[0][0]]), _telling(said[found[-1][0] + 1 :])
    # "Scrap that, my deputy" puts an answer right.
    return None if 0 < len(after.split()) < WORDS_OF_A_STEP else Verdict(undone, before, after)


def put_otherwise(state: State, line: str, wish: str, new: str, today: date) -> State | None:
    """The state with another day for a step, or somebody else who does it; None where other words for it are meant."""
    number = int(line.removeprefix("step-")) if line.startswith("step-") else len(state.steps)
    if number >= len(state.steps):
        return None
    step, day = state.steps[number], meant_in(new, today)
    if day and looking_back.is_merely_a_day(new, today):
        changed = step.but(when=new, date=day.isoformat(), unread=None)
    elif _WHO.search(plain(wish.removesuffix(new))):
        changed = step.but(who=new)
    else:
        return None
    return state.but(steps=(*state.steps[:number], changed, *state.steps[number + 1 :]))


def without_denied(text: str) -> tuple[str, str]:
    """A text without what it calls no step itself, and that; "" where it only says so of what came before."""
    found = _NO_STEP.search(text)
    if found is None:
        return text, ""
    starts = [0, *(one.end() for one in _BOUNDARY.finditer(text, 0, found.start()))]
    # What is denied stands before it, in the same sentence or the last that says anything.
    start = next((at for at in reversed(starts) if not _is_slight(plain(text[at : found.start()]))), 0)
    rest = f"{text[:start].rstrip(' ,;')} {text[found.end() :].lstrip(' ,;.!?')}".strip()
    return (rest, text[start : found.end()]) if text[start : found.start()].strip() else (text, "")


def recalls(text: str) -> bool:
    """Whether somebody says that they told their steps before, or wants to put one in."""
    return bool(_RECALLS.search(plain(text)))


def without_recall(text: str) -> str:
    """What else is said beside that."""
    return " ".join(one for one in sentences(text) if not _RECALLS.search(plain(one)))


def pleads(text: str) -> bool:
    """Whether somebody asks to be helped with what they are asked, or to have it chosen."""
    return any(_PLEADS.search(plain(one)) for one in sentences(text))


def asks_back(text: str) -> bool:
    """Whether a reply is a question, and tells nothing."""
    return all(
        reading.asks_something(one) or _is_slight(plain(one)) for one in sentences(text)
    ) and text.rstrip().endswith("?")


def is_of_an_answer(text: str) -> bool:
    """Whether words speak of a question or an answer, so that they may be no step."""
    return bool(_OF_ANSWER.search(plain(text)))


def ends(text: str) -> bool:
    """Whether a reply says in any form that there is no more: it begins with a no, or says enough."""
    first = next(iter(sentences(text)), "")
    return bool(_ENDS.match(plain(first)) or reading.declines(text) or _NO_MORE.search(plain(first)))


def names_no_day(text: str) -> bool:
    """Whether somebody wants no day set."""
    return bool(_NO_DAY.search(plain(text)))


def _undone(clause: str) -> Undone | None:
    words = plain(clause)
    return next((name for name, pattern in _PATTERNS.items() if _says_merely(words, pattern)), None)


def _says_merely(words: str, pattern: re.Pattern[str]) -> bool:
    """Whether a clause says that and nothing that could be a step, unless it says what the step was instead."""
    found = pattern.search(words)
    if not found or not _is_slight(words[: found.start()]):
        return False
    rest = words[found.end() :].strip()
    return bool(_EXPLAINS.match(rest)) or _is_slight(rest)


def _is_slight(words: str) -> bool:
    return not re.sub(r"[. ]", "", _SLIGHT.sub(" ", words))


def _telling(said: list[str]) -> str:
    """The clauses of these that may be a step."""
    words = [one for one in said if not _is_slight(plain(one)) and not _EXPLAINS.match(plain(one))]
    return " ".join(words)
