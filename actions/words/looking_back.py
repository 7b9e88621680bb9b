"""What a reply says of the day on which a leader looks back."""

from __future__ import annotations

import re
from datetime import date

from actions.words import pieces
from actions.words.dates import day_in, meant_in, says_unfit, without_days
from actions.words.replies import REPLIES
from knowledge.phrases import pattern_of, plain

# A wish is short; a situation that speaks of such a date is not.
WORDS_AT_MOST = 20
WORDS_OF_WHY = 10

_CHECK_IN = pattern_of(REPLIES["check_in"])
_DATED = pattern_of(REPLIES["dated"])
_SLIGHT = pattern_of([*REPLIES["beside"], *REPLIES["no"], "hang on", "wait"])
_NO_MORE = pattern_of(REPLIES["no_more_steps"])
_WISHES = pattern_of(REPLIES["wishes_day"])
_NAMED = re.compile(r"\b(?:(?:the|my|a|that|our)\s+)?(?:date\s+(?:of|for)\s+)?(?:the\s+)?check[- ]?in\b", re.I)
_IS_NOT = re.compile(r"(?:\bnot|n['’]?t|\bnever)\s+(?:(?:the|my|a|that)\s+)?check[- ]?in\b", re.I)
# A clause with what joins it to those beside it.
_CLAUSE = re.compile(r"(?:^|[,;:]|\band\b|(?<=[.!?\n]))(?:(?!\s+and\b)[^,;:.!?\n]|,(?=\s*20\d\d))+[.!?]*", re.I)


def wished_beside(text: str, today: date) -> tuple[str, str] | None:
    """A clause that only wishes for a day to look back, and what else a text says; None where no clause does."""
    for found in _CLAUSE.finditer(text):
        if _only_wishes(found[0], today):
            rest = f"{text[: found.start()].rstrip(' ,;:-')} {text[found.end() :].lstrip(' ,;:-.')}".strip()
            return found[0], rest if _tells(rest) else ""
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
    if _NO_MORE.search(plain(rest)):
        return True
    is_why = len(rest.split()) <= WORDS_OF_WHY and says_unfit(rest)
    return bool(pieces.content_words(_SLIGHT.sub(" ", plain(rest)))) and not is_why


def _only_wishes(clause: str, today: date) -> bool:
    """Whether a clause names the day to look back and a date, and says nothing besides."""
    if not _NAMED.search(clause) or _IS_NOT.search(clause) or meant_in(clause, today) is None:
        return False
    rest = without_days(_NAMED.sub(" ", clause))
    return not pieces.content_words(_SLIGHT.sub(" ", _WISHES.sub(" ", plain(rest))))


def _sentences(text: str) -> list[str]:
    return [plain(one) for one in re.split(r"[.!?;:,\n]+", text)]


def _is_date_alone(clause: str) -> bool:
    return clause in ("date", "the date", "check in")
