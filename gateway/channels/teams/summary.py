"""The leader's record as parts of a card, with the numbers by which its lines are changed, and ways to take it away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from gateway.channels.cards import PARTS, answered, cited, day, facts, rated
from gateway.channels.teams.elements import Element, heading, labelled, press, quiet, told
from gateway.record.files import Ending
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
    situation = [card["situation"]] if card.get("situation") else []
    body = [heading(words("record"), "Large")]
    body += _section(words("situation"), [_numbered(lines.get("situation"), told(one)) for one in situation])
    for title, name in PARTS:
        parts = card.get(name) or []
        body += _section(words(title), [_numbered(lines.get(one.get("id", "")), LINES[name](one)) for one in parts])
        if name == "steps" and card.get("check_in"):
            body += told(words("check_in", day=day(card["check_in"])))
    sources = [quiet(cited(one)) for one in card.get("sources") or []]
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
    return [*told(one.get("question"), isSubtle=True), *told(answered(one)), *told(rated(one))]


def _step(one: Part) -> list[Element]:
    return [*told(one.get("what")), *(block for label, value in facts(one) for block in labelled(label, value))]


def _outcome(one: Part) -> list[Element]:
    return [*told(one.get("text")), *quiet(day(one["day"]))]


def _quoted(text: str | None) -> list[Element]:
    return quiet(f"“{text}”") if text else []


# How a line of each part of a record is drawn.
LINES: Mapping[str, Callable[[Part], list[Element]]] = {
    "context": _understood,
    "behaviours": _chosen,
    "cases": lambda one: told(one.get("title")),
    "answers": _answer,
    "skipped": lambda one: told(one.get("question")),
    "steps": _step,
    "outcomes": _outcome,
}
