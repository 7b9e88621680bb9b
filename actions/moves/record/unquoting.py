"""Which lines of the record quote the leader no longer, once what they quoted reads otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.record import lines_of


def unquoted(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[int]:
    """The numbers of the lines that quoted what the situation does not say any more."""
    numbers = {line: number for number, (line, _) in enumerate(lines_of(after), 1)}
    left = _quotes(after)
    return [numbers[line] for line, quoted in _quotes(before).items() if quoted and line in left and not left[line]]


def _quotes(record: Mapping[str, Any]) -> dict[str, str]:
    return {one["id"]: one.get("words") or one.get("why") or "" for one in (*record["context"], *record["behaviours"])}


def listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
