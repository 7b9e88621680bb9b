"""What a leader calls it outright: by a last word on it, by what they say that they said, by a word of theirs alone."""

from __future__ import annotations

import re

from actions.words.context import contexts, politics, standing
from actions.words.context.standing import Told
from actions.words.language import pieces
from actions.words.language.tables import table_beside

_TABLE = table_beside(__file__)
_SAID, _SAID_BEHIND, _VERDICT, _LED, _ENDS, _AND, _ONLY_UNTIL, _OVERSTATES, _SPEAKS_OF_SAYING = (
    re.compile(_TABLE[name])
    for name in ("said", "said_behind", "verdict", "led", "ends", "and", "only_until", "overstates", "speaks_of_saying")
)


def told_in(text: str, field: str) -> Told | None:
    """The value of a field that a reply to the question for it names outright, whatever else it tells."""
    stated = [one for one in pieces.sentences(text) if not pieces.asks(one)]
    return (
        next((found for one in reversed(stated) if (found := _verdict(one, field))), None)
        or said_again(text, field)
        or (next((found for one in stated if (found := _limited(one))), None) if field == "stability" else None)
        or next((found for one in stated if (found := _alone(one, field))), None)
    )


def said_again(text: str, field: str) -> Told | None:
    """The value of a field that a leader insists on by its name: "no, I said settled"; the last that they do."""
    said = [found for one in pieces.sentences(text) if not pieces.asks(one) and (found := _insisted(one, field))]
    return next(reversed(said), None)


def insists(sentence: str) -> bool:
    """Whether a sentence only says again what was said of a field, or that what was taken of it goes too far."""
    if standing.tells_more(sentence) or not speaks_of_saying(sentence):
        return False
    return any(_insisted(sentence, field) for field in ("performance", "stability", "problem"))


def speaks_of_saying(words: str) -> bool:
    """Whether words are about what was said here."""
    return bool(_SPEAKS_OF_SAYING.search(contexts.of_now(words)))


def overstated_in(text: str, field: str) -> set[str]:
    """The values of a field that are said to go too far: "settled is generous"."""
    clauses = [contexts.of_now(one) for sentence in pieces.sentences(text) for one in standing.clauses(sentence)]
    found = (_OVERSTATES.search(one) for one in clauses)
    return set[str]().union(*(contexts.mentioned(one["named"], field) for one in found if one))


def _verdict(sentence: str, field: str) -> Told | None:
    """What somebody calls it in the end: "so call it new"."""
    for clause in reversed(standing.clauses(pieces.without_denied(sentence))):
        found = _VERDICT.fullmatch(contexts.of_now(clause).replace(".", "").strip())
        if found and (value := _value(found["named"], field)):
            return Told(value, sentence)
    return None


def _insisted(sentence: str, field: str) -> Told | None:
    for clause in (sentence, *standing.clauses(sentence)):
        words = contexts.of_now(clause).replace(".", "").strip()
        named = [found["named"] for found in (_SAID.search(words), _SAID_BEHIND.fullmatch(words)) if found]
        until = [found["until"] for one in named if (found := _ONLY_UNTIL.fullmatch(one))]
        if until and field == "stability":
            return Told("unstable", sentence, f"settled {until[0]}")
        parts = (part for one in named for part in _AND.split(one))
        if value := next((value for part in parts if (value := _value(part, field))), None):
            return Told(value, sentence)
    return None


def _limited(sentence: str) -> Told | None:
    limited = politics.limited_in(sentence)
    return Told("unstable", sentence, limited) if limited else None


def _alone(sentence: str, field: str) -> Told | None:
    """A word that tells it only where nothing else is said: "new, I suppose"."""
    alone = f"{field}_alone"
    words = _bared(contexts.of_now(sentence).replace(".", "").strip())
    is_alone = alone in contexts.CONTEXT_VALUES and contexts.is_merely(words, alone)
    value = contexts.context_in(words, alone) if is_alone else None
    return Told(value, sentence) if value else None


def _value(named: str, field: str) -> str | None:
    words = _bared(named)
    for one in (field, f"{field}_alone"):
        if one in contexts.CONTEXT_VALUES and contexts.is_merely(words, one):
            return contexts.context_in(words, one)
    return None


def _bared(words: str) -> str:
    return _ENDS.sub("", _LED.sub("", words.strip()))
