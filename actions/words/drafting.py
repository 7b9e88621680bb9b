"""What a reply about a step says of it: several of them, who does it, and by when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from actions.state import Step
from actions.words import looking_back, pieces
from actions.words.dates import DAY, MONTH, meant_in
from actions.words.replies import REPLIES
from actions.words.wishes import without_politeness
from knowledge.phrases import pattern_of, plain

WORDS_OF_WHO = 8
WORDS_OF_A_NAME = 4

# Numbers that count steps stand at the beginning of a clause, one after another.
_COUNTED = re.compile(
    r"(?:^|[.;:,\n])\s*(?:and\s+|then\s+)?"
    r"(?:(?:step\s+)?(\d)\b[.):]?|step\s+(one|two|three|four|five)\b[.):]?|(first|second|third|fourth|fifth)(?:ly)?\b[,:]?)"
    r"(?=\s+\S)",
    re.I,
)
_PLACES = ("1 one first", "2 two second", "3 three third", "4 four fourth", "5 five fifth")
_INTRODUCES = pattern_of(REPLIES["introduces_steps"])
# How the words for a day begin, and so no other word is taken for one of them.
_OPENS = re.compile(
    r"^(?:\d|by|before|until|till|end|due|within|no later|in|on|next|this|the|mid|early|late|first|last|today|tomorrow"
    r"|a (?:week|fortnight)\b|christmas|boxing|new year"
    rf"|{DAY}|{MONTH})",
    re.I,
)
DATED = re.compile(
    rf"\d|{DAY}|\b{MONTH}|\b(?:today|tonight|tomorrow|christmas|(?:day|week|fortnight|month|year)s?)\b", re.I
)
_DEADLINE = re.compile(r"^(?:by|before|until|till|end|due|within|no later|latest)\b", re.I)
# "Meet my chair, my deputy and finance" is one step.
_MORE = re.compile(r"\b(?:and|or|i|ill|we|will|to|can|should)\b")
_NAME = re.compile(r"^\W*\[\w+ \d+\]")
_WHO, _TIMES, _WITH, _JOINS = (pattern_of(REPLIES[name]) for name in ("who", "times", "step_with", "joins"))
_MYSELF = re.compile(r"^\s*(?:what\s+)?(?:i|i['’]ll|i['’]m|i['’]d|ill|im)\b", re.I)
_DOER = re.compile(
    r"^\s*((?:we|(?:my|our|the)(?:\s+[\w-]+){1,4}?|\[\w+ \d+\](?:\s+(?:in|from|at|and)\s+[\w-]+)?))"
    r"(?:['’]ll|\s+(?:will|shall|is going to|are going to|is to|are to))\s",
    re.I,
)


@dataclass(frozen=True)
class Timed:
    """A reply parted into the day that it ends or begins with, and what else it says."""

    words: str
    when: str = ""
    day: date | None = None


def steps_in(text: str) -> list[str]:
    """The steps that a reply counts, or the one it tells: "1 ring health. 2 write to the DfE"."""
    found = list(_COUNTED.finditer(text))
    if len(found) < 2 or any(_number(one) != n for n, one in enumerate(found)):
        return [text]
    ends = [*(one.start() for one in found[1:]), len(text)]
    told = [text[one.end() : end].strip(" .,;\n") for one, end in zip(found, ends, strict=True)]
    opening = text[: found[0].start()].strip(" .,:;\n")
    is_slight = not pieces.content_words(_INTRODUCES.sub(" ", plain(opening)))
    return told if is_slight else [f"{opening}: {told[0]}", *told[1:]]


def _number(counted: re.Match[str]) -> int:
    said = (counted[1] or counted[2] or counted[3]).lower()
    return next(n for n, words in enumerate(_PLACES) if said in words.split())


def draft_of(text: str, today: date) -> Step:
    """A step of which its words may already say who and by when."""
    timed = parted_from_day(text, today)
    what, _, who = timed.words.rpartition(", ")
    if timed.day and what and says_who(who) and not _MORE.search(plain(who)) and len(who.split()) <= WORDS_OF_A_NAME:
        return Step(what=what, who=who, when=timed.when, date=_iso(timed.day))
    day = meant_in(text, today, sure=True) or (timed.day if _DEADLINE.match(timed.when) else None)
    return Step(what=text, who=_doer_in(text), when="" if day else None, date=_iso(day))


def _doer_in(text: str) -> str | None:
    """Who does it, where a step says so itself: "I'll ring health", "My deputy will"."""
    found = _DOER.match(text)
    return found[1] if found else "I" if _MYSELF.match(text) else None


def parted_from_day(text: str, today: date) -> Timed:
    """A reply without the day that it ends or else begins with: "my deputy, by the end of February"."""
    # Looking for a day is slow, and most steps name none.
    day, words = meant_in(text, today) if DATED.search(text) else None, text.split()
    if day is None:
        return Timed(text)
    for cut in range(len(words)):
        rest, tail = " ".join(words[:cut]), " ".join(words[cut:])
        # "Me and May" names no month.
        is_apart = not rest or rest[-1] in ",.;:–-" or _DEADLINE.match(tail) or meant_in(tail, today, sure=True)
        if is_apart and _is_that_day(tail, day, today):
            return Timed(rest.rstrip(" ,;:–-"), tail.strip(" ,."), day)
    for cut in range(len(words) - 1, 0, -1):
        head, rest = " ".join(words[:cut]), " ".join(words[cut:])
        if head[-1] in ",.;:–-" and _is_that_day(head, day, today):
            return Timed(rest, head.strip(" ,."), day)
    sure = meant_in(text, today, sure=True)
    return Timed(text, text if sure else "", sure)


def _is_that_day(text: str, day: date, today: date) -> bool:
    return bool(_OPENS.match(text)) and looking_back.tells_only_of_a_day(text) and meant_in(text, today) == day


def says_who(text: str) -> bool:
    """Whether words where a day was asked for say who does it, and nothing of a time."""
    begins = _NAME.match(text) or _WHO.match(without_politeness(text))
    return bool(begins) and not _TIMES.search(plain(text))


def says_with_whom(text: str) -> bool:
    """Whether words where another step was asked for say who does the last one, too."""
    words = without_politeness(text)
    begins = _JOINS.match(words)
    return bool(_WITH.search(words)) or (bool(begins) and len(words.split()) <= WORDS_OF_WHO)


def joined(who: str | None, more: str) -> str:
    """Who does it, with what is said of that later; that a leader does it was but taken from an "I"."""
    is_more = bool(_JOINS.match(plain(more))) or bool(_WITH.search(plain(more)))
    return more if not who or (who == "I" and not is_more) else f"{who}, {more}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
