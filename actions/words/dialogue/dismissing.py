"""A wish to be told how to dismiss somebody: advice that a program must not give, in whatever words it is asked."""

from __future__ import annotations

import re

from actions.words.context import objecting
from actions.words.dialogue import remarks
from actions.words.language import pieces, reading

_DEED = (
    r"(?:sack(?:ing)?|fir(?:e|ing)|dismiss(?:ing)?|suspend(?:ing)?|disciplin(?:e|ing)|demot(?:e|ing)|exit(?:ing)?"
    r"|get(?:ting)? (?:rid of|shot of)|let(?:ting)? go(?: of)?|mak(?:e|ing) redundant|terminat(?:e|ing))"
)
PERSON = (
    r"(?:her|him|them|someone|somebody|(?:(?:my|the|a|an|our|that|this|one|two|three|of|some) )+(?:[a-z]+ ){0,4}?"
    r"(?:heads?|directors?|managers?|deputy|deputies|ad|advisers?|officers?|workers?|leads?|chairs?|colleagues?|employees?"
    r"|staff|principal|iros?|people|person|woman|man|pa|leaders?))\b"
)
# "Manage her out", "let him go".
_AROUND = r"(?:manag(?:e|ing)|push(?:ing)?|eas(?:e|ing)|forc(?:e|ing)|mov(?:e|ing)|let(?:ting)?|get(?:ting)?)"
DISMISSES = rf"(?:{_DEED} {PERSON}|{_AROUND} {PERSON}(?: [a-z]+){{0,3}}? (?:out|on|go)\b)"
_ASKS = re.compile(
    r"\b(?:(?:tell|show|help|advise|teach) (?:me|us)|how (?:do|can|could|would|should|might|am|to|i|we)"
    r"|(?:want|need|like) to know|way (?:to|of)|steps? (?:to|for)|advice on"
    r"|i (?:just |only )?asked(?: you)?(?: about| how)?)\b"
    rf"(?: (?!when|if|after|because|while|since|that|who)[a-z]+){{0,6}}? {DISMISSES}"
)
# What only goes on from such a question: "Without it ending up in a tribunal".
_GOES_ON = re.compile(r"(?:and |but |or )*(?:without|legally|lawfully|safely|quickly|by|before|so that)\b")
_LEADS_IN = re.compile(
    r"(?:(?:fine|right|ok|okay|so|look|well|anyway|seriously|honestly|then|no|yes|now|good|great|and) ?)+"
)
_OF_LAW = re.compile(r"\b(?:tribunal|grievance|acas|unfair dismissal|union|sued|court|settlement)\b")


def asked_in(text: str) -> list[str]:
    """The sentences that ask for it, and those that only go on from them."""
    asking = list[str]()
    for one in pieces.sentences(text):
        words = pieces.bare(one)
        goes_on = asking and _GOES_ON.match(words) and (_OF_LAW.search(words) or pieces.is_short(one))
        asking += [one] if _ASKS.search(words) or goes_on else []
    return asking


def told_besides(text: str) -> str:
    """What a text tells besides such a question, without what protests that it was not answered."""
    asking = asked_in(text)
    said = [one for one in pieces.sentences(text) if one not in asking]
    return " ".join(one for one in said if not _is_talk(one))


def _is_talk(sentence: str) -> bool:
    if _LEADS_IN.fullmatch(pieces.bare(sentence)):
        return True
    is_remark = remarks.may_be_talk(sentence) or objecting.complains(sentence) or reading.asks_why(sentence)
    return is_remark or not pieces.content_words(sentence) or _names_whom(sentence)


def _names_whom(sentence: str) -> bool:
    """Whether a few words only say whom it is about: "And the head of QA?"."""
    return pieces.asks(sentence) and bool(
        re.fullmatch(rf"(?:and |but |so |what about )*{PERSON}.{{0,30}}", pieces.bare(sentence))
    )
