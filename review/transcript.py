"""A conversation as it is read: each turn with what it was part of, and what interrupted folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from conversations.digesting import QUESTIONS, entries
from conversations.models import Turn, TurnKind


class Lenient(dict[str, Any]):
    """An object of the bot's, from whichever version of it: what is not there is empty."""

    def __missing__(self, key: str) -> str:
        return ""

    @classmethod
    def of(cls, record: dict[str, Any]) -> Lenient:
        """A record and the lines in it."""
        lists = {key: [cls(one) for one in entries(of)] for key, of in record.items() if isinstance(of, list)}
        return cls({**record, **lists})


@dataclass(frozen=True)
class Reply:
    """One thing the bot said; `kind` is the card's, or `words`."""

    kind: str
    text: str
    card: dict[str, Any] = field(default_factory=dict)

    @property
    def behaviours(self) -> list[dict[str, Any]]:
        return [Lenient(one) for one in entries(self.card.get("behaviours"))]

    @property
    def cases(self) -> list[dict[str, Any]]:
        return [Lenient(one) for one in entries(self.card.get("cases"))]

    @property
    def body(self) -> list[str]:
        body = self.card.get("body")
        return [str(line) for line in body] if isinstance(body, list) else []

    def shown(self, name: str) -> str:
        """An entry of the card that is plain text, else nothing."""
        value = self.card.get(name)
        return str(value) if isinstance(value, str | int) else ""


@dataclass(frozen=True)
class Line:
    """One turn; `asked` is the question that it answers, and `aside` is true where it is still unanswered after it."""

    turn: Turn
    replies: tuple[Reply, ...]
    asked: str | None
    aside: bool

    @property
    def label(self) -> str:
        return {TurnKind.START: "Welcome", TurnKind.RESUME: "Came back", TurnKind.CHECK_IN: "Check-in"}.get(
            self.turn.kind, ""
        )

    @property
    def rating(self) -> str | None:
        """The number that was chosen from 1 to 10."""
        kind, _, value = (self.turn.choice_id or "").partition(":")
        return value if kind == "answer" and value.isdigit() else None


def lines_of(turns: Sequence[Turn]) -> list[Line]:
    """The transcript, in order."""
    lines: list[Line] = []
    pending: str | None = None
    for turn in turns:
        replies = tuple(_reply(reply) for reply in entries(turn.replies))
        put = next((reply.shown("question") for reply in reversed(replies) if reply.kind in QUESTIONS), None)
        # A question that is put again was not answered: what the leader said was something else.
        is_aside = bool(pending and put == pending)
        lines.append(Line(turn, replies, None if is_aside else pending, is_aside))
        pending = put or (pending if is_aside else None)
    return lines


def _reply(reply: dict[str, Any]) -> Reply:
    card = reply.get("card")
    card = card if isinstance(card, dict) else {}
    return Reply(str(card.get("card") or "words"), str(reply.get("text") or ""), card)
