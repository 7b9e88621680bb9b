"""A rating that was given and is to be another, told beside anything: "the earlier four ought to have been a three"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.dialogue import scores
from actions.words.language import pieces, reading, shorthand, wishes

_CLAUSES = re.compile(r"(?<=[,;:])\s+|\s+[–—-]+\s+")
_A = r"(?:(?:an?|the|about|only|just|more|like|nearer|closer|to|at|as|really|me|it|that|this|down|up|back|in|was|is) )*"
# No number that counts something: "3 managers".
_N = (
    r"(10|[1-9])\b(?!(?: (?!(?:for|across|within|in|on|of|to|at|with|when|where|it|the|since)\b)\w+)? \w{3,}s\b"
    r"(?<!was)(?<!this)(?<!across)(?<!plus)(?<!perhaps)(?<!always))"
)
_HELD = (
    r"(?:put|got|recorded|noted|have|has|says?|shows?|wrote|written|took|taken|kept|gave|given|called|entered|reads?)"
)
# Nothing else is counted by such a number.
_ENDS = (
    r"(?=$| (?:i (?:gave|said|put)|for|should|shd|ought|make|could|can|needs?|wants?|to|earlier|before|there|across|on"
    r"|about|from|must|is|was|has|too)\b|,)"
)
# What the bot is said to hold; and what else names a number that stands there.
_KEPT = re.compile(
    rf"\b(?:(?:you|youve|record|summary|card)(?: (?:have|has|had|still|just|only|now|wrongly|already))* {_HELD}"
    rf"|it (?:still )?(?:says|shows|reads)) {_A}{_N}"
)
_OLD = re.compile(
    rf"\b(?:the|that|my) (?:(?:earlier|first|last|previous|other|old|original) )?{_N}{_ENDS}"
    rf"|\bi (?:said|gave|put|scored|rated|told you|answered|called it) {_A}{_N}"
    rf"|^(?:(?:and|but|no|so|because|cos) )*{_N} (?:was|is) (?:\w+ )?(?:before|then|last|back|earlier|wrong|how)\b"
)
# What says which number is so; where it is the bot's that is wrong, also what they say that they said.
_NEW = re.compile(
    r"\b(?:its|it is|thats|that is|(?:it|that|which) (?:was|should|ought|must|needs|wants)|should|shd|ought to|must"
    r"|needs to)"
    rf" (?:(?:be|been|have|now|say|read|rather|actually|probably|maybe) )*{_A}{_N}"
    rf"|\b(?:make|call|mark|put|change|move|drop|raise|lower) {_A}{_N}"
    rf"|\b(?:now|today|these days) (?:(?:its|id say|i would say) )*{_A}{_N}"
    rf"|^(?:(?:and|but|no|so) )*{_N} (?:now\b|is (?:right|how|where|what)\b)"
)
_SAID = re.compile(rf"\bi (?:said|say|meant|mean|gave|told you) {_A}{_N}")
_FROM_TO = re.compile(
    r"\b(?:rating|score|mark|number|change|move|drop|raise|lower|it|that|question \d+) (?:\w+ ){0,4}?"
    rf"from {_A}{_N} {_A}{_N}"
)


@dataclass(frozen=True)
class Rerating:
    """The number that was given, the one in its place, the question that is named, what is told of it, and the rest."""

    before: int
    rating: int
    question: int | None
    told: str
    rest: str


@dataclass(frozen=True)
class _Clause:
    """As it stands, as it is read, and the sentence that it is of."""

    text: str
    words: str
    sentence: int


def rerating_in(text: str) -> Rerating | None:
    """What of a message puts another number in the place of one that was given; None where nothing does."""
    said = [
        _Clause(part, _plainly(part), place)
        for place, one in enumerate(pieces.sentences(text))
        for part in _CLAUSES.split(one)
        if part and (not pieces.asks(one) or _KEPT.search(_plainly(part)))
    ]
    found = next(filter(None, (_numbers_at(at, said) for at in range(len(said)))), None)
    if found is None:
        return None
    before, rating, begin, end = found
    told = [one.text for one in said[begin:end] if not (_KEPT.search(one.words) or _FROM_TO.search(one.words))]
    # What only says to which question the one or the other belongs is no answer.
    rest = [one.text for one in (*said[:begin], *said[end:]) if _says_something(one)]
    asked = [one for one in pieces.sentences(text) if pieces.asks(one) and not _KEPT.search(_plainly(one))]
    return Rerating(before, rating, wishes.question_in(text), _joined(told), _joined([*rest, *asked]))


def _numbers_at(at: int, said: Sequence[_Clause]) -> tuple[int, int, int, int] | None:
    """The number that stood there, the one that is so, and where the clauses that tell of it begin and end."""
    words = said[at].words
    whole = _FROM_TO.search(words)
    if whole:
        return _ordered(_number(whole), int(whole.groups()[-1]), at, at, said)
    kept = _KEPT.search(words)
    old = kept or _OLD.search(words)
    if old is None:
        return None
    # The number may stand in the same clause, in one of the next two, or in the one before.
    own = f"{words[: old.start()]}, {words[old.end() :]}"
    for place, other in (
        (at, own),
        *((near, said[near].words) for near in (at + 1, at + 2, at - 1) if 0 <= near < len(said)),
    ):
        new = _NEW.search(other) or (_SAID.search(other) if kept else None)
        if new and _number(new) != _number(old):
            return _ordered(_number(old), _number(new), at, place, said)
    return None


def _ordered(
    before: int, rating: int, at: int, place: int, said: Sequence[_Clause]
) -> tuple[int, int, int, int] | None:
    """With what the sentence goes on to tell of it; a further number is for another question."""
    begin, end = min(at, place), max(at, place) + 1
    while end < len(said) and said[end].sentence == said[end - 1].sentence and _tells_of_it(said[end], before, rating):
        end += 1
    return (before, rating, begin, end) if before != rating else None


def _tells_of_it(clause: _Clause, before: int, rating: int) -> bool:
    return {*reading.numbers_in(clause.words)} <= {before, rating}


def _says_something(clause: _Clause) -> bool:
    is_said = bool(reading.numbers_in(clause.words) or pieces.content_words(clause.text))
    return is_said and wishes.question_in(clause.text) is None


def _number(found: re.Match[str]) -> int:
    return next(int(one) for one in found.groups() if one)


def _joined(parts: Sequence[str]) -> str:
    return " ".join(parts).rstrip(" ,;:")


def _plainly(words: str) -> str:
    return shorthand.in_full(pieces.bare(reading.in_figures(scores.without_ones(scores.without_days(words)))))
