"""Takes personal data out of what leaders type, before anything else sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Redacted:
    """The text with what was found replaced, and the kinds of what was found."""

    text: str
    found: tuple[str, ...]


class Redactor(Protocol):
    """Removes personal data; never fails, and running it twice changes nothing."""

    async def redact(self, text: str) -> Redacted: ...
