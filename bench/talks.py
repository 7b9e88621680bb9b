"""Shared conversations by the thousand, as if each had been had and drawn into the coaches' list."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from conversations.database import Database
from conversations.models import Conversation, Record, Turn
from conversations.notes import WHOLE, Assessment, Comment, Tag
from conversations.people import Coach, Role
from conversations.reviews import Facet, FacetKind, Review, Stage, Status, Words

# In an order in which nothing refers to what is not there yet.
FILLED = (Coach, Conversation, Turn, Record, Review, Facet, Words, Tag, Comment, Assessment)
TURNS = 10
# One conversation of so many has a tag, a comment, two assessments, or words that are not drawn into the list yet.
TAGGED, COMMENTED, ASSESSED, STALE = 5, 7, 50, 500
READERS = tuple(f"{number:032x}" for number in (1, 2))
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
CRITERIA = ("reflection", "next-steps", "fit")
BEHAVIOURS = tuple(f"Behaviour {number}" for number in range(1, 9))


async def fill(database: Database, first: int, last: int) -> None:
    """Adds conversations from number `first` up to `last`; the id of each is its number."""
    chance = random.Random(first)  # noqa: S311 - the same conversations each time
    for begin in range(first, last, BATCH):
        rows: dict[type[Any], list[dict[str, Any]]] = {model: [] for model in FILLED}
        if begin == 0:
            rows[Coach] += [_reader(of) for of in READERS]
        for number in range(begin, min(begin + BATCH, last)):
            _add(rows, number, chance)
        async with database.writing() as session:
            for model, values in ((model, values) for model, values in rows.items() if values):
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
    drawn = at - timedelta(minutes=1) if number % STALE == 0 else at
    first, second = READERS if number % ASSESSED == 0 else (None, None)
    rows[Conversation].append(
        {"id": of, "key": of, "channel": "web", "created_at": at, "last_activity_at": at, "shared": True}
        | {"indexed_at": drawn, "offered": None}
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
        | {"version": 0, "assignee_id": first, "second_id": second}
    )
    facets = [(FacetKind.THEME, theme, None), (FacetKind.CHALLENGE, challenge, None), (FacetKind.RATING, "q", rating)]
    facets += [(FacetKind.CHOSEN, name, None) for name in chance.sample(BEHAVIOURS, 2)]
    rows[Facet] += [about | {"kind": kind, "value": value, "number": n} for kind, value, n in facets]
    rows[Words].append(about | {"body": "\n".join(said)})
    _note(rows, number, about, at)


def _note(rows: dict[type[Any], list[dict[str, Any]]], number: int, about: dict[str, str], at: datetime) -> None:
    """What coaches added to a conversation, by its number alone."""
    mine = about | {"coach_id": READERS[0], "at": at}
    if number % TAGGED == 0:
        name = VOCABULARY[number // TAGGED % len(VOCABULARY)]
        rows[Tag].append(mine | {"turn": WHOLE, "name": name})
    if number % COMMENTED == 0:
        comment = {"id": about["conversation_id"], "turn": 1 + number % TURNS, "text": "Ask why. " * 9}
        rows[Comment].append(mine | comment)
    if number % ASSESSED == 0:
        levels = (1 + number // ASSESSED % 4, 1 + number // ASSESSED // 2 % 4)
        rows[Assessment] += [
            about | {"coach_id": coach, "scores": dict.fromkeys(CRITERIA, level), "note": "", "submitted_at": at}
            for coach, level in zip(READERS, levels, strict=True)
        ]


def _reader(of: str) -> dict[str, Any]:
    return {"id": of, "name": f"Reader {of[-1]}", "role": Role.COACH, "created_at": BEGUN}
