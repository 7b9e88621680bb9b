"""The day on which a leader looks back: set, and put right where they say that it was heard wrongly."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import pieces
from actions.dates import day_in, meant_in, says_unfit, spoken_in_full, without_days
from actions.replies import REPLIES
from actions.speaking import say
from actions.state import State
from knowledge.phrases import pattern_of, plain

# A wish is short; a situation that speaks of such a date is not.
WORDS_AT_MOST = 20
WORDS_OF_WHY = 10

_CHECK_IN = pattern_of(REPLIES["check_in"])
_DATED = pattern_of(REPLIES["dated"])
_SLIGHT = pattern_of([*REPLIES["beside"], *REPLIES["no"], "hang on", "wait"])
_WISHES = pattern_of(REPLIES["wishes_day"])
_NAMED = re.compile(r"\b(?:the|my|a|that)\s+check[- ]?in\b|\bcheck[- ]?in(?=\s+(?:date|day|to|for|on)\b)", re.I)
# A clause with what joins it to those beside it.
_CLAUSE = re.compile(r"(?:^|[,;:]|\band\b|(?<=[.!?\n]))(?:(?!\s+and\b)[^,;:.!?\n]|,(?=\s*20\d\d))+[.!?]*", re.I)


def put_right(text: str, state: State, today: date, is_pending: bool = False) -> State | None:
    """The state with the check-in on the day that a text names for it; None where it speaks of something else.

    `is_pending`: it was set just now, so that a day alone is one for it.
    """
    day = day_meant(text, state, today)
    is_meant = speaks_of(text) or (is_pending and is_merely_a_day(text, today))
    if day is None or not is_meant or not (is_pending or state.steps):
        return None
    return with_check_in(state, day)


def day_meant(text: str, state: State, today: date) -> date | None:
    """The day that is wished, in a text that says which it is not or was before, too."""
    before = state.asides.check_in
    return meant_in(text, today, date.fromisoformat(before) if before else None)


def wished_beside(text: str, today: date) -> tuple[str, str] | None:
    """A clause that only wishes for a day to look back, and what else a text says; None where no clause does."""
    for found in _CLAUSE.finditer(text):
        if _only_wishes(found[0], today):
            rest = f"{text[: found.start()].rstrip(' ,;:-')} {text[found.end() :].lstrip(' ,;:-.')}".strip()
            return found[0], rest if _tells(rest) else ""
    return None


def _tells(rest: str) -> bool:
    """Whether what is said beside a wish says more than why it is wished."""
    is_why = len(rest.split()) <= WORDS_OF_WHY and says_unfit(rest)
    return bool(pieces.content_words(_SLIGHT.sub(" ", plain(rest)))) and not is_why


def _only_wishes(clause: str, today: date) -> bool:
    """Whether a clause names the day to look back and a date, and says nothing besides."""
    if not _NAMED.search(clause) or day_in(clause, today) is None:
        return False
    rest = without_days(_NAMED.sub(" ", clause))
    return not pieces.content_words(_SLIGHT.sub(" ", _WISHES.sub(" ", plain(rest))))


def with_check_in(state: State, day: date | None) -> State:
    """The state with that day to look back, or none, and no further question about it."""
    iso = day.isoformat() if day else None
    return state.but(asides=state.asides.but(check_in_asked=True, check_in=iso, day_words=None))


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


def say_set(dispatcher: CollectingDispatcher, state: State, card: dict[str, Any] | None = None) -> None:
    """Says which day it is."""
    if state.asides.check_in:
        day = spoken_in_full(date.fromisoformat(state.asides.check_in))
        say(dispatcher, "utter_check_in_set", card=card, day=day)


def _sentences(text: str) -> list[str]:
    return [plain(one) for one in re.split(r"[.!?;:,\n]+", text)]


def _is_date_alone(clause: str) -> bool:
    return clause in ("date", "the date", "check in")
