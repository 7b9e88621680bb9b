"""What a leader answered before and puts right: a figure in place of another, or what is so; see `corrections.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.words.language import pieces
from actions.words.language.grammar import written_out
from actions.words.language.once import once
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    word: str(value)
    for value, word in [*enumerate(_ONES, 1), *enumerate(_TEENS, 10), *zip(range(20, 100, 10), _TENS, strict=True)]
}
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)}|zero"
_FIGURE = rf"(?:[£$€]?\d+(?:[.,]\d+)*(?:%|k|m|bn|pc)?(?!\w)|\b(?:{_IN_WORDS})\b)"
_FIGURES = re.compile(_FIGURE, re.I)


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(written_out(pattern, {**_TABLE["pieces"], "figure": _FIGURE}), re.I)


_LEADS, _SWAPS = ([_of(one) for one in _TABLE[name]] for name in ("leads", "swaps"))
_CLOSES, _ORDERED, _RESTATES, _VAGUE, _LATEST, _RETURNS = (
    _of(_TABLE[name]) for name in ("closes", "ordered", "restates", "vague", "latest", "returns")
)
_HERE, _NAMED, _WORDS = (re.compile(_TABLE[name], re.I) for name in ("here", "named", "words"))
_HEADS = re.compile(r"\s*:\s+|\s+[–—-]+\s+|,\s+|[.!?;]+$")
_CLAUSES = re.compile(r"[,;:]\s+|\s+[–—-]+\s+|\s+and\s+(?=(?:leave|keep|please|sorry)\b)", re.I)
_POINTS = re.compile(r"\b(?:point|thing|bit|part)\b")
# Nobody puts a figure right by the way in a sentence of more words.
AT_MOST = 40


@dataclass(frozen=True)
class Swap:
    """What stood there, and what is to stand in its place; whether it was ordered or said at the start outright."""

    old: str
    new: str
    is_plain: bool


@dataclass(frozen=True)
class PutRight:
    """What is so; the answer it is named for; what gives way in it; and what else was said, which is no part of it."""

    told: str
    target: str
    swap: Swap | None
    rest: str
    is_announced: bool


@once
def put_right_in(text: str) -> PutRight | None:
    """What of an earlier answer is put right; None where nothing is, or it is not said what is so."""
    said = pieces.sentences(text)
    for at, one in enumerate(said):
        head = _lead(one)
        if head is not None:
            return _announced(said, at, *head)
        swap = swap_in(one)
        if swap and len(one.split()) <= AT_MOST:
            # "Going back to the practice circle." only leads up to it.
            before = said[: at - 1] if at and _RETURNS.fullmatch(pieces.bare(said[at - 1])) else said[:at]
            rest = [*before, *_for_here(said[at + 1 :])]
            return PutRight(one, "", swap, _left(rest), is_announced=False)
    return None


def swap_in(text: str, of_words: bool = False) -> Swap | None:
    """One figure in the place of another; of words as well where it is known that something is put right."""
    for place, pattern in enumerate(_SWAPS):
        found = pattern.search(text)
        if found and not same(found["old"], found["new"]):
            # An order, or that one should be another, can be nothing else.
            is_ordered = any(_ORDERED.fullmatch(pieces.bare(one)) for one in _CLAUSES.split(text))
            is_plain = place in (2, 3, 4) or is_ordered or bool(_RESTATES.fullmatch(pieces.bare(text)))
            return Swap(found["old"], found["new"], is_plain)
    found = _WORDS.search(text) if of_words else None
    return Swap(found["old"], found["new"], is_plain=False) if found else None


def same(one: str, other: str) -> bool:
    """Whether two figures are the same, in words or not."""
    return _value(one) == _value(other)


def held(old: str, text: str) -> list[tuple[int, int]]:
    """Where a text says what gives way: a figure in words or not, or words as they are."""
    if _FIGURES.fullmatch(old):
        return [found.span() for found in _FIGURES.finditer(text) if same(found[0], old)]
    return [found.span() for found in re.finditer(rf"\b{re.escape(old)}\b", text, re.I)]


def more_told(told: str, text: str) -> str:
    """What a correction tells besides the figures, and an answer does not say already."""
    left = [one for one in _CLAUSES.split(told) if one and not _CLOSES.fullmatch(pieces.bare(one))]
    besides = [more for one in left if (more := _behind_swap(one))]
    known = pieces.content_words(text)
    # What stands behind something new goes on with it, however little it says by itself.
    first = next((at for at, one in enumerate(besides) if len(_telling(one) - known) > 1), len(besides))
    more = ", ".join(besides[first:])
    return more[:1].upper() + more[1:]


def _behind_swap(clause: str) -> str:
    """What a clause says behind the figures that it puts right; all of one that puts none right."""
    found = next(filter(None, (pattern.search(clause) for pattern in _SWAPS)), None)
    return clause[found.end() :].strip() if found and swap_in(clause) else clause


def is_vague(target: str) -> bool:
    return bool(_VAGUE.fullmatch(target))


def is_latest(target: str) -> bool:
    """Whether the answer that was given last is named."""
    return bool(_LATEST.fullmatch(target))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in pieces.content_words(text) if not _FIGURES.fullmatch(word))


def _value(figure: str) -> str:
    plain = figure.lower().replace(",", "")
    if plain in _VALUES:
        return _VALUES[plain]
    ten, _, one = plain.replace("-", " ").partition(" ")
    return str(int(_VALUES[ten]) + int(_VALUES[one])) if ten in _VALUES and one in _VALUES else plain


def _lead(sentence: str) -> tuple[str, str] | None:
    """What a sentence names that says that something is put right, and what it tells behind that."""
    if len(sentence.split()) > 2 * AT_MOST:
        return None
    for end in _HEADS.finditer(sentence):
        head = pieces.bare(sentence[: end.start()])
        found = next(filter(None, (one.fullmatch(head) for one in _LEADS)), None)
        tail = sentence[end.end() :]
        if found and (end[0].strip() not in ("", ",") or swap_in(tail)):
            target = _POINTS.sub("one", _NAMED.sub("", found.groupdict().get("target") or ""))
            return target.strip(), tail
    return None


def _announced(said: list[str], at: int, target: str, tail: str) -> PutRight | None:
    behind = said[at + 1 :]
    told, behind = (tail, behind) if pieces.content_words(tail) else (next(iter(behind), ""), behind[1:])
    swap = swap_in(told, of_words=True)
    here = next((n for n, one in enumerate(behind) if _HERE.match(one)), None)
    # A figure is put right in one sentence; what is so may take more, up to what is said to be for this question.
    is_figure = swap is not None and bool(_FIGURES.fullmatch(swap.old))
    more = [] if is_figure else behind[:here]
    told = " ".join([told, *(one for one in more if not _CLOSES.fullmatch(pieces.bare(one)))]).strip(" ;,")
    if not pieces.content_words(told):
        return None
    left = _for_here(behind if is_figure else behind[here:] if here is not None else [])
    return PutRight(told, target, swap, _left([*said[:at], *left]), is_announced=True)


def _for_here(said: list[str]) -> list[str]:
    """Sentences without the words that say that they are for the question that is open."""
    return [_HERE.sub("", one) for one in said]


def _left(said: list[str]) -> str:
    return " ".join(one for one in said if not _CLOSES.fullmatch(pieces.bare(one)))
