"""The parts of Adaptive Cards that Sounding Board uses, of schema 1.5, and how much of them Teams takes at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Element = dict[str, Any]

VERSION = "1.5"
CONTENT_TYPE = "application/vnd.microsoft.card.adaptive"
# Bytes of a message in UTF-16, as Teams counts them. 40 KB was the limit before it became 100 KB, and is kept to for
# the sake of older clients. What a message has beside its card is far below the difference.
LARGEST_MESSAGE, LARGEST_CARD = 40_000, 36_000
# Characters of one block, so that a long answer can go on in the next card.
LONGEST_BLOCK = 1_500
# Buttons that Teams shows beside each other.
MOST_BUTTONS = 6
# Where the elements of one that holds others are.
PARTS = ("body", "items", "rows", "cells", "actions")


def texts(value: Any) -> list[str]:
    """The lines of a list of texts; none where it is not there."""
    return [str(one) for one in value or []]


def told(text: object, **looks: object) -> list[Element]:
    """Words as they are, a block for each paragraph. Nothing in them can become a link, an image or another format."""
    lines = [line for line in str(text or "").splitlines() if line.strip()]
    return [
        _block([{"type": "TextRun", "text": piece, **looks}]) for line in lines for piece in pieces(line, LONGEST_BLOCK)
    ]


def pieces(text: str, most: int) -> list[str]:
    """A text in parts of at most so many characters, cut between words where there are any."""
    return re.findall(rf"(?s).{{1,{most - 1}}}(?:\s|\Z)|.{{1,{most}}}", text)


def labelled(label: str, text: object) -> list[Element]:
    """Words behind what they are, in bold."""
    first, *others = told(text) or [_block([])]
    first["inlines"].insert(0, {"type": "TextRun", "text": f"{label}: ", "weight": "Bolder"})
    return [first, *others]


def quiet(text: object) -> list[Element]:
    return told(text, isSubtle=True, size="Small")


def heading(text: object, size: str = "Medium") -> Element:
    """A heading, for screen readers too."""
    block = {"type": "TextBlock", "style": "heading", "text": _escaped(str(text)), "size": size, "weight": "Bolder"}
    return block | {"wrap": True}


def points(lines: Iterable[object], numbered: bool = False) -> list[Element]:
    """A list, one line below the other."""
    marked = (f"{number}. {line}" if numbered else f"• {line}" for number, line in enumerate(lines, start=1))
    return [block for line in marked for block in told(line)]


def container(items: Sequence[Element], style: str = "emphasis", **more: object) -> Element:
    return {"type": "Container", "style": style, "items": list(items), "spacing": "Medium", **more}


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Element:
    """A table, of which the first row holds the heads."""
    return {
        "type": "Table",
        "firstRowAsHeader": True,
        "columns": [{"width": 1} for _ in heads],
        "rows": [_row(told(head, weight="Bolder") for head in heads), *(_row(map(told, row)) for row in rows)],
    }


def buttons(actions: Sequence[Element]) -> list[Element]:
    """Rows of as many buttons as Teams shows."""
    rows = range(0, len(actions), MOST_BUTTONS)
    return [{"type": "ActionSet", "actions": list(actions[at : at + MOST_BUTTONS])} for at in rows]


def press(title: str, data: Mapping[str, str], said: str | None = None, **looks: object) -> Element:
    """A button that sends `data`; the chat shows `said`, or its title, as if the leader had written it."""
    back = {"type": "messageBack", "displayText": said or title, "text": said or title, "value": dict(data)}
    return {"type": "Action.Submit", "title": title, "data": {**data, "msteams": back}, **looks}


def unfold(title: str, element_id: str) -> Element:
    """A button that shows what is hidden, and hides it again."""
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [element_id]}


def cards(body: Sequence[Element], ending: Sequence[Element] = ()) -> list[Element]:
    """The body in as few cards as hold it, each within what Teams takes; the ending goes with the last."""
    parts: list[list[Element]] = [[]]
    for element in [*body, *ending]:
        if parts[-1] and size_of(_card([*parts[-1], element])) > LARGEST_CARD:
            parts.append([])
        parts[-1].append(element)
    return [_card(part) for part in parts if part]


def lines_of(element: Element) -> list[str]:
    """What stands in a card, or in a part of one, line by line, with what its buttons say."""
    match element["type"]:
        case "TextBlock":
            return [_unescaped(element["text"])]
        case "RichTextBlock":
            return ["".join(run["text"] for run in element["inlines"])]
        case "Action.Submit":
            return [f"- {element['data']['msteams']['text']}"]
    return [line for name in PARTS for part in element.get(name, ()) for line in lines_of(part)]


def size_of(message: Mapping[str, Any]) -> int:
    """Bytes, as Teams counts them."""
    return len(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


def _card(body: list[Element]) -> Element:
    return {"type": "AdaptiveCard", "version": VERSION, "body": body, "msteams": {"width": "Full"}}


def _block(inlines: list[Element]) -> Element:
    return {"type": "RichTextBlock", "inlines": inlines, "spacing": "Small"}


def _row(cells: Iterable[Sequence[Element]]) -> Element:
    return {"type": "TableRow", "cells": [{"type": "TableCell", "items": list(cell)} for cell in cells]}


def _escaped(text: str) -> str:
    """Headings are Markdown to Teams; what would be read as such is taken as it is."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|~" else character for character in text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
