"""Shared conversations by the thousand, as if each had been had and drawn into the coaches' list."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from conversations.database import Database
from conversations.models import Conversation, Record, Turn
from conversations.reviews import Facet, FacetKind, Review, Stage, Status, Words

FILLED = (Conversation, Turn, Record, Review, Facet, Words)
TURNS = 10
BATCH = 1_000
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
VOCABULARY = (
    "grant",
    "budget",
    "partner",
    "school",
    "health",
    "cabinet",
    "member",
    "audit",
    "trust",
    "board",
    "family",
    "hub",
    "early",
    "help",
    "staff",
    "culture",
    "blame",
    "inspection",
    "improvement",
    "commissioner",
    "placement",
    "cost",
    "waiting",
    "list",
    "parent",
    "plan",
    "assessment",
    "transport",
    "poverty",
    "hardship",
    "neighbour",
    "reform",
    "shared",
    "vision",
    "pressure",
    "vacancy",
    "agency",
    "worker",
    "manager",
    "silence",
    "agree",
    "disagree",
    "building",
    "summer",
)
THEMES = ("children in poverty", "disabled children", "early intervention and prevention", "children in general")
CHALLENGES = ("change", "a shock", "the landscape", "governance", "system design", "culture", "sustaining")
BEHAVIOURS = tuple(f"Behaviour {number}" for number in range(1, 9))


async def fill(database: Database, first: int, last: int) -> None:
    """Adds conversations from number `first` up to `last`; the id of each is its number."""
    chance = random.Random(first)  # noqa: S311 - the same conversations each time
    for begin in range(first, last, BATCH):
        rows: dict[type[Any], list[dict[str, Any]]] = {model: [] for model in FILLED}
        for number in range(begin, min(begin + BATCH, last)):
            _add(rows, number, chance)
        async with database.writing() as session:
            for model, values in rows.items():
                await session.execute(sa.insert(model.__table__), values)
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT", begin="")
        await plain.exec_driver_sql("ANALYZE")


def _add(rows: dict[type[Any], list[dict[str, Any]]], number: int, chance: random.Random) -> None:
    of, at = f"{number:032x}", BEGUN + timedelta(minutes=number * 3, seconds=chance.random())
    said = [" ".join(chance.choices(VOCABULARY, k=25)) for _ in range(TURNS)]
    if number % 997 == 0:
        said[0] += " zanzibar"
    theme, challenge, rating = chance.choice(THEMES), chance.choice(CHALLENGES), chance.randint(1, 10)
    about = {"conversation_id": of}
    rows[Conversation].append(
        {"id": of, "key": of, "channel": "web", "created_at": at, "last_activity_at": at, "shared": True}
        | {"indexed_at": at, "offered": None}
    )
    replies: list[dict[str, Any]] = [{"text": "Thank you, I have that. " * 8, "card": None, "choices": []}]
    rows[Turn] += [
        about
        | {"number": n, "key": f"{of}-{n}", "kind": "text", "said": text, "choice_id": None, "state": "answered"}
        | {"refusals": 0, "replies": replies, "received_at": at, "answered_at": at}
        for n, text in enumerate(said, 1)
    ]
    rows[Record].append(about | {"topic": 1, "record": {"situation": said[0]}, "changed_at": at})
    rows[Review].append(
        about
        | {"shared": True, "begun_at": at, "activity_at": at, "channel": "web", "stage": chance.choice(list(Stage))}
        | {"turns": TURNS, "lowest_rating": rating, "opening": said[0][:200], "status": chance.choice(list(Status))}
        | {"version": 0}
    )
    facets = [(FacetKind.THEME, theme, None), (FacetKind.CHALLENGE, challenge, None), (FacetKind.RATING, "q", rating)]
    facets += [(FacetKind.CHOSEN, name, None) for name in chance.sample(BEHAVIOURS, 2)]
    rows[Facet] += [about | {"kind": kind, "value": value, "number": n} for kind, value, n in facets]
    rows[Words].append(about | {"body": "\n".join(said)})
