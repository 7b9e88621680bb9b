"""The turn of the issue: a leader says, in the middle of things, that it is another than it seemed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_LEAD, _DENIES, _SAYS = (re.compile(_TABLE[name]) for name in ("lead", "denies", "says"))
_REALISES = [re.compile(one) for one in _TABLE["realises"]]
_WISHES = [
    re.compile(one.replace("<ask>", _TABLE["ask"]).replace("<while>", _TABLE["while"])) for one in _TABLE["wishes"]
]
_CLAUSES = re.compile(r"[,;:]\s+|\s+[–—-]+\s+")
_POINTS = re.compile(_TABLE["points"])
_SAYS_ITSELF = re.compile(r"\b(?:that|about|is|its)(?: \w+){3,}")
# What is told of an issue is no shorter.
TELLING = 5


@dataclass(frozen=True)
class Turn:
    """The sentence that says what the issue is, empty where it was said before, and what it is called then.

    `before` is what is told before that, and `told` all that is told, without the wish to turn.
    """

    words: str
    named: str
    before: str
    told: str


def turn_in(text: str, matter: str) -> Turn | None:
    """The turn that a message makes; `matter` is what was talked about so far."""
    said = [part for one in pieces.sentences(text) for part in _apart(one)]
    marks = [one for one in said if _realises(one)]
    wishes = {one: named for one in said if (named := _wished(one)) is not None}
    denials = [one for one, after in itertools.pairwise(said) if _denies(one, matter) and _is_what_it_is(after)]
    turning = [*marks, *wishes, *denials]
    if not turning:
        return None
    told = _told(said, turning)
    before = " ".join(one for one in said[: min(map(said.index, turning))] if one != told and not pieces.asks(one))
    named = next((one for one in wishes.values() if one), "")
    return Turn(told, named, before, " ".join(one for one in said if one not in wishes and not pieces.asks(one)))


def _told(said: Sequence[str], turning: Sequence[str]) -> str:
    """What says it: what begins so behind the first turning, else what is told there, else right before the last."""
    first = min(map(said.index, turning))
    behind = [one for one in said[first:] if not pieces.asks(one) and len(one.split()) >= TELLING]
    telling = [one for one in behind if one not in turning]
    says_so = next((one for one in telling if _is_what_it_is(one)), None)
    if says_so or telling:
        return says_so or telling[0]
    # A mark may say it itself: "I've realised that it's about trust, not money".
    itself = next((one for one in turning if _realises(one) and _SAYS_ITSELF.search(_bare(one))), None)
    before = [one for one in said[:first] if not pieces.asks(one) and len(one.split()) >= TELLING]
    return itself or (before[-1] if before else "")


def _realises(sentence: str) -> bool:
    parts = [sentence, *_CLAUSES.split(sentence)]
    return not pieces.asks(sentence) and any(one.fullmatch(_bare(part)) for one in _REALISES for part in parts)


def _wished(sentence: str) -> str | None:
    """What the wish to turn to what was said calls it, or nothing; None where there is no such wish."""
    words = _bare(sentence)
    found = next((found for one in (*_WISHES, _POINTS) if (found := one.fullmatch(words))), None)
    return next(filter(None, found.groupdict().values()), "") if found else None


def _apart(sentence: str) -> list[str]:
    """A sentence, or what it tells and the wish to talk about that, which ends it."""
    ends = (found for found in _CLAUSES.finditer(sentence) if _POINTS.fullmatch(_bare(sentence[found.end() :])))
    end = next(ends, None)
    return [f"{sentence[: end.start()]}.", sentence[end.end() :]] if end else [sentence]


def _denies(sentence: str, matter: str) -> bool:
    found = None if pieces.asks(sentence) else _DENIES.fullmatch(_bare(sentence))
    return found is not None and bool(pieces.content_words(found["named"]) & pieces.content_words(matter))


def _is_what_it_is(sentence: str) -> bool:
    return bool(_SAYS.fullmatch(_bare(sentence))) and len(sentence.split()) >= TELLING


def _bare(words: str) -> str:
    return _LEAD.sub("", pieces.bare(words))
