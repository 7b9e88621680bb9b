"""The coaches' pages with a hundred thousand conversations: the right ones, in time, and exported in little memory."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from bench.reviews import export_figures, lead_at, page_times
from bench.talks import fill
from conversations import figures, finding
from conversations.database import Database
from conversations.finding import Filter, Place
from conversations.migrating import migrate
from conversations.people import Access, Action
from tests.postgres import STORES

MANY = 100_000
# Far from what is reached on a quiet machine: this notices a page that reads everything, `make bench` measures.
SLOWEST_MS = 3_000
# MiB, while some five hundred go out.
MOST_MEMORY = 80


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> sa.URL:
    if request.param == "sqlite":
        return sa.URL.create("sqlite+aiosqlite", database=str(tmp_path / "conversations.db"))
    address: sa.URL = request.getfixturevalue("postgresql_url")
    return address.set(drivername="postgresql+asyncpg")


@pytest.mark.timeout(1200)
async def test_a_hundred_thousand_conversations_are_listed_searched_counted_and_exported(url: sa.URL) -> None:
    database = Database(url)
    await migrate(database)
    await fill(database, 0, MANY)
    await _right_ones_are_found(database)
    async with lead_at(database) as lead:
        times = await page_times(lead, MANY)
        assert {name: taken for name, taken in times.items() if taken > SLOWEST_MS} == {}
        exported = await export_figures(lead)
        assert exported["export_mib"] > 400
        assert exported["export_memory_growth_mib"] < MOST_MEMORY
    async with database.reading() as session:
        lines = sa.select(sa.func.count()).where(Access.action == Action.IN_EXPORT)
        assert await session.scalar(lines) == MANY
    await database.close()


async def _right_ones_are_found(database: Database) -> None:
    async with database.reading() as session:
        assert sum(group.count for group in (await figures.months(session)).shown) == MANY
        # Every 997th says it.
        assert await finding.count_of(session, Filter(words="zanzibar")) == 101
        place, seen = None, list[str]()
        for _ in range(20):
            page = await finding.page_of(session, Filter(), place)
            seen += [review.conversation_id for review in page.reviews]
            place = Place(page.reviews[-1].activity_at, page.reviews[-1].conversation_id)
        assert seen == [f"{number:032x}" for number in range(MANY - 1, MANY - 1 - len(seen), -1)]
