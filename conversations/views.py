"""The filters that coaches keep under a name, each for themselves."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import new_id
from conversations.notes import SavedView
from conversations.statements import insert


async def views_of(session: AsyncSession, coach_id: str) -> Sequence[SavedView]:
    """The views that a coach has saved."""
    mine = sa.select(SavedView).where(SavedView.coach_id == coach_id)
    return (await session.scalars(mine.order_by(SavedView.name))).all()


async def save_view(session: AsyncSession, coach_id: str, name: str, query: str) -> None:
    """Keeps a filter under a name, in place of the one that had it."""
    values = {"id": new_id(), "coach_id": coach_id, "name": name, "query": query}
    there, new = [SavedView.coach_id, SavedView.name], {"query": query}
    statement = insert(session, SavedView).values(values).on_conflict_do_update(index_elements=there, set_=new)
    await session.execute(statement)


async def delete_view(session: AsyncSession, coach_id: str, view_id: str) -> None:
    """Forgets a view of the coach's own."""
    await session.execute(sa.delete(SavedView).where(SavedView.coach_id == coach_id, SavedView.id == view_id))
