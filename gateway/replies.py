"""What the gateway says itself, in the form of the bot's replies."""

from __future__ import annotations

from typing import Any

Reply = dict[str, Any]


def notice(text: str) -> Reply:
    """A reply in words alone."""
    return {"text": text, "card": None, "choices": []}
