"""The rating in what a leader typed: a number that counts nothing and names nothing; and two that rate two things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from actions.words.language import grammar, pieces, reading
from actions.words.language.pseudonyms import without_pseudonyms
from actions.words.language.replies import REPLIES
from actions.words.language.tables import table_beside
from actions.words.time.calendar import DAY, MONTH, NTH
from knowledge.phrases import pattern_of, plain

_TABLE = table_beside(__file__)
# "Weds 2 dec", "the 4th", "question 4": a day, or what stands in a row, is no rating.
_DAYS = re.compile(
    rf"{DAY}\s+(?:the\s+)?\d{{1,2}}{NTH}(?:\s+(?:of\s+)?{MONTH})?|\b\d{{1,2}}{NTH}\s+(?:of\s+)?{MONTH}"
    rf"|\b{MONTH}\s+(?:the\s+)?\d{{1,2}}{NTH}|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b\d{{1,2}}/\d{{1,2}}(?!\d)(?<!/10)",
    re.I,
)
_COUNTS = re.compile(rf"\b\d+\s+(?!(?:{'|'.join(_TABLE['follows'])})\b)(?=[a-z])", re.I)
_NAMED = re.compile(rf"\b{_TABLE['named']}\b", re.I)
_NO_ONE = re.compile(rf"\b(?:{'|'.join(_TABLE['no_one'])})\b", re.I)
_NOT_MEANT = [re.compile(rf"\b(?:{one})\b", re.I) for one in _TABLE["not_meant"]]
_RAISES = [
    re.compile(grammar.written_out(one.replace("NUMBER", r"(?P<number>\d+|higher|more)\b"), _TABLE["pieces"]))
    for one in _TABLE["raises"]
]
_OF_SCALE, _OF_WHAT, _OF_PLACE = (
    re.compile("|".join(f"(?:{grammar.written_out(one, _TABLE['pieces'])})" for one in forms))
    for forms in (_TABLE["asks_of_scale"], _TABLE["asks_what_is_rated"], [_TABLE["asks_of_place"]])
)
_RATES_OWN = re.compile(grammar.written_out(_TABLE["rates_own"], _TABLE["pieces"]))
_SPAN = re.compile(_TABLE["span"], re.I)
_LIGHT = pattern_of([*REPLIES["restates"], *REPLIES["politely"], *REPLIES["redates"], *REPLIES["unknown"], "out of 10"])
# "7 out of 10", and "numbers out of 10": the 10 is what every rating is out of. "5 ish", "a 5-ish", "5ish".
_OUT_OF = re.compile(
    r"\s*\b(?:out of|on a scale (?:of|from|up to)(?: [01] to)?|of a possible)\s*10\b|(?<=\d)\s*/\s*10\b", re.I
)
# In more words something is told.
_LONGEST = 40
_ISH = re.compile(r"\b(\d+)\s*-?\s*ish\b", re.I)
_HEDGED = re.compile(rf"\b(?:{'|'.join(_TABLE['hedges'])})\b", re.I)
_CLAUSE = re.compile(r"[.,;:!?]\s*|\s+[–—-]+\s+|\b(?:and|but)\b", re.I)


def rating_in(text: str) -> int | None:
    """The first whole number from 1 to 10 that counts nothing, as in "3 managers left"; None where there is none.

    A number that is corrected in the same breath gives way to the next: "3? no, 4".
    """
    rated = _rated(text)
    found = _numbers_of(rated)
    last = 0
    while last + 1 < len(found) and reading.is_corrected(rated[found[last].end() : found[last + 1].start()]):
        last += 1
    return int(found[last][1]) if found else None


def without_days(text: str) -> str:
    """A text without the days that it names by a number."""
    return _DAYS.sub(" ", text)


def without_ones(text: str) -> str:
    """A text without "one" where it stands for a thing: "the first one"."""
    return _NO_ONE.sub(" ", text)


def rates_own(text: str) -> int | None:
    """The number that somebody gives for how sure they are, where a message says that and no more; None where none."""
    said = [one for one in pieces.sentences(text) if pieces.content_words(one)]
    is_all = bool(said) and all(_RATES_OWN.match(pieces.bare(one)) for one in said)
    return rating_in(text) if is_all else None


def rivals_in(text: str) -> list[int]:
    """The numbers of a reply that rates several things, each by its own; none where one of them stands by itself."""
    rated = _rated(text)
    found = _numbers_of(rated)
    ends = [rated[one.end() : other.start()] for one, other in pairwise(found)]
    if not ends or any(map(reading.is_corrected, ends)):
        return []
    firsts = [one for one, before in zip(found, ["first", *ends], strict=True) if not _SPAN.fullmatch(before)]
    given = list(dict.fromkeys(int(one[1]) for one in firsts))
    return given if len(given) > 1 and not any(_is_bare(rated, one) for one in firsts) else []


Asked = Literal["scale", "what", "place"]


def asked_in(text: str) -> Asked | None:
    """What a message only asks of the number that is asked for: how it is meant, what for, or which question it is."""
    if len(text.split()) > _LONGEST:
        return None
    said = [reading.in_figures(grammar.worded(one)) for one in pieces.sentences(text)]
    kinds: dict[Asked, re.Pattern[str]] = {"place": _OF_PLACE, "what": _OF_WHAT, "scale": _OF_SCALE}
    return next((kind for kind, form in kinds.items() if said and all(map(form.fullmatch, said))), None)


def says_what_raises(text: str, rating: int | None = None) -> bool:
    """Whether a rating comes with what would make it higher, as far as that is said in numbers."""
    said = pieces.bare(reading.in_figures(text))
    come_to = [found.groupdict().get("number") or "" for one in _RAISES if (found := one.search(said))]
    return any(not (one.isdigit() and rating is not None and int(one) <= rating) for one in come_to)


def is_mere(text: str) -> bool:
    """Whether a text is a number and nothing that is worth keeping as words."""
    return not pieces.content_words(_LIGHT.sub(" ", _HEDGED.sub(" ", plain(text)))) - {*reading.NUMBERS}


def _rated(text: str) -> str:
    """The text in figures, as far as they may rate: what is asked beside a number is no rating."""
    said = pieces.sentences(without_pseudonyms(text))
    stated = " ".join(one for one in said if not pieces.asks(one))
    rated = _figures(stated)
    rated = rated if _numbers_of(rated) else _figures(" ".join(said))
    for pattern in _NOT_MEANT:
        left = pattern.sub(" ", rated)
        rated = left if _numbers_of(left) else rated
    return rated


def _figures(text: str) -> str:
    rated = _OUT_OF.sub("", reading.in_figures(without_ones(without_days(text))))
    return _COUNTS.sub("", _NAMED.sub(" ", _ISH.sub(r"\1", rated)))


def _numbers_of(text: str) -> Sequence[re.Match[str]]:
    return [one for one in reading.NUMBER.finditer(text) if 1 <= int(one[1]) <= 10]


def _is_bare(text: str, number: re.Match[str]) -> bool:
    """Whether nothing in the clause of a number says what it rates."""
    begin = max((one.end() for one in _CLAUSE.finditer(text, 0, number.start())), default=0)
    ended = _CLAUSE.search(text, number.end())
    clause = text[begin : ended.start() if ended else len(text)]
    words = _LIGHT.sub(" ", plain(reading.NUMBER.sub(" ", clause)))
    return not pieces.content_words(reading.without_beside(words))
