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
    """The replies with a word about what was taken out: after the first, which may be about somebody's safety."""
    at = min(1, len(replies) - 1)
    return [*replies[:at], notice(TAKEN_OUT), *replies[at:]]
