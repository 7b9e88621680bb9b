"""Where the record is said to say something else than was told: "the record says it is money, whereas I told you …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces

_RECORD = r"(?:the|my|your|this|that)\s+(?:record|summary|card|notes?|account)"
_SAYS = (
    rf"(?:\b{_RECORD}\s+(?:(?:still|now|also|currently|wrongly)\s+)*"
    r"(?:says?|has|reads?|puts?|lists?|gives?|shows?|holds?|states?|records?|claims?|calls?|describes?)"
    r"|\byou(?:['’]ve|\s+have)?\s+(?:still\s+)?(?:got|put|recorded|written|noted|have)\b(?=[^.!?]{0,80}?\b(?:down|record)\b))"
    r"\s+(?:(?:that|it|its|me|us|this|down|as|under|in\s+the\s+record)\s+)*"
)
_MISSTATED = re.compile(
    rf"{_SAYS}(?P<said>[^.!?;]{{1,160}}?)\s*(?:[,;–—-]\s*|\.\s+|\s)(?:(?:whereas|but|when|while|though|although|yet|and(?=\s+(?:it|that)\s+should)|which)\s+"
    r"(?:in\s+fact\s+|actually\s+|really\s+)*)?"
    r"(?P<told>(?:(?:what\s+)?(?:i|we)\s+(?:(?:clearly|plainly|only|did|had|have|never|not|just)\s+)*"
    r"(?:told\s+you|tell\s+you|(?:said|say|wrote|meant|put|gave)(?!\s+(?:nothing|so|no)\b))\b|it\s+(?:should|ought|is|was|isn|wasn)|that\s+(?:should|is|was|isn)"
    r"|(?:is|was)\s+(?:wrong|not))\b.*)",
    re.I | re.S,
)
_LEADS = re.compile(
    r"^(?:what\s+)?(?:i|we)\s+(?:\w+\s+)?(?:told|tell|said|say|wrote|meant|put|gave)(?:\s+(?:you|to\s+you|it|clearly|plainly"
    r"|already|twice|before|earlier))*[\s,:]+(?:that\s+|was\s+(?:that\s+)?)?"
    r"|^(?:it|that)\s+(?:should|ought\s+to)\s+(?:say|read|be)[\s,:]+",
    re.I,
)
# What says no more than what it is about.
_CORE = re.compile(
    r"^(?:the\s+(?:heart|point|core|crux|nub|main\s+thing|real\s+\w+)(?:\s+of\s+(?:it|this|that|the\s+matter))?\s+(?:is|was)\s+"
    r"|(?:it|this|that)(?:['’]s|\s+is|\s+was)\s+(?:(?:mainly|really|mostly|all|more)\s+)*(?:about\s+)?"
    r"|(?:we|they|you)(?:['’]re|\s+are|\s+were|\s+have\s+been)\s+(?:(?:judged|rated|graded|found|now|in\s+fact)\s+)*)",
    re.I,
)
_DENIES = re.compile(r"\b(?:wrong|never|not|isn['’]?t|wasn['’]?t|didn['’]?t|don['’]?t|no such thing)\b", re.I)


@dataclass(frozen=True)
class Misstated:
    """What the record is said to say, and what it should; empty where that is not told."""

    said: str
    instead: str


def misstated_in(text: str) -> Misstated | None:
    """What of the record is wrong, as it is told; None where nothing is."""
    found = _MISSTATED.search(text)
    if found is None or not pieces.content_words(found["said"]):
        return None
    told = found["told"].strip()
    lead = _LEADS.match(told)
    instead = _CORE.sub("", told[lead.end() :] if lead else "").strip(" .!'\"“”")
    is_denied = lead is not None and _DENIES.search(lead[0])
    return Misstated(found["said"].strip(" \"“”'"), "" if is_denied or _DENIES.search(instead) else instead)
