"""What a wish to change, strike or look back names: a question, a line of the record, or the new words for it."""

from __future__ import annotations

import re

from actions.reading import NUMBERS, ORDINALS, REPLIES, content_words, places_in
from knowledge.phrases import pattern_of, plain

_TOLD = re.compile(r":\s+(\S.*)$", re.S)
_NUMBERED = "|".join([*NUMBERS, *ORDINALS])
_LINE = re.compile(
    rf"\b(?:lines?|number)\s+(?:\d+|{_NUMBERED})\b|\b(?:\d+(?:st|nd|rd|th)|{_NUMBERED}|last)\s+line\b", re.I
)
_QUESTION = re.compile(
    rf"\b(?:question|answer|q)(?:\s+number)?\s*(?:\d+|{_NUMBERED})\b"
    rf"|\b(?:\d+(?:st|nd|rd|th)|{_NUMBERED})\s+(?:question|answer|one)\b",
    re.I,
)
# "To" alone may belong to what a line is about: "reword what I said to health".
_SAYING = r"\b(?:(?:to|should|shall|it|that)\s+(?:say|read)s?|into)\b[\s:]+|:\s+"
_NEW_WORDS = re.compile(rf"(?:{_SAYING})[\"“']?(.{{2,}}?)[\"”']?\s*$", re.I | re.S)
_NEW_WORDS_OF_LINE = re.compile(rf"(?:{_SAYING}|\b(?:to|with|by)\b[\s:]+)[\"“']?(.{{2,}}?)[\"”']?\s*$", re.I | re.S)
_DEEDS = {name: pattern_of(phrases) for name, phrases in REPLIES["amending"].items()}
_RECORD = pattern_of(REPLIES["record"])


def told_in(text: str) -> str | None:
    """What stands behind the colon of a wish: "add to my last answer: …"; None where nothing does."""
    found = _TOLD.search(text)
    return found.group(1).strip() if found else None


def question_in(text: str) -> int | None:
    """The number of the question that is named, or whose answer is: "my first answer"."""
    named = _QUESTION.search(text)
    return next(iter(_counted(named[0])), None) if named else None


def without_question(text: str) -> str:
    """The words without the number of the question that they name."""
    return _QUESTION.sub("", text)


def new_words_in(text: str) -> str | None:
    """What a line of the record is to say instead, where the wish already says it: "change line 2 to …"."""
    named = _LINE.search(text)
    found = _NEW_WORDS_OF_LINE.search(text, named.end()) if named else _NEW_WORDS.search(text)
    return found.group(1).strip() if found else None


def wants_rewording(text: str) -> bool:
    """Whether a line of the record is to say something else, and not to be struck."""
    words = plain(text)
    found = {value: pattern.search(words) for value, pattern in _DEEDS.items()}
    starts = {value: match.start() for value, match in found.items() if match}
    return bool(starts) and min(starts, key=lambda value: starts[value]) == "reword"


def line_in(text: str) -> int | None:
    """The number of the line that is named; -1 for the last; None where it is meant by its words.

    A number alone may stand in the line itself: "take out the bit where all three managers left".
    """
    named = _LINE.search(text)
    if named is None and content_words(_RECORD.sub(" ", plain(text))) - {*NUMBERS, *ORDINALS}:
        return None
    return next(iter(_counted(named[0]) if named else places_in(text)), None)


def _counted(named: str) -> list[int]:
    """The places in what is named; "one" is a number there: "line one"."""
    return places_in(re.sub(r"\bone\b", "1", named, flags=re.I))
