"""What a reply says of the day on which a leader looks back."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from actions.words.language import pieces
from actions.words.language.replies import REPLIES
from actions.words.time.dates import day_in, meant_in, says_unfit, without_days
from knowledge.phrases import pattern_of, plain

# A wish is short; a situation that speaks of such a date is not.
WORDS_AT_MOST = 20
WORDS_OF_WHY = 10

_CHECK_IN = pattern_of(REPLIES["check_in"])
_DATED = pattern_of(REPLIES["dated"])
_SLIGHT = pattern_of([*REPLIES["beside"], *REPLIES["no"], "hang on", "wait"])
_NO_MORE = pattern_of(REPLIES["no_more_steps"])
_WISHES = pattern_of(REPLIES["wishes_day"])
_THE_DAY = (
    r"(?:(?:be\s+asked|ask\s+me|come\s+back\s+and\s+ask(?:\s+me)?)\s+"
    r"how\s+(?:it|this|that|things)\s+(?:went|goes|go|(?:has|have)\s+gone|(?:is|are)\s+going)"
    r"|check(?:ing)?[- ]?in|review\s+(?:day|date)|look(?:ing)?[- ]?back(?:\s+(?:day|date|at\s+(?:it"
    r"|this|that)|on\s+(?:it|this|that)))?)"
)
_NAMED = re.compile(
    rf"\b(?:(?:the|my|a|that|our)\s+)?(?:(?:date|day)\s+(?:of|for|to)\s+)?(?:the\s+)?{_THE_DAY}(?!\w)(?:\s+(?:date|day)\b)?",
    re.I,
)
_NAMED_LAST = re.compile(r"\b(?:the|that|this)\s+(?:day|date)\b", re.I)
# That there is to be no such day; `loose` is one only where it was set last.
_LEAD = (
    r"(?:(?:no|nah|and|but|so|ok|okay|please|actually|also|oh|sorry|can|could|would|will|you|we|i|just|then|now|well|yes|do|id|like"
    r"|rather|want|to|lets|let)\b[\s,.]*)*"
)
_ITS_NAME = (
    rf"(?:(?:the|my|a|any|that|our|this)\s+)?(?:(?:date|day)\s+(?:of|for"
    rf"|to)\s+)?(?:the\s+)?(?:{_THE_DAY}(?:\s+(?:date|day))?|reminder)"
)
_DAY_TAIL = (
    r"(?:[\s,]+(?:out|off|away|please|thanks|thank\s+you|then|now|either|at\s+all|needed|wanted|necessary"
    r"|after\s+all|for\s+(?:me|now)|again))*\W*"
)
_DROPS = (
    r"(?:cancel|drop|remove|delete|scrap|forget(?:\s+about)?|lose|skip|bin|strike(?:\s+out)?|clear|unset|stop|take\s+(?:off|out)|take|leave\s+out|get\s+rid\s+of"
    r"|no|without|not|(?:do\s+not|dont|don['’]t|didnt|didn['’]t)\s+(?:need|want|set|do))"
)
_UNSETS = re.compile(rf"^\W*{_LEAD}{_DROPS}\s+(?:to\s+)?{_ITS_NAME}{_DAY_TAIL}$", re.I)
_UNSETS_IT = re.compile(
    rf"^\W*{_LEAD}{_DROPS}\s+(?:the|that|this)\s+(?:date|day)(?:\s+(?:out|off|away)){_DAY_TAIL}$"
    rf"|^\W*{_LEAD}(?:cancel|drop|remove|delete|scrap|forget|clear|unset)\s+(?:the|that|this)\s+(?:date|day){_DAY_TAIL}$"
    rf"|^\W*{_LEAD}(?:no|without(?:\s+a)?)\s+(?:date|day){_DAY_TAIL}$",
    re.I,
)
# Of which month or week: "at the end of January".
_PART_OF_IT = re.compile(r"\b(?:(?:at|by|near|around|in)\s+)?the\s+(?:end|start|beginning|middle)\s+of\b", re.I)
# What only says which day it is not to be.
_DENIAL = re.compile(r"^\W*(?:and\s+|but\s+)?(?:not|rather\s+than|instead\s+of)\b[^.!?;]*[.!?;]*\s*", re.I)
_IS_NOT = re.compile(r"(?:\bnot|n['’]?t|\bnever)\s+(?:(?:the|my|a|that)\s+)?check[- ]?in\b", re.I)
# A clause with what joins it to those beside it.
_CLAUSE = re.compile(r"(?:^|[,;:]|\band\b|(?<=[.!?\n]))(?:(?!\s+and\b)[^,;:.!?\n]|,(?=\s*20\d\d))+[.!?]*", re.I)


# "That is not a step" is said of another thing than the day.
_OF_A_STEP = re.compile(r"\bsteps?\b", re.I)
_CLAUSE_TO_UNSET = re.compile(r"(?:^|(?<=[,;:])|\band\b|(?<=[.!?\n]))(?:(?!\s+and\b)[^,;:.!?\n])+[.!?]*", re.I)


def wished_beside(text: str, today: date, is_set: bool = False) -> tuple[str, str] | None:
    """A clause that only wishes for a day to look back, and what else a text says; None where no clause does.

    `is_set`: it was the day that was set last, so that "the day" means it.
    """
    spans = [found.span() for found in _CLAUSE.finditer(text)]
    # The day may stand in the clause beside its name: "it is when I should like to be asked how it went. 29 January."
    beside = [(start, end) for (start, _), (_, end) in pairwise(spans)]
    for start, end in [*spans, *beside]:
        wish = text[start:end]
        if _only_wishes(wish, today, is_set):
            behind = _DENIAL.sub("", text[end:])
            rest = f"{text[:start].rstrip(' ,;:-')} {behind.lstrip(' ,;:-.')}".strip()
            return wish, rest if _tells(rest) else ""
    return None


def unset_beside(text: str, is_set: bool = False) -> str | None:
    """What else is said beside a wish for no day to look back; None where none is.

    `is_set`: it was the day that was set last, so that "take that date off" means it.
    """
    for found in _CLAUSE_TO_UNSET.finditer(text):
        if _UNSETS.match(found[0]) or (is_set and _UNSETS_IT.match(found[0])):
            rest = f"{text[: found.start()].rstrip(' ,;:-')} {text[found.end() :].lstrip(' ,;:-.')}".strip()
            return rest if pieces.content_words(_SLIGHT.sub(" ", plain(rest))) else ""
    return None


def speaks_of(text: str) -> bool:
    """Whether a short text is about the day to look back."""
    if len(text.split()) > WORDS_AT_MOST:
        return False
    return bool(_CHECK_IN.search(plain(text))) or any(_is_date_alone(clause) for clause in _sentences(text))


def is_merely_a_day(text: str, today: date) -> bool:
    """Whether a text names a day and says nothing else: "no, I said 4 December"."""
    return tells_only_of_a_day(text) and day_in(text, today) is not None


def tells_only_of_a_day(text: str) -> bool:
    """Whether nothing stands in a text that is of no day."""
    return not pieces.content_words(_DATED.sub(" ", _SLIGHT.sub(" ", plain(without_days(text)))))


def _tells(rest: str) -> bool:
    """Whether what is said beside a wish says more than why it is wished."""
    if _NO_MORE.search(plain(rest)) or _OF_A_STEP.search(rest):
        return True
    is_why = len(rest.split()) <= WORDS_OF_WHY and says_unfit(rest)
    return bool(pieces.content_words(_SLIGHT.sub(" ", plain(rest)))) and not is_why


def _only_wishes(clause: str, today: date, is_set: bool) -> bool:
    """Whether a clause names the day to look back and a date, and says nothing besides."""
    named = _NAMED if _NAMED.search(clause) or not is_set else _NAMED_LAST
    if not named.search(clause) or _IS_NOT.search(clause) or meant_in(clause, today) is None:
        return False
    rest = without_days(_PART_OF_IT.sub(" ", named.sub(" ", clause)))
    return not pieces.content_words(_SLIGHT.sub(" ", _WISHES.sub(" ", plain(rest))))


def _sentences(text: str) -> list[str]:
    return [plain(one) for one in re.split(r"[.!?;:,\n]+", text)]


def _is_date_alone(clause: str) -> bool:
    return clause in ("date", "the date", "check in")
