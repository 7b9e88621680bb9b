"""What a conversation amounts to in a list, in filters and in figures, drawn from its turns and records.

Records and cards come from a bot that grows: what is not there, or is of another shape, is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from conversations.models import Record, TurnKind
from conversations.passages import Passage, cards_of, entries
from conversations.reviews import FacetKind, Stage

OPENING = 240
LONGEST_VALUE = 200
# The card in which a question is put, by what the bot calls it.
QUESTIONS = ("question", "rating")
CONTEXT = {"context-theme": FacetKind.THEME, "context-challenge": FacetKind.CHALLENGE}
# Records from before lines had ids.
CONTEXT_LABELS = {"What it is mainly about": FacetKind.CHALLENGE, "Whose outcomes it is about": FacetKind.THEME}


@dataclass(frozen=True)
class Digest:
    """Facets are kept by kind and value, with a rating where there is one."""

    opening: str
    stage: Stage
    words: str
    facets: dict[tuple[FacetKind, str], int | None] = field(default_factory=dict)

    @property
    def lowest_rating(self) -> int | None:
        ratings = [n for (kind, _), n in self.facets.items() if kind is FacetKind.RATING and n is not None]
        return min(ratings, default=None)


def digest(turns: Sequence[Passage], records: Sequence[Record]) -> Digest:
    """The digest of a conversation whose turns are in order."""
    facets: dict[tuple[FacetKind, str], int | None] = {}
    for record in records:
        facets |= dict(_of_record(record.record))
    facets |= {(kind, value): None for kind, value in _of_turns(turns)}
    said = [turn.said for turn in turns if turn.said and turn.kind == TurnKind.TEXT]
    situations = [text for record in records if isinstance(text := record.record.get("situation"), str)]
    opening = next(iter(situations or said), "")
    short = {(kind, value[:LONGEST_VALUE]): number for (kind, value), number in facets.items()}
    return Digest(_cut(opening), _stage(turns, records), "\n".join(said), short)


def _of_record(record: dict[str, Any]) -> Iterable[tuple[tuple[FacetKind, str], int | None]]:
    for line in entries(record.get("context")):
        kind = CONTEXT.get(str(line.get("id"))) or CONTEXT_LABELS.get(str(line.get("label")))
        if kind and line.get("value"):
            yield (kind, str(line["value"])), None
    for line in entries(record.get("behaviours")):
        if line.get("name"):
            yield (FacetKind.CHOSEN, str(line["name"])), None
    for line in entries(record.get("skipped")):
        if line.get("question"):
            yield (FacetKind.SKIPPED, str(line["question"])), None
    for line in entries(record.get("answers")):
        if isinstance(line.get("rating"), int):
            yield (FacetKind.RATING, str(line.get("question"))), line["rating"]


def _of_turns(turns: Sequence[Passage]) -> Iterable[tuple[FacetKind, str]]:
    pending: str | None = None
    for turn in turns:
        if turn.choice_id == "rephrase" and pending:
            yield FacetKind.REPHRASED, pending
        for card in cards_of(turn.replies):
            for line in entries(card.get("behaviours")) if card.get("card") == "findings" else []:
                if line.get("name"):
                    yield FacetKind.OFFERED, str(line["name"])
            if card.get("card") in QUESTIONS and card.get("question"):
                pending = str(card["question"])


def _stage(turns: Sequence[Passage], records: Sequence[Record]) -> Stage:
    kept = [record.record for record in records]
    seen = {card.get("card") for turn in turns for card in cards_of(turn.replies)}
    if any(entries(one.get("steps")) for one in kept):
        return Stage.FINISHED if any(one.get("check_in") for one in kept) else Stage.STEPS
    if any(entries(one.get("answers")) for one in kept) or seen & set(QUESTIONS):
        return Stage.QUESTIONS
    return Stage.FINDINGS if "findings" in seen else Stage.SITUATION


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= OPENING else words[:OPENING].rsplit(" ", 1)[0] + " …"
