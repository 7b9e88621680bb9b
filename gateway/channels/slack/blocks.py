"""The parts of a message in Block Kit, each within the limits that Slack publishes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

Block = dict[str, Any]
Element = dict[str, Any]

# https://docs.slack.dev/reference/block-kit: what a part may hold at most.
BLOCKS = 50
SECTION_TEXT = 3000
CONTEXT_TEXT = 3000
HEADER_TEXT = 150
ACTIONS = 25
BUTTON_TEXT = 75
OPTIONS = 5
OPTION_VALUE = 150
# The text for notifications and screen readers; Slack would cut what is longer than 40,000.
FALLBACK_TEXT = 3500
# All of a message together, well within what Slack refuses as too long.
WHOLE = 11_000


class Blocks:
    """Collects blocks until the message is full; what no longer fits is left out, and `is_cut` says so."""

    def __init__(self, spare: int = 0) -> None:
        # Blocks that are kept free for what must stand at the end.
        self._most, self._left = BLOCKS - spare, WHOLE
        self.blocks: list[Block] = []
        self.is_cut = False

    def add(self, block: Block, length: int) -> None:
        if self.is_cut or len(self.blocks) >= self._most or length > self._left:
            self.is_cut = True
            return
        self._left -= length
        self.blocks.append(block)

    def told(self, text: str) -> None:
        """Paragraphs of mrkdwn; long ones over several sections."""
        for part in self._fitting(text, SECTION_TEXT):
            self.add({"type": "section", "text": {"type": "mrkdwn", "text": part}}, len(part))

    def quiet(self, text: str) -> None:
        """A line beside the point, smaller."""
        for part in self._fitting(text, CONTEXT_TEXT):
            self.add({"type": "context", "elements": [{"type": "mrkdwn", "text": part}]}, len(part))

    def header(self, text: str) -> None:
        cut = shortened(text, HEADER_TEXT)
        self.add({"type": "header", "text": {"type": "plain_text", "text": cut, "emoji": False}}, len(cut))

    def _fitting(self, text: str, limit: int) -> Iterator[str]:
        """The text in parts, until the message is full."""
        return takewhile(lambda _: not self.is_cut, pieces(text, limit))


def escaped(text: str) -> str:
    """As mrkdwn shows it as it is: no mention, no link and no channel can be made up in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def bold(text: str) -> str:
    return f"*{escaped(text).replace('*', '∗')}*" if text.strip() else ""  # noqa: RUF001 - a star that is no mark-up


def quoted(text: str) -> str:
    """As Slack shows what somebody said, line by line."""
    return "\n".join(f">{line}" for line in escaped(text).splitlines())


def shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def pieces(text: str, limit: int) -> Iterator[str]:
    """The text in parts of at most `limit` characters, cut between lines or words where it can be, never an entity."""
    rest = text.strip()
    while len(rest) > limit:
        at = max(rest.rfind("\n", 0, limit), 0) or max(rest.rfind(" ", 0, limit), 0) or limit
        entity = rest.rfind("&", max(0, at - 4), at)
        if entity > 0 and ";" not in rest[entity:at]:
            at = entity
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def button(label: str, action: str, value: str, style: str | None = None) -> Element:
    element = {
        "type": "button",
        "text": {"type": "plain_text", "text": shortened(label, BUTTON_TEXT), "emoji": False},
        "action_id": action,
        "value": value,
    }
    return element | ({"style": style} if style else {})


def overflow(options: Sequence[tuple[str, str]], action: str) -> Element:
    """The three dots: options as (label, value)."""
    return {
        "type": "overflow",
        "action_id": action,
        "options": [
            {"text": {"type": "plain_text", "text": shortened(label, BUTTON_TEXT), "emoji": False}, "value": value}
            for label, value in options
        ],
    }


def actions(elements: Sequence[Element], block_id: str) -> Block:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}
