"""A conversation as it is read: each turn with what it was part of, and what interrupted folded away."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conversations.digesting import QUESTIONS
from conversations.models import TurnKind
from conversations.passages import Passage, entries

LABELS = {TurnKind.START: "Welcome", TurnKind.RESUME: "Came back", TurnKind.CHECK_IN: "Check-in"}
# A reply that offers it puts a question, also where there is no card to say so.
AT_A_QUESTION = "skip"


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
    # The question that it puts, in whatever way.
    puts: str | None = None

    @property
    def behaviours(self) -> list[Lenient]:
        return [Lenient(one) for one in entries(self.card.get("behaviours"))]

    @property
    def cases(self) -> list[Lenient]:
        return [Lenient(one) for one in entries(self.card.get("cases"))]

    @property
    def approach(self) -> Lenient | None:
        of = self.card.get("approach")
        return Lenient(of) if isinstance(of, dict) else None

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

    turn: Passage
    replies: tuple[Reply, ...]
    asked: str | None
    aside: bool
    rating: int | None

    @property
    def label(self) -> str:
        return LABELS.get(self.turn.kind, "")


def lines_of(turns: Sequence[Passage], ratings: Mapping[str, int] | None = None) -> list[Line]:
    """The transcript, in order; `ratings` are those in the record, by question."""
    lines: list[Line] = []
    pending: str | None = None
    for turn in turns:
        replies = tuple(_reply(reply) for reply in turn.replies)
        put = next((reply.puts for reply in reversed(replies) if reply.puts), None)
        # A question that is put again was not answered: what the leader said was something else.
        is_aside = bool(pending and put == pending and not turn.withheld)
        asked = None if is_aside or turn.withheld else pending
        lines.append(Line(turn, replies, asked, is_aside, _rating(turn, asked, ratings or {})))
        pending = put or (pending if is_aside or turn.withheld else None)
    return lines


def ratings_of(records: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """The ratings in records, by question."""
    lines = [line for record in records for line in entries(record.get("answers"))]
    return {str(line.get("question")): line["rating"] for line in lines if isinstance(line.get("rating"), int)}


def _rating(turn: Passage, asked: str | None, ratings: Mapping[str, int]) -> int | None:
    """The number from 1 to 10 that was chosen, or typed and taken for the rating."""
    kind, _, value = (turn.choice_id or "").partition(":")
    if kind == "answer" and value.isdigit():
        return int(value)
    kept = ratings.get(asked or "")
    return kept if kept is not None and re.search(rf"\b{kept}\b", turn.said or "") else None


def _reply(reply: dict[str, Any]) -> Reply:
    card, text = reply.get("card"), str(reply.get("text") or "")
    card = card if isinstance(card, dict) else {}
    kind = str(card.get("card") or "words")
    is_question = kind in QUESTIONS or AT_A_QUESTION in {choice.get("id") for choice in entries(reply.get("choices"))}
    return Reply(kind, text, card, (str(card.get("question") or "") or text) if is_question else None)
