"""What cards say, as every channel that draws them says it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gateway.record.words import spoken_date
from gateway.widget.catalogue import words
from serving.logs import where

log = logging.getLogger("gateway.cards")

Part = Mapping[str, Any]

# The lists of a record in their order: the name of the heading among the words, and of the list in the card.
PARTS = (
    ("context", "context"),
    ("chosen", "behaviours"),
    ("shown", "cases"),
    ("answers", "answers"),
    ("skipped", "skipped"),
    ("steps", "steps"),
    ("outcomes", "outcomes"),
)


def drawn_or_told[Drawn](draw: Callable[[], Drawn], tell: Callable[[], Drawn]) -> Drawn:
    """The card as it is drawn; where it has another shape than is known here, its text, which says the same.

    A conversation must not be stuck for it.
    """
    try:
        return draw()
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        log.error("card outcome=undrawn %s", where(error))
        return tell()


def asked(card: Part, text: str) -> str:
    """The question that a card puts."""
    return str(card.get("question") or text)


def lead(card: Part, text: str) -> str:
    """What a reply says before the question of its card; all of it where the question does not stand in it."""
    before = text.partition(asked(card, text))[0].strip()
    place = card.get("place")
    return before.removesuffix(f"{place}.").strip() if place else before


def answered(answer: Part) -> str:
    """What was answered in words; nothing where that is the rating alone."""
    text = str(answer.get("text") or "")
    return "" if text == str(answer.get("rating")) else text


def rated(answer: Part) -> str:
    """Such as "7 of 10 (4 on 12 May 2026)"; nothing where nothing was rated."""
    rating, before = answer.get("rating"), answer.get("before") or {}
    if not rating:
        return ""
    if not before.get("rating"):
        return words("rated", rating=rating)
    when = day(before.get("day")) or words("earlier_topic")
    return words("rated_before", rating=rating, before=before["rating"], day=when)


def facts(step: Part) -> list[tuple[str, str]]:
    """Who takes a step, by when, and which question it comes from, as far as that is known; each with its label."""
    due = " · ".join(filter(None, (step.get("when"), day(step.get("date")))))
    named = (("who", step.get("who")), ("when", due), ("from", step.get("answer")))
    return [(words(name), str(value)) for name, value in named if value]


def cited(source: Part) -> str:
    """Such as "Resourceful leadership (NCSL, 2011): behaviour 1; question 3"."""
    published = ", ".join(str(part) for part in (source.get("publisher"), source.get("year")) if part)
    places = "; ".join(map(str, source.get("items") or []))
    return f"{source.get('document') or ''}{f' ({published})' if published else ''}{f': {places}' if places else ''}"


def day(iso: str | None) -> str:
    """Such as "3 May 2027"; nothing where there is none. Raises `ValueError` for what is no date."""
    return spoken_date(date.fromisoformat(iso)) if iso else ""
