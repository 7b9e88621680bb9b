"""What words tell of how settled the political leadership of an authority is."""

from __future__ import annotations

import re

from actions.words.context import contexts
from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)")


def _politics(noun: str, adjective: str) -> re.Pattern[str]:
    before = rf"{adjective} (?:\w+ )?{noun}{_TABLE['not_politics']}"
    return _word(rf"{before}|{noun} (?:{_TABLE['verb']} )+{adjective}|{noun} {adjective}$")


# What is said of the whole counts for more than what is said of one office: "settled, though the lead member is new".
_POLITICS = [
    (value, _politics(noun, adjective))
    for noun in (_TABLE["whole_politics"], _TABLE["politics"])
    for value, adjective in (("unstable", _TABLE["unsettled"]), ("stable", _TABLE["settled"]))
]
_CHANGES_HANDS, _NAMES_POLITICS = _word(_TABLE["changes_hands"]), _word(_TABLE["politics"])
_MOCKS, _ONLY_ONE = re.compile(_TABLE["mocks"]), re.compile(_TABLE["only_one"])
_LEADER_LEFT = _word(_TABLE["leader_left"])
_LIMITED = [re.compile(one, re.I) for one in _TABLE["limited"]]
_CLAUSES = re.compile(r"[,;]\s+|\s+[–—-]+\s+")


def value_in(sentence: str) -> str | None:
    """How settled a sentence says that they are; what it denies it does not say."""
    said = pieces.without_denied(sentence)
    words, of_each = contexts.of_now(said), [contexts.of_now(one) for one in _CLAUSES.split(said)]
    if _LEADER_LEFT.search(words):
        return "unstable"
    for value, pattern in _POLITICS:
        if pattern.search(words) or any(map(pattern.search, of_each)):
            return "stable" if _ONLY_ONE.search(words) else value
    has_changed = _CHANGES_HANDS.search(words) or (mocks(words) and _NAMES_POLITICS.search(words))
    return "unstable" if has_changed else None


def limited_in(sentence: str) -> str | None:
    """What says that they are settled up to a time and no longer, as it is written: "settled until May"."""
    found = next(filter(None, (one.search(sentence) for one in _LIMITED)), None)
    return found["limited"].strip() if found else None


def mocks(words: str) -> bool:
    """Whether words say in mockery that something is settled: "as settled as a bag of cats"."""
    return bool(_MOCKS.search(contexts.of_now(words)))
