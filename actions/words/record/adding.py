"""What a leader orders to be added to the record, whatever is asked: "add to the record: …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from actions.words.language import pieces
from actions.words.language.wishes import BEGINNING

_RECORD = r"(?:the|my|our|this)\s+(?:record|summary|notes?)"
_ADDS = re.compile(
    rf"{BEGINNING}(?:add|put|write|note|include|get|enter|log)\s+(?:(?:this|that|it|the following|one more thing)\s+)?"
    rf"(?:down\s+)?(?:also\s+)?(?:to|in|into|on|onto|for)\s+{_RECORD}(?:\s+(?:please|too|as well|also|that))*"
    r"\s*(?:[:,–—-]+\s*|\s+(?=that\b)(?:that\s+)?)(?P<told>\S.*)$",
    re.I | re.S,
)
_BEHIND = re.compile(
    rf"[\s,;–—-]+(?:please\s+)?(?:can\s+you\s+|could\s+you\s+)?(?:add|put|write|note|include|get)\s+(?:that|this|it)\s+"
    rf"(?:down\s+)?(?:to|in|into|on)\s+{_RECORD}(?:\s+(?:please|too|as\s+well|for\s+me))*[.!]*$",
    re.I,
)

# What leads up to more of an answer, and is no part of it: "Add this, then: …".
_LEAD = re.compile(
    r"^(?:(?:please|ok|okay|so|then|and|also|yes|now|can you|could you|well)[\s,]+)*"
    r"(?:add|put|write|include|note|say|have)"
    r"(?: (?:this|that|in|it|to (?:that|it|this|my answer|the answer)|down|also|too|as well|the following))*"
    r"(?:[\s,]+(?:then|please|too|now|also|as well|would you))*\s*(?::|\s[–—-])\s+(?=\S)",
    re.I,
)


def without_lead(text: str) -> str:
    """What is told without the words that only say that it is to be added."""
    return _LEAD.sub("", text)


class Added(NamedTuple):
    """What is to be added, and what was said before that."""

    told: str
    before: str


def added_in(text: str) -> Added | None:
    """What is ordered to be added; None where nothing is."""
    said = pieces.sentences(text)
    for at in range(len(said)):
        found = _ADDS.match(" ".join(said[at:]))
        if found:
            return Added(found["told"].strip('"“” '), " ".join(said[:at]))
    behind = _BEHIND.search(text)
    told = text[: behind.start()].strip() if behind else ""
    return Added(told, "") if len(pieces.content_words(told)) > 1 else None
