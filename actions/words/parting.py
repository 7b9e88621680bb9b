"""Several wishes in one message: what is to be amended, and what is ordered besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.words.pieces import sentences
from actions.words.replies import REPLIES
from actions.words.wishes import BEGINNING, DEED, wants_rewording, without_politeness
from knowledge.phrases import pattern_of

_AMENDS = re.compile(rf"{BEGINNING}{DEED}\s+(?:the\s+)?(?:(?:lines?|number|steps?)\s+)?\d", re.I)
_BESIDE = re.compile(r"\s*,\s*(?:and\s+)?(?:then\s+)?|\s+and\s+(?:then\s+)?", re.I)
_ORDERS = {intent: pattern_of(phrases) for intent, phrases in REPLIES["beside_amending"].items()}


@dataclass(frozen=True)
class Order:
    """What is ordered besides: an intent, and the words for it."""

    intent: str
    words: str


def parted(text: str) -> tuple[list[str], list[Order]]:
    """The wishes to amend, each with all that belongs to it, and the orders before and after them.

    In the middle a sentence may be part of what a line is to say.
    """
    said = sentences(text)
    before = _orders_at_the_end(said[::-1])
    said = said[len(before) :]
    after = _orders_at_the_end(said)
    parts = _wishes_of(said[: len(said) - len(after)])
    if parts and not wants_rewording(parts[-1]):
        parts[-1], besides = _without_orders(parts[-1])
        after = [*besides, *after]
    return parts or [text], [*before[::-1], *after]


def _wishes_of(said: Sequence[str]) -> list[str]:
    """A sentence that does not itself begin to amend belongs to the wish before it."""
    wishes: list[str] = []
    for sentence in said:
        if wishes and not (_AMENDS.search(sentence) and _AMENDS.search(wishes[-1])):
            wishes[-1] = f"{wishes[-1]} {sentence}"
        else:
            wishes.append(sentence)
    return wishes


def _without_orders(wish: str) -> tuple[str, list[Order]]:
    """A wish to strike without what is ordered in the same sentence: "strike line 12, next steps"."""
    pieces = _BESIDE.split(wish)
    besides = _orders_at_the_end(pieces[1:])
    return (wish[: wish.rfind(besides[0].words)].rstrip(" ,"), besides) if besides else (wish, [])


def _orders_at_the_end(pieces: Sequence[str]) -> list[Order]:
    orders: list[Order] = []
    for piece in reversed(pieces):
        intent = _intent_of(piece)
        if intent is None:
            break
        orders.insert(0, Order(intent, piece.strip(" .,!")))
    return orders


def _intent_of(piece: str) -> str | None:
    words = without_politeness(piece).strip(" .")
    return next((intent for intent, pattern in _ORDERS.items() if pattern.fullmatch(words)), None)
