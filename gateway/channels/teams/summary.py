"""The leader's record as parts of a card, with the numbers by which its lines are changed, and ways to take it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from gateway.channels.teams.elements import Element, heading, labelled, press, quiet, texts, told
from gateway.record.files import Ending
from gateway.record.words import spoken_date
from gateway.widget.catalogue import words

Part = dict[str, Any]

# What the buttons say for the leader, in words that the bot takes from anybody.
SAYINGS = (
    ("Share with coaches", "share this with my coach"),
    ("Stop sharing", "stop sharing this with the coach"),
    ("Who can read this", "who can read this"),
    ("Delete everything", "delete everything"),
)


def record(card: Part) -> list[Element]:
    """The record as it stands."""
    lines: dict[str, int] = card.get("lines") or {}
    situation = [{"id": "situation", "text": card["situation"]}] if card.get("situation") else []
    groups: list[tuple[str, list[Part], Callable[[Part], list[Element]]]] = [
        ("situation", situation, lambda one: told(one["text"])),
        ("context", card.get("context") or [], _understood),
        ("chosen", card.get("behaviours") or [], _chosen),
        ("shown", card.get("cases") or [], lambda one: told(one.get("title"))),
        ("answers", card.get("answers") or [], _answer),
        ("skipped", card.get("skipped") or [], lambda one: told(one.get("question"))),
        ("steps", card.get("steps") or [], _step),
        ("outcomes", card.get("outcomes") or [], _outcome),
    ]
    body = [heading(words("record"), "Large")]
    for name, of, draw in groups:
        body += _section(words(name), [_numbered(lines.get(one.get("id", "")), draw(one)) for one in of])
        if name == "steps" and card.get("check_in"):
            body += told(words("check_in", day=_day(card["check_in"])))
    sources = [quiet(_cited(one)) for one in card.get("sources") or []]
    return [*body, *_section(words("sources"), sources)]


def ways(card: Part) -> list[Element]:
    """Buttons that take the record away, and those that say who can read it."""
    topic = {"topic": str(card["topic"])} if card.get("topic") else {}
    files = [press(ending.label, {"record": ending, **topic}) for ending in Ending]
    sayings = [press(title, {"say": said}, said, mode="secondary") for title, said in SAYINGS]
    return [heading(words("record_options"), "Default"), {"type": "ActionSet", "actions": [*files, *sayings]}]


def _section(title: str, parts: list[list[Element]]) -> list[Element]:
    return [heading(title), *(block for part in parts for block in part)] if parts else []


def _numbered(number: int | None, blocks: list[Element]) -> list[Element]:
    if number is not None and blocks:
        blocks[0]["inlines"].insert(0, {"type": "TextRun", "text": f"{number}. ", "isSubtle": True})
    return blocks


def _understood(one: Part) -> list[Element]:
    return [*labelled(one["label"], one["value"]), *_quoted(one.get("words"))]


def _chosen(one: Part) -> list[Element]:
    return [*told(one.get("name")), *_quoted(one.get("why"))]


def _answer(one: Part) -> list[Element]:
    rating, text = one.get("rating"), one.get("text")
    said = told(text) if text and text != str(rating) else []
    return [*told(one.get("question"), isSubtle=True), *said, *(told(_rated(one)) if rating else [])]


def _rated(one: Part) -> str:
    before = one.get("before") or {}
    if not before.get("rating"):
        return words("rated", rating=one["rating"])
    day = _day(before["day"]) if before.get("day") else words("earlier_topic")
    return words("rated_before", rating=one["rating"], before=before["rating"], day=day)


def _step(one: Part) -> list[Element]:
    due = " · ".join(part for part in (one.get("when"), _day(one["date"]) if one.get("date") else "") if part)
    facts = (("who", one.get("who")), ("when", due), ("from", one.get("answer")))
    return [
        *told(one.get("what")),
        *(block for name, value in facts if value for block in labelled(words(name), value)),
    ]


def _outcome(one: Part) -> list[Element]:
    return [*told(one.get("text")), *quiet(_day(one["day"]))]


def _quoted(text: str | None) -> list[Element]:
    return quiet(f"“{text}”") if text else []


def _cited(one: Part) -> str:
    where = ", ".join(str(part) for part in (one.get("publisher"), one.get("year")) if part)
    places = "; ".join(texts(one.get("items")))
    return f"{one['document']}{f' ({where})' if where else ''}{f': {places}' if places else ''}"


def _day(iso: str) -> str:
    return spoken_date(date.fromisoformat(iso))
