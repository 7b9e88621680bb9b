"""Reading what a leader typed where a particular thing was asked for: a number, a yes, a context."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml

from actions.pseudonyms import without_pseudonyms
from knowledge.phrases import pattern_of, plain

FILE = Path(__file__).parent / "replies.yml"
SHORT = 8
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
THIN = 3

_NUMBER = re.compile(r"(?<![\d.,£])(\d{1,2})(?:\.\d+)?(?!\s*(?:%|\d|,\d|years?|months?|weeks?|days?))\b")
# A number before a word that it counts; what follows a rating is one of these, or the end of a clause.
_COUNTS = re.compile(
    r"\b\d+\s+(?!(?:out|or|to|at|on|now|today|because|as|but|and|since|so|for|i|we|its?|is|was|if|when|which|with|would|not|"
    r"maybe|perhaps|probably|possibly|though|although|max|tops|only|right|really|honestly|overall|some|most|depending|given|"
    r"please|thanks|of (?:10|ten))\b)(?=[a-z])",
    re.I,
)
_CLAUSES = re.compile(
    r"(?<=[.!?;:])\s+|,\s+|\s+[–—-]\s+|\s+(?=(?:but|because|so that|although|which|while)\b)|\n+", re.I
)
# What somebody says that it is not, up to where they say what it is.
_DENIED = re.compile(
    r"\b(?:not|no longer|never|isn['’]?t|aren['’]?t|wasn['’]?t|weren['’]?t)\b.*?"
    r"(?=[,.;:]|\b(?:but|it['’]?s|it is|we['’]?re|we are)\b|$)",
    re.I | re.S,
)
_SUBJECT = re.compile(r"\babout\s+(\S+\s.+)$", re.I | re.S)
REPLIES = yaml.safe_load(FILE.read_text("utf-8"))
_NO, _UNKNOWN, _BESIDE, _AGAINST, _ADDS, _RATES, _STOPS, _MISREAD, _ONWARD, _CASES, _ALL = (
    pattern_of(REPLIES[name])
    for name in (
        *("no", "unknown", "beside", "against", "adds", "rates"),
        *("common", "misread", "onward", "cases", "everything"),
    )
)
_YES = pattern_of([*REPLIES["yes"], *REPLIES["takes"]])
_DEEDS = {name: pattern_of([*REPLIES["yes"], *REPLIES[name]]) for name in ("erase", "share")}
_FIELDS = {
    field: [(value, pattern_of(phrases)) for value, phrases in values.items()]
    for field, values in REPLIES.items()
    if isinstance(values, dict)
}
CONTEXT_VALUES = {field: {"unknown", *(value for value, _ in values)} for field, values in _FIELDS.items()}


def numbers_in(text: str) -> list[int]:
    """The whole numbers up to 99 in figures, or else those up to ten in words, as they come."""
    text = without_pseudonyms(text)
    found = [int(match.group(1)) for match in _NUMBER.finditer(text)]
    words = re.findall(r"[a-z]+", text.lower())
    return found or [NUMBERS.index(word) for word in words if word in NUMBERS]


def rating_in(text: str) -> int | None:
    """The first whole number from 1 to 10 that counts nothing, as in "3 managers left"; None where there is none."""
    words = "|".join(NUMBERS)
    spelt = re.sub(rf"\b(?:{words})\b", lambda found: str(NUMBERS.index(found[0].lower())), text, flags=re.I)
    return next((number for number in numbers_in(_COUNTS.sub("", spelt)) if 1 <= number <= 10), None)


def places_in(text: str) -> list[int]:
    """Which are meant where things are counted, from 1: "question 2", "the second one"; the last is -1."""
    words = re.findall(r"[a-z]+|\d+(?:st|nd|rd|th)", text.lower())
    counted = [-1 if word == "last" else ORDINALS.index(word) + 1 for word in words if word in (*ORDINALS, "last")]
    figures = [int(word[:-2]) for word in words if word[0].isdigit()]
    return [*counted, *figures, *numbers_in(re.sub(r"\bone\b", "", text, flags=re.I))]


def place_in(text: str) -> int | None:
    """The first that is meant; None where none is."""
    return next((place for place in places_in(text) if place > 0), None)


def context_in(text: str, field: str) -> str | None:
    """What a short reply says of one field of the context, as an id of the schema."""
    words = plain(text)
    return next((value for value, pattern in _FIELDS[field] if pattern.search(words)), None)


def without_denied(text: str) -> str:
    """What is left of a correction without what it says is not so: "not culture, it's money" speaks of money."""
    return _DENIED.sub("", text)


def subject_in(text: str) -> str | None:
    """What somebody says that it is about, in words of their own; None where they do not say."""
    found = _SUBJECT.search(text)
    return found.group(1) if found else None


def words_for(text: str, field: str, value: str) -> str | None:
    """The clause of a text in which a field of the context is said."""
    pattern = dict(_FIELDS[field])[value]
    return next((clause for clause in clauses(text) if pattern.search(plain(clause))), None)


def says_yes(text: str) -> bool:
    """Whether a short reply agrees, or takes all that was offered, and says nothing else."""
    return _is_merely(text, _YES) and not (says_no(text) or does_not_know(text))


def accepts(text: str) -> bool:
    """Whether a short reply to an offer begins with a yes, whatever comes after it: "Yes, those look right"."""
    words = plain(text)
    begins = _is_short(text) and bool(_YES.match(words)) and not _AGAINST.search(words)
    return (says_yes(text) or begins) and not _asks(text)


def says_yes_to(deed: Literal["erase", "share"], text: str) -> bool:
    """Whether a short reply agrees to that in so many words; what cannot be taken back is done on nothing less."""
    return not _asks(text) and _is_merely(text, _DEEDS[deed]) and not _AGAINST.search(plain(text))


def says_no(text: str) -> bool:
    """Whether a short reply declines and says nothing else: "There is never enough time" is no mere no."""
    return _is_merely(text, _NO) and not does_not_know(text)


def declines(text: str) -> bool:
    """Whether a reply to a yes or no begins with a no, whatever comes after it: "No thanks, I am off to cabinet"."""
    return says_no(text) or says_no(next(iter(clauses(text)), ""))


def takes_all(text: str) -> bool:
    """Whether a short reply takes everything that was offered, in so many words."""
    return _is_merely(text, _ALL) and not says_no(text)


def does_not_know(text: str) -> bool:
    """Whether a short reply leaves the question open and says nothing else."""
    return _is_merely(text, _UNKNOWN)


def is_unsure(text: str) -> bool:
    """Whether a short reply says that its writer does not know, whatever else it says: "Not sure how good we are"."""
    return _is_short(text) and bool(_UNKNOWN.search(plain(text)))


def is_thin(text: str) -> bool:
    """Whether a reply to an open question says hardly anything, and yet is no refusal to say more."""
    return len(text.split()) <= THIN and not (says_no(text) or does_not_know(text))


def wants_to_add(text: str) -> bool:
    """Whether a wish to change an answer is one to add to it."""
    return bool(_ADDS.search(plain(text)))


def speaks_of_cases(text: str) -> bool:
    """Whether a wish to hear more is about what others did, and not about a behaviour."""
    return bool(_CASES.search(plain(text)))


def was_misread(text: str) -> bool:
    """Whether somebody says that what they wrote was no sign of risk."""
    return bool(_MISREAD.search(plain(text)))


def wants_to_go_on(text: str) -> bool:
    """Whether somebody who was asked whether to go on says so, in however many words."""
    return accepts(text) or (bool(_ONWARD.search(plain(text))) and not says_no(text))


def speaks_of_rating(text: str) -> bool:
    return bool(_RATES.search(plain(text))) or bool(numbers_in(text))


def clauses(text: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSES.split(text) if clause and clause.strip()]


def content_words(text: str) -> set[str]:
    """The words that carry what is said, shortened to what is alike in their forms."""
    return {word[:6] for word in plain(text).split() if len(word) > 2 and not _STOPS.fullmatch(word)}


def nearest[K](text: str, among: Mapping[K, str], least: int = 1) -> K | None:
    """The key of what shares most words with a text; None where nothing shares at least so many."""
    wanted = content_words(text)
    shared = {key: len(wanted & content_words(other)) for key, other in among.items()}
    best = max(shared, key=lambda key: shared[key], default=None)
    return best if best is not None and shared[best] >= least else None


def _is_merely(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a short text holds what is looked for, and no other word that carries anything."""
    words = plain(text)
    rest = _BESIDE.sub(" ", pattern.sub(" ", words))
    return _is_short(text) and bool(pattern.search(words)) and not content_words(rest)


def _asks(text: str) -> bool:
    return text.rstrip().endswith("?")


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT
