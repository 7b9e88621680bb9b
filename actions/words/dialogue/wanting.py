"""A wish for a question that was skipped, put off or never asked, at any moment: "wheres q3", "the q i skipped"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from actions.words.language import pieces, wishes

Kind = Literal["numbered", "skipped", "parked"]

_LEAD = (
    r"(?:(?:and|n|but|so|ok|okay|hey|wait|pls|please|also|anyway|no|yes|oh|actually|sorry|now|then|right|hang on|just"
    r"|can i ask|not shared) )*"
)
_ASKS = (
    r"(?:wheres|where is|where was|where did|where has|wots|whats|what is|what was|what about"
    r"|what happened (?:to|with)|how about|show|show me|give me|ask me|ask|bring up|bring back|bring me|go to"
    r"|jump to|do"
    r"|let me (?:do|see|have|answer|try)"
    r"|(?:can|could|may|shall|cant) (?:i|we|you|u) (?:please |just |still |now )*(?:do|see|have|answer|get|try"
    r"|show me|show|ask me|ask|go (?:back )?to|bring up|take)|(?:i|we) (?:havent|have not|never"
    r"|didnt|did not|wasnt|was not)"
    r"(?: (?:even|been|actually))* (?:see|seen|had|have|got|get|do|done|asked|shown|answer|answered)"
    r"|(?:you|u)(?: have| ve)? (?:never|didnt|did not|havent|skipped|missed|left out)"
    r"(?: (?:ask|asked|show|showed|shown|gave|give))?(?: me)?"
    r"|(?:i|id|i would)(?: still)?(?: want| like| need)(?: to (?:do|see|have|answer|try))?|i skipped|i missed)"
)
_NUMBER = r"(?:the )?(?:question|qn|q) ?(?:number )?(?P<place>\d|one|two|three|four|five|six|seven|eight)"
_NTH = r"(?:the )(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|last) (?:question|q)"
_LEFT = (
    r"(?:(?:the|that|my) )(?:question|q|one|qs|questions)(?: about [^,]{2,40})?(?: (?:that|which))?"
    r" (?:i|we|you|u)(?: have| ve| just)? "
    r"(?P<how>skipped|missed|passed(?: on| over)?|left(?: out)?|parked|put off|postponed|never (?:asked|did|saw|got)"
    r"|didnt (?:ask|do|see))"
    r"|(?:(?:the|that|my) )(?P<which>skipped|missed|parked|postponed) (?:question|q|one)"
)
_AFTER = (
    r"(?: (?:tho|though|please|pls|now|then|again|instead|at all|gone|go|first|yet"
    r"|(?:you|u) never asked(?: me)?(?: it| that)?"
    r"|(?:you|u) (?:didnt|havent) asked?(?: me)?(?: it| that)?|i never (?:saw|had|got|did) (?:it|that)"
    r"|(?:because |cos |as )?(?:ive|i have|ive still|got)(?: got)? .*|i skipped(?: it)?|that i skipped|i missed))*"
)
_WANTS = re.compile(rf"{_LEAD}{_ASKS} (?:{_NUMBER}|{_NTH}|{_LEFT}){_AFTER}")
_NAMES = re.compile(rf"{_LEAD}(?:{_LEFT}){_AFTER}")
_IS_NOT = re.compile(rf"{_LEAD}(?:thats|that is|this is|thiss|it is|its)(?: not|nt)? (?:{_LEFT})(?: (?:tho|though))?")
_ISNT = re.compile(rf"{_LEAD}(?:that|this|it) (?:isnt|wasnt) (?:{_LEFT})(?: (?:tho|though))?")
# What goes on with it: "can I do it".
_GOES_ON = re.compile(
    rf"{_LEAD}(?:can|could|may) (?:i|we) (?:do|have|see|answer|try) (?:it|that|that one)(?: now| please| then)*"
)
_SPLITS = re.compile(r"(?<=\w),\s+")


@dataclass(frozen=True)
class Wanted:
    """Which question is wanted, and what else was said; `naming` is what is said of it besides."""

    kind: Kind
    place: int
    naming: str
    rest: str


def wanted_in(text: str) -> Wanted | None:
    """The question that somebody wants brought up; None where they want none."""
    said = pieces.sentences(text)
    for at, one in enumerate(said):
        clauses = _SPLITS.split(one)
        for n, clause in enumerate(clauses):
            found = _read(clause)
            if found is None:
                continue
            others = [*said[:at], ", ".join(clauses[:n]), *said[at + 1 :]]
            rest = " ".join(part for part in others if part and not _GOES_ON.fullmatch(pieces.bare(part)))
            kind, place = found
            return Wanted(kind, place, ", ".join(clauses[n:]), rest)
    return None


def _read(clause: str) -> tuple[Kind, int] | None:
    words = pieces.bare(clause)
    forms = (_WANTS, _NAMES, _IS_NOT, _ISNT)
    found = next(filter(None, (form.fullmatch(words) for form in forms)), None)
    if found is None:
        return None
    named = found.groupdict()
    number = named.get("place") or named.get("nth")
    if number:
        return "numbered", wishes.place_of(number)
    how = named.get("how") or named.get("which") or ""
    return ("parked", 0) if how.startswith(("park", "put off", "postpon")) else ("skipped", 0)
