"""What a leader is told, once, when personal details were taken out of what they typed."""

from __future__ import annotations

from typing import Any

from gateway.replies import notice

TAKEN_OUT = (
    "One small thing: I have taken out names or details that could tell somebody who this is about, and put what "
    "they were in their place, such as [child 1] or [colleague 2]. The originals are not kept anywhere. You can go on "
    "typing as you would; the same person keeps the same number here."
)


def with_notice(replies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The replies with a word about what was taken out, after the first."""
    at = min(1, len(replies) - 1)
    return [*replies[:at], notice(TAKEN_OUT), *replies[at:]]


def may_be_told_with(replies: list[dict[str, Any]]) -> bool:
    """Whether a word about names may stand among the replies: not beside one that is about somebody's safety."""
    return not any((reply.get("card") or {}).get("card") == "safety" for reply in replies)
