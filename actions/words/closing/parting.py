"""Several wishes in one message: what is to be amended, and what is ordered besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from actions.words.closing.afterthoughts import bids_goodbye
from actions.words.closing.consenting import wishes_to_share
from actions.words.dialogue.remarks import substance_of
from actions.words.language.pieces import content_words, sentences
from actions.words.language.replies import REPLIES
from actions.words.language.wishes import without_politeness
from actions.words.record.lines import lines_in, orders_in, wants_rewording
from actions.words.record.restoring import restores
from knowledge.phrases import pattern_of

# So many words that carry something are a reply beside an order.
TELLING = 2

# What is said in courtesy orders nothing, and is no part of a line.
_THANKS = re.compile(r"\W*(?:many |lots of )?(?:thanks|thank you|ta|cheers)\b", re.I)
_BESIDE = re.compile(r"\s*,\s*(?:and\s+)?(?:then\s+)?|\s+and\s+(?:then\s+)?", re.I)
_ORDERS = {intent: pattern_of(phrases) for intent, phrases in REPLIES["beside_amending"].items()}


@dataclass(frozen=True)
class Order:
    """What is ordered besides: an intent, and the words for it."""

    intent: str
    words: str


class Parted(NamedTuple):
    """The wishes to amend, the orders before and after them, and what is said before that is neither."""

    wishes: list[str]
    orders: list[Order]
    before: str

    @property
    def with_undoing(self) -> list[str]:
        """The wishes, and first what is to be put back as it was."""
        return [self.before, *self.wishes] if restores(self.before) is not None else self.wishes

    @property
    def told_before(self) -> str:
        """What was said first that may be a reply: it is neither about the talk nor about a line of the record."""
        if restores(self.before) is not None:
            return ""
        told = " ".join(one for one in sentences(substance_of(self.before)) if not lines_in(one))
        return told if len(content_words(told)) >= TELLING else ""


def parted(text: str) -> Parted:
    """The wishes to amend, each with all that belongs to it, and the orders before and after them.

    In the middle a sentence may be part of what a line is to say.
    """
    said = sentences(text)
    opening = _orders_at_the_end(said[::-1])
    said = said[len(opening) :]
    after = _orders_at_the_end(said)
    before, wishes = orders_in(" ".join(said[: len(said) - len(after)]))
    if not wishes:
        before, wishes = "", [before] if before else []
    if wishes and not wants_rewording(wishes[-1]):
        wishes[-1], besides = _without_orders(wishes[-1])
        after = [*besides, *after]
    said_so = [one for one in wishes if without_politeness(one).strip(" .,;:!")]
    orders = [one for one in (*opening[::-1], *after) if one.intent != "thanks"]
    return Parted(said_so or [text], orders, before)


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
    words = without_politeness(piece).strip(" .;")
    if wishes_to_share(piece):
        return "share"
    if bids_goodbye(piece):
        return "thanks" if _THANKS.match(piece) else "stop"
    return next((intent for intent, pattern in _ORDERS.items() if pattern.fullmatch(words)), None)
