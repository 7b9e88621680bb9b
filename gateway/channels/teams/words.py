"""What cards say besides what the bot says: the web widget's words, so that both say the same."""

from __future__ import annotations

from functools import cache
from typing import Any

from gateway.widget.bundle import catalogue


def words(name: str, **values: object) -> str:
    """An entry of the catalogue, with its values."""
    return _catalogue()[name].format(**values)


@cache
def _catalogue() -> dict[str, str]:
    return catalogue()


def texts(value: Any) -> list[str]:
    """The lines of a list of texts; none where it is not there."""
    return [str(one) for one in value or []]
