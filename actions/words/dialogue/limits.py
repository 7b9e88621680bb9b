"""What is asked of a program that must not give it: advice on the law, staff, health or a case; another role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actions.words.dialogue import advising, dismissing, scores
from actions.words.language import pieces
from actions.words.language.once import once
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_PIECES: Mapping[str, str] = {
    "dismisses": dismissing.DISMISSES,
    "person": rf"(?:{dismissing.PERSON}|{_TABLE['colleague']})",
    "young": _TABLE["young"],
}


def _pattern(*patterns: str) -> re.Pattern[str]:
    whole = "|".join(f"(?:{one})" for one in patterns)
    for name, piece in _PIECES.items():
        whole = whole.replace(f"<{name}>", piece)
    return re.compile(whole)


_LEAD = re.compile(rf"^(?:(?:{_TABLE['lead']}) )+")
_ASKS, _ROLE = _pattern(*_TABLE["asks"]), _pattern(*_TABLE["of_role"])
_OWN_HOW, _GOES_ON, _TO_US, _TOLD_OF, _ANSWERED = (
    _pattern(_TABLE[name]) for name in ("own_how", "goes_on", "to_us", "told_of", "answered")
)
_OF_SERVICES, _OF_PERSONS, _AFTER_ROLE = (
    _pattern(_TABLE[name]) for name in ("of_services", "of_persons", "after_role")
)
_KINDS = {kind: _pattern(*patterns) for kind, patterns in _TABLE["kinds"].items()}
# Of a child, a family or somebody's health nothing is kept that only explains such a question.
_OF_ONE = frozenset({"clinical", "case"})
_COMMA = re.compile(r"[,;:]\s+|\s+[–—-]+\s+")
# What stands beside such a question in fewer words only explains it.
_TELLS = 12
# Whoever goes on for longer in one breath tells something.
_LONGEST, _WINDOW = 60, 300
# A question at the end of so much is one of those that leaders put into a story, unless it is put to the program.
_STORY = 40


@dataclass(frozen=True)
class Asked:
    """What is asked for, and what is told besides."""

    kind: str
    besides: str


@dataclass(frozen=True)
class _Wish:
    """The matter of a sentence that asks for a judgement, and what it says before it asks."""

    kind: str
    before: str


@once
def asked_in(text: str) -> Asked | None:
    """What a message asks for that is not given; what leaders ask themselves, and tell of, is none of it."""
    if dismissing.asked_in(text):
        return Asked("hr", dismissing.told_besides(text))
    said = pieces.sentences(text)
    wishes = [_wish_in(one) for one in said]
    at = next((n for n, wish in enumerate(wishes) if wish), None)
    wish = None if at is None else wishes[at]
    if at is None or wish is None or _is_their_own(text, said, at, wish.kind):
        return None
    after = " ".join(one for n, one in enumerate(said) if n > at and not wishes[n])
    return Asked(wish.kind, _besides(" ".join([*said[:at], wish.before]).strip(), after, wish.kind))


def _besides(before: str, after: str, kind: str) -> str:
    """What is told before it, and after it at length; of somebody's case only what is told at length, or a number."""
    if kind == "role" and _AFTER_ROLE.fullmatch(_worded(after)):
        after = ""
    is_long = len(before.split()) >= _TELLS
    is_told = is_long or (kind not in _OF_ONE and bool(pieces.content_words(before)))
    told = [before] if is_told or scores.rating_in(before) is not None else []
    return " ".join([*told, *([after] if len(after.split()) >= _TELLS else [])])


def _is_their_own(text: str, said: list[str], at: int, kind: str) -> bool:
    """Whether a question is one that they ask themselves, and answer, or of which they tell."""
    if _TO_US.search(_worded(said[at])):
        return False
    if kind == "role" or _TOLD_OF.search(pieces.bare(text)):
        return bool(_TOLD_OF.search(pieces.bare(text)))
    is_outer = at in (0, len(said) - 1)
    is_answered = at + 1 < len(said) and bool(_ANSWERED.match(pieces.bare(said[at + 1])))
    return not is_outer or is_answered or len(text.split()) > _STORY


def _wish_in(sentence: str) -> _Wish | None:
    """What a sentence, or a part of it behind a comma, asks for or orders."""
    for start in (0, *(found.end() for found in _COMMA.finditer(sentence))):
        words = _worded(sentence[start:])
        if len(words.split()) > _LONGEST:
            continue
        of_all = _GOES_ON.fullmatch(words)
        kind = _kind_of(
            _worded(sentence[-_WINDOW:]) if of_all else words, is_asked=bool(of_all or _ASKS.fullmatch(words))
        )
        if kind:
            return _Wish(kind, "" if of_all else sentence[:start].rstrip(" ,;:–—-"))
    return None


def _kind_of(words: str, is_asked: bool) -> str | None:
    if _ROLE.fullmatch(words):
        return "role"
    if not is_asked:
        return None
    if _OF_PERSONS.search(words):
        return "clinical" if _KINDS["clinical"].search(words) else "person"
    found = next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), None)
    if not found or _is_of_services(words) or _is_own_how(words, found):
        return None
    return "own_job" if advising.matter_of_advice(words) == "own_job" else found


def _is_of_services(words: str) -> bool:
    return bool(_OF_SERVICES.search(words)) and not _TO_US.search(words)


def _is_own_how(words: str, kind: str) -> bool:
    """Whether it is a question of how to lead, that happens to name the law or staff."""
    return bool(_OWN_HOW.match(words)) and kind in ("hr", "legal") and not _TO_US.search(words)


def _worded(text: str) -> str:
    return _LEAD.sub("", pieces.bare(text), count=1)
