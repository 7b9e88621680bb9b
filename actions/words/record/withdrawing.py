"""Which answer a wish to take one out means: by how many, by what it is about, by its question."""

from __future__ import annotations

import re

from actions.words.dialogue.remarks import TAKES_BACK, kinds_of
from actions.words.language import pieces
from actions.words.language.grammar import TABLE

_SUBJECT, _NAMED_BIT = (re.compile(TABLE[name], re.I) for name in ("subject", "named_bit"))
_COUNTED = re.compile(
    r"\b(?:(?:the|those|these|my|last|of) )+(?P<count>two|three|2|3)(?: last)?"
    r"(?: (?:answers|replies|entries|ones|of them))\b"
    r"|\bboth(?: of)?(?: (?:the|those|these|my|them))?(?: (?:answers|replies|entries|ones))?\b"
)
_ONE = (
    r"(?:the last (?:thing|bit|answer|one|line)(?: i (?:just )?(?:said|wrote|put|typed))?"
    r"|what i just (?:said|wrote|put)"
    r"|(?:the|that|my)(?: (?!last\b)\w+){1,4} (?:bit|part|thing|one|answer|line|stuff))"
)
_SEVERAL = re.compile(
    rf"(?:(?:no|so|and|both|i mean|i meant|thats|please) )*(?P<one>{_ONE}) (?:and|and also|plus) (?P<other>{_ONE})"
)
_OF_QUESTION = re.compile(r"\banswer to ((?:the|that) (?:question|one) (?:about|on|of|regarding) [^.?!;,]+)", re.I)


def wish_to_strike(text: str) -> str:
    """The sentence that wishes an answer taken out; the whole text where none does."""
    return next((one for one in pieces.sentences(text) if kinds_of(one) & TAKES_BACK), text)


def answers_counted(text: str) -> int:
    """How many of the last answers a wish to take them out counts: "scrap those two"; 0 where it counts none."""
    found = _COUNTED.search(pieces.bare(wish_to_strike(text)))
    return 3 if found and found["count"] in ("three", "3") else 2 if found else 0


def several_named(text: str) -> list[str]:
    """Each of several things that are to go, as a wish of its own: "both the last thing I said and the advert bit"."""
    found = next(filter(None, (_SEVERAL.fullmatch(pieces.bare(one)) for one in pieces.sentences(text))), None)
    return [f"take out {found[name]}" for name in ("one", "other")] if found else []


def subject_of(text: str) -> str:
    """What a wish to take an answer out says that it is about; empty where it does not say."""
    said = [wish_to_strike(text), *pieces.sentences(text)]
    found = _SUBJECT.search(said[0]) or next(filter(None, map(_NAMED_BIT.search, said)), None)
    return found[1] if found else ""


def question_of(text: str) -> str:
    """The question that words are said to be no answer to, as it is called; empty where none is named."""
    found = _OF_QUESTION.search(wish_to_strike(text))
    return found[1] if found else ""
