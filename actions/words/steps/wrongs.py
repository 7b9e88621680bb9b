"""Whether words say that something of the plan is wrong, or is to be otherwise."""

from __future__ import annotations

import re

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.time import looking_back
from knowledge.phrases import pattern_of, plain

LEAD = re.compile(
    r"^\W*(?:(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|and|but|so|oh|correction"
    r"|scrap that|not|i said|i meant|i mean)\b[\s,.:–-]*)+",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:(?:and|but|oh)\W+)*"
    r"(?:no|nope|nah|wait|hang on|hold on|sorry|oops|actually|correction|scrap that|not|i said"
    r"|i meant|i mean)\b",
    re.I,
)
_WHY_NOT = re.compile(r"\bwhy\s+not\b", re.I)
_REPEATS = re.compile(r"\bi said\b", re.I)
_CORRECTS = pattern_of(REPLIES["corrects_a_day"])
_WRONG = pattern_of(REPLIES["wrong_step"])
_MAKES = re.compile(
    r"^\W*(?:(?:so|and|then|please|can\s+you|could\s+you|but)\W+)*"
    r"(?:make|move|change|shift|push|put|set)\s+(?:it|that|this|the\s+(?:date|day))\b",
    re.I,
)
_STILL = re.compile(
    r"\b(?:is|are|was|looks?|reads?|sounds?|still|(?:date|day|step|name|owner|deadline|one|line)['’]?s)"
    r"\s+(?:(?:still|all|also)\s+)*(?:wrong|not\s+right|incorrect)\b"
    r"|\b(?:changed|moved|got|put|took|picked|dated|did|have)\s+(?:it\s+(?:on|to|with)\s+)?the\s+wrong"
    r"\s+(?:one|step|date|day|thing|person)\b",
    re.I,
)
_NOTHING = re.compile(r"\b(?:nothing|not)(?:\s+is|['’]s)?\s+wrong\b", re.I)
DONT = re.compile(r"\b(?:do(?:n['’]?t| not)|didn['’]?t|did not)\s+(?:put|want|make|say|write|use|mean)\b[^.,;]*", re.I)
CLAUSES = re.compile(
    r"[;]\s+|,\s+(?:and\s+|so\s+|but\s+)?|\s+and\s+(?=the\s+(?:date|day|owner|first|second|third|last)\b)"
    r"|\s+(?:and|n|&)\s+(?=(?:it['’]?s|it\s+is)\s+(?:(?:just|only|all|by|for)\s+)*(?:me|us|mine|ours)\b)",
    re.I,
)


def corrects(text: str) -> bool:
    """Whether words say that something was wrong, or how it is to be instead, and may be no answer."""
    return disputes(text) or any(_MAKES.match(clause) for clause in CLAUSES.split(text) if clause)


def disputes(text: str) -> bool:
    """Whether words say that something was wrong; "why not" agrees."""
    text = _WHY_NOT.sub(" ", text)
    words = plain(text)
    return bool(_NO.match(text) or _CORRECTS.search(words) or is_wrong(text) or DONT.search(text)) or (
        bool(pieces.denials_in(text)) and looking_back.tells_only_of_a_day(text)
    )


def only_repeats(text: str) -> bool:
    """Whether what looks like a correction but says that it was said before: "22 January, I said"."""
    return bool(_REPEATS.search(text)) and not disputes(_REPEATS.sub(" ", text).strip(" ,."))


def is_wrong(text: str) -> bool:
    """Whether somebody says that a step stands wrongly, without saying how it should."""
    return bool(_WRONG.search(plain(text)) or _STILL.search(text)) and not _NOTHING.search(text)
