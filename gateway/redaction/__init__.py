"""Takes personal data out of what leaders type, before anything else sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Mention:
    """Something personal that was said. It lives as long as the request, and no repr shows its words."""

    # What it was: "child", "colleague", "phone".
    kind: str
    said: str = field(repr=False)
    # A title stands before it, so that a single word is a surname.
    is_titled: bool = False


@dataclass(frozen=True)
class Redacted:
    """The text in pieces: what stays, and what must not, in its order."""

    pieces: tuple[str | Mention, ...] = field(repr=False)

    @property
    def text(self) -> str:
        """The text with each mention replaced by what it was, without a number."""
        return "".join(piece if isinstance(piece, str) else f"[{piece.kind}]" for piece in self.pieces)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Mention))

    @property
    def found(self) -> tuple[str, ...]:
        """The kinds of what was found."""
        return tuple(mention.kind for mention in self.mentions)


class Redactor(Protocol):
    """Finds personal data; never fails, and finds nothing in what it has replaced."""

    async def redact(self, text: str) -> Redacted: ...
