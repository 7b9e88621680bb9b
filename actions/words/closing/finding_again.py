"""How somebody asks, on leaving, where this is found again, and what they say beside it."""

from __future__ import annotations

import re

from actions.words.closing import afterthoughts
from actions.words.language import pieces

_LEAD = re.compile(
    r"^(?:(?:thanks|thank you|ok|okay|and|but|so|oh|wait|sorry|just|one|a|last|more|quick|final"
    r"|thing|question|before i go"
    r"|by the way|btw|also|then) )+"
)
_THIS = (
    r"(?:this|it|that|all (?:of )?(?:this|that)|here|(?:my|the|our) (?:\w+ )?(?:record|notes?|answers|plan|steps|chat"
    r"|conversation|summary|stuff|page))"
)
_ASKS = re.compile(
    r"(?:"
    rf"(?:where|how) (?:do|can|will|would|could|might|should) i (?:find|see|get|open|look at|read"
    rf"|reach|access|return to)"
    rf"(?: (?:back )?(?:to|at|into))? {_THIS}(?: (?:again|later|afterwards|back|next time|tomorrow|another time|from))+"
    rf"|how (?:do|can|will|would) i (?:get|come|find my way) back(?: (?:to|in|into|on))*(?: {_THIS})?"
    rf"|where (?:is|will|does|do|can) {_THIS} (?:be |get |live|stay|kept|saved|stored|found|go)+"
    rf"(?: (?:again|later|afterwards|to))*"
    rf"|(?:can|could|may|will|am) i (?:able to )?(?:come|get|find|see|return)(?: back)?(?: to)? {_THIS}"
    r"(?: (?:again|later|afterwards|back|tomorrow|another time))+"
    rf"|(?:will|is) {_THIS} (?:still )?(?:be )?(?:here|there|kept|saved)(?: (?:later|tomorrow|when i come back|again))*"
    r")(?: (?:please|pls|then|if i (?:need|want) (?:it|to)))*"
)


def asked_in(text: str) -> bool:
    """Whether a text asks that, and says nothing besides but a goodbye."""
    said = pieces.sentences(text)
    asked = [one for one in said if _asks(one)]
    return bool(asked) and all(afterthoughts.is_light(one) for one in said if one not in asked)


def _asks(sentence: str) -> bool:
    ways = (sentence, *pieces.clauses(sentence)[-1:])
    return any(_ASKS.fullmatch(way) for one in ways for way in (pieces.bare(one), _LEAD.sub("", pieces.bare(one))))
