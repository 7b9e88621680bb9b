"""What Slack publishes about how much a message may hold (https://docs.slack.dev/reference/block-kit), as a check."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Part = dict[str, Any]
# Slack knows no entities but these; every other ampersand, less-than and greater-than would be mark-up.
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


def problems_of(blocks: list[Part], text: str, most: int = 50) -> list[str]:
    """Everything that Slack would refuse in a message, or would cut."""
    found = list(_problems(blocks, text, most))
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    return [*found, *(["a block_id comes twice"] if len(ids) != len(set(ids)) else [])]


def _problems(blocks: list[Part], text: str, most: int) -> Iterator[str]:
    if not 0 < len(text) <= 4000:
        yield f"text of {len(text)} characters"
    if not 0 < len(blocks) <= most:
        yield f"{len(blocks)} blocks"
    for block in blocks:
        check = CHECKS.get(block["type"])
        if check is None:
            yield f"a block of type {block['type']}"
            continue
        if len(block.get("block_id", "")) > 255:
            yield "a block_id over 255"
        yield from check(block)


def _section(block: Part) -> Iterator[str]:
    yield from _text(block["text"], 3000)


def _header(block: Part) -> Iterator[str]:
    if block["text"]["type"] != "plain_text":
        yield "a header that is not plain text"
    yield from _text(block["text"], 150)


def _context(block: Part) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= 10:
        yield f"{len(block['elements'])} elements in a context"
    for element in block["elements"]:
        yield from _text(element, 3000)


def _actions(block: Part) -> Iterator[str]:
    elements = block["elements"]
    if not 1 <= len(elements) <= 25:
        yield f"{len(elements)} elements in actions"
    ids = [element["action_id"] for element in elements]
    if len(ids) != len(set(ids)):
        yield "an action_id comes twice"
    for element in elements:
        if not 1 <= len(element["action_id"]) <= 255:
            yield "an action_id over 255"
        yield from (_button if element["type"] == "button" else _overflow)(element)


def _button(element: Part) -> Iterator[str]:
    yield from _text(element["text"], 75)
    if len(element["value"]) > 2000:
        yield "a button's value over 2000"
    if element.get("style", "danger") not in ("danger", "primary"):
        yield "a style that is none"


def _overflow(element: Part) -> Iterator[str]:
    if not 1 <= len(element["options"]) <= 5:
        yield f"{len(element['options'])} options"
    for option in element["options"]:
        yield from _text(option["text"], 75)
        if len(option["value"]) > 150:
            yield "an option's value over 150"


def _text(part: Part, most: int) -> Iterator[str]:
    if not 1 <= len(part["text"]) <= most:
        yield f"text of {len(part['text'])} where {most} are allowed"
    if part["type"] == "mrkdwn" and ENTITY.search(part["text"]):
        yield "an ampersand that is not escaped, or half an entity"


CHECKS: dict[str, Callable[[Part], Iterator[str]]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": lambda block: iter(()),
}
