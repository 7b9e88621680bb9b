"""What many shared conversations tell together; groups under `SMALLEST` are left out here, before anybody sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.reviews import Facet, FacetKind, Review

# A group in which nobody can be told from the others.
SMALLEST = 5


@dataclass(frozen=True)
class Group:
    """How many conversations share something."""

    name: str
    count: int


@dataclass(frozen=True)
class Groups:
    """The groups that may be shown; `hidden` says that there are others, too small to be."""

    shown: Sequence[Group]
    hidden: bool


async def months(session: AsyncSession) -> Groups:
    """Conversations by the month in which they began, in order of time."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    at = Review.begun_at
    month = sa.func.strftime("%Y-%m", at) if is_sqlite else sa.func.to_char(sa.func.timezone("UTC", at), "YYYY-MM")
    label = month.label("month")
    counted = sa.select(label, sa.func.count()).where(Review.shared).group_by(label).order_by(label)
    return _groups([(str(name), count) for name, count in await session.execute(counted)])


async def stages(session: AsyncSession) -> Groups:
    """Conversations by how far they came."""
    counted = sa.select(Review.stage, sa.func.count()).where(Review.shared).group_by(Review.stage)
    return _groups([(str(name), count) for name, count in await session.execute(counted)])


async def most(session: AsyncSession, kind: FacetKind, limit: int = 12) -> Groups:
    """The values of a kind that most conversations have, most first."""
    count = sa.func.count().label("count")
    counted = sa.select(Facet.value, count).where(Facet.kind == kind).group_by(Facet.value)
    rows = (await session.execute(counted.order_by(count.desc(), Facet.value))).all()
    groups = _groups([(str(name), count) for name, count in rows])
    return Groups(groups.shown[:limit], groups.hidden)


async def ratings(session: AsyncSession) -> Groups:
    """Ratings from 1 to 10 by how many conversations hold them; one leader's many answers are no group."""
    count = sa.func.count(sa.distinct(Facet.conversation_id))
    counted = sa.select(Facet.number, count).where(Facet.kind == FacetKind.RATING, Facet.number.is_not(None))
    rows = await session.execute(counted.group_by(Facet.number).order_by(Facet.number))
    return _groups([(str(number), count) for number, count in rows])


def _groups(rows: Sequence[tuple[str, int]]) -> Groups:
    shown = [Group(name, count) for name, count in rows if count >= SMALLEST]
    return Groups(shown, hidden=len(shown) < len(rows))
