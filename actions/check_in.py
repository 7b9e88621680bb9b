"""The day on which a leader looks back: set, and put right where they say that it was heard wrongly."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import pieces
from actions.dates import date_in, day_in, is_without_month, spoken_in_full, without_days
from actions.replies import REPLIES
from actions.speaking import say
from actions.state import State
from knowledge.phrases import pattern_of, plain

# A wish is short; a situation that speaks of such a date is not.
WORDS_AT_MOST = 20

_CHECK_IN = pattern_of(REPLIES["check_in"])
_DATED = pattern_of(REPLIES["dated"])
_SLIGHT = pattern_of([*REPLIES["beside"], *REPLIES["no"], "hang on", "wait"])
_FROM = re.compile(r"\bfrom\b.*?(?=\bto\b)", re.I | re.S)


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
    return date_in(_FROM.sub(" ", pieces.without_denied(text)), _since(text, state, today))


def _since(text: str, state: State, today: date) -> date:
    """From when on a day is looked for: "the 22nd" is of the month of the day that it puts right."""
    before = state.asides.check_in
    if not before or not is_without_month(text):
        return today
    return max(today, date.fromisoformat(before).replace(day=1) - timedelta(days=1))


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
    rest = _DATED.sub(" ", _SLIGHT.sub(" ", plain(without_days(text))))
    return day_in(text, today) is not None and not pieces.content_words(rest)


def say_set(dispatcher: CollectingDispatcher, state: State, card: dict[str, Any] | None = None) -> None:
    """Says which day it is."""
    if state.asides.check_in:
        day = spoken_in_full(date.fromisoformat(state.asides.check_in))
        say(dispatcher, "utter_check_in_set", card=card, day=day)


def _sentences(text: str) -> list[str]:
    return [plain(one) for one in re.split(r"[.!?;:,\n]+", text)]


def _is_date_alone(clause: str) -> bool:
    return clause in ("date", "the date", "check in")
