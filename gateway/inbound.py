"""What a channel hands to the pipeline, and what may be in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gateway.errors import TextMissing, TextTooLong

MOST_CHARACTERS = 8_000
# One character that can be seen. The OpenAPI file says the same: controls, spaces, joiners and fillers do not count.
VISIBLE = (
    r"[^\u0000-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]"
)
_visible = re.compile(VISIBLE)
# Controls except tab and newline, halves of pairs, and marks that turn the direction of what follows.
_unwanted = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Inbound:
    """One turn of a leader: words, or the id of a choice. The turn key makes a repeated delivery harmless."""

    conversation_key: str
    turn_key: str
    text: str | None = None
    choice: str | None = None


def clean(text: str) -> str:
    """The words without control characters; raises `TextTooLong` past 8,000 as sent, `TextMissing` for none."""
    if len(text) > MOST_CHARACTERS:
        raise TextTooLong(MOST_CHARACTERS)
    cleaned = _unwanted.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not _visible.search(cleaned):
        raise TextMissing
    return cleaned
