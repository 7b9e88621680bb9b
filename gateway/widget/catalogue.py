"""What the widget says, which the plain pages and the cards of other channels say alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from gateway.widget import WIDGET


@cache
def catalogue(language: str = "en-GB", folder: Path = WIDGET) -> Mapping[str, str]:
    """All of it in one language, by name; read once."""
    messages: dict[str, str] = json.loads((folder / "messages" / f"{language}.json").read_text("utf-8"))
    return messages


def words(name: str, **values: object) -> str:
    """One of its entries, with its values."""
    return catalogue()[name].format(**values)
