"""How much time or how many questions a leader has for this."""

from __future__ import annotations

import re

from actions.words import pieces, remarks

# Who has no more minutes than this is asked so many questions.
SHORT_OF_TIME, QUESTIONS = 15, 3
# A wish for few begins the sentence, or stands behind an "and".
LED_IN = len("and ")
_SMALL = {"one": 1, "a couple": 2, "couple": 2, "a few": 3, "few": 3, "two": 2, "three": 3, "four": 4, "five": 5}
_IN_WORDS = {"five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15}
_COUNT = r"(?P<count>one|two|three|four|five|a couple|couple|a few|few|[1-5])"
_WISHES = [
    re.compile(one)
    for one in (
        r"\b(?:only|just|like|about|do|to|with|at most|no more than|max|for|maybe|and) "
        rf"{_COUNT}(?: of)?(?: more| short)? (?:questions?|qs|of (?:them|these|those))\b",
        rf"^(?:and |ok |so |please )*{_COUNT}(?: more)? (?:questions?|qs) (?:please|pls|max|at most|only|tops|not \d)",
    )
]
_MINUTES = re.compile(
    r"\b(?:have|ive|ive got|got|theres|there are|only|in|about|for) (?:\w+ )?(?P<minutes>\w+) (?:minutes|mins|min)\b"
)


def questions_wanted(text: str) -> tuple[int, str] | None:
    """How many questions there is time for, and what else is said; None where nothing is said of that."""
    for one in pieces.sentences(text):
        count = _count_in(one)
        if count:
            return count, " ".join(other for other in pieces.sentences(text) if other != one)
    return None


def _count_in(sentence: str) -> int | None:
    words = pieces.bare(sentence)
    wished = next(filter(None, (one.search(words) for one in _WISHES)), None)
    if wished and (remarks.may_be_talk(sentence) or wished.start() <= LED_IN):
        return _SMALL.get(wished["count"]) or int(wished["count"])
    timed = None if pieces.asks(sentence) else _MINUTES.search(words)
    minutes = _number(timed["minutes"]) if timed else None
    return QUESTIONS if minutes and minutes <= SHORT_OF_TIME and remarks.may_be_talk(sentence) else None


def _number(word: str) -> int | None:
    """A number in figures or words, as far as it matters here."""
    return int(word) if word.isdigit() else _IN_WORDS.get(word)
