"""Reading what a leader says of a step itself, where the step, who or when was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from actions.state import State
from actions.words import looking_back
from actions.words.dates import meant_in, without_days
from actions.words.pieces import clauses, content_words, nearest, sentences
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
_CORRECTS = pattern_of(REPLIES["corrects_a_day"])
_WHO = pattern_of(REPLIES["step_who"])
# Words that add nothing beside these; "me" and "us" may say who.
_SLIGHT = pattern_of([*REPLIES["beside"], *REPLIES["common"], *REPLIES["no"], "i", "a", "to", "so", "oh", "it", "is"])


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
        changed = step.but(when=new, date=day.isoformat())
    elif _WHO.search(plain(wish.removesuffix(new))):
        changed = step.but(who=new)
    else:
        return None
    return state.but(steps=(*state.steps[:number], changed, *state.steps[number + 1 :]))


@dataclass(frozen=True)
class PutRight:
    """The state with another day for a step, and that day."""

    state: State
    day: date


def day_put_right(text: str, state: State, today: date) -> PutRight | None:
    """Where a text puts the day of a step right, which it names or which is the last; None where it tells a new one."""
    corrects = [one for one in sentences(text) if _CORRECTS.search(plain(one))]
    day = meant_in(corrects[-1], today) if corrects and len(corrects) == len(sentences(text)) else None
    if day is None or not state.steps:
        return None
    rest = content_words(_CORRECTS.sub(" ", plain(without_days(corrects[-1]))))
    named = nearest(" ".join(rest), {n: step.what for n, step in enumerate(state.steps)})
    number = named if named is not None else len(state.steps) - 1
    if named is None and not looking_back.tells_only_of_a_day(_CORRECTS.sub(" ", plain(corrects[-1]))):
        return None
    changed = state.steps[number].but(when=corrects[-1], date=day.isoformat())
    steps = (*state.steps[:number], changed, *state.steps[number + 1 :])
    return PutRight(state.but(steps=steps), day)


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
