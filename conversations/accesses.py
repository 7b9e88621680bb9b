"""The access log: added to by whoever does something, read by administrators and, for their own, by leaders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.people import Access, Action

PAGE = 50
# Noted for many conversations at once, and so asked for apart.
OF_MANY = (Action.IN_EXPORT, Action.FOUND)


async def note(
    session: AsyncSession, now: datetime, who: str, action: Action, conversation_id: str | None = None, detail: str = ""
) -> None:
    """Adds a line; `detail` holds nothing that anybody said."""
    line = {"at": now, "who": who, "action": action, "conversation_id": conversation_id, "detail": detail}
    await session.execute(sa.insert(Access), line)


async def note_each(
    session: AsyncSession, now: datetime, who: str, action: Action, conversation_ids: Sequence[str], detail: str = ""
) -> None:
    """Adds a line for each of many conversations, which an export holds or of which a search showed words."""
    about = {"at": now, "who": who, "action": action, "detail": detail}
    if conversation_ids:
        await session.execute(sa.insert(Access), [about | {"conversation_id": of} for of in conversation_ids])


async def noted_since(
    session: AsyncSession, moment: datetime, who: str, action: Action, conversation_ids: Sequence[str], detail: str
) -> set[str]:
    """Those of the conversations that have such a line since a moment."""
    same = (Access.who == who) & (Access.action == action) & (Access.detail == detail) & (Access.at > moment)
    lines = sa.select(Access.conversation_id).where(Access.conversation_id.in_(conversation_ids), same)
    return {str(one) for one in await session.scalars(lines)}


async def accesses_before(session: AsyncSession, before: int | None, action: Action | None) -> Sequence[Access]:
    """A page of lines and one more, newest first, from below the line with this number.

    The many lines of exports and searches, one for each conversation, are left out unless they are asked for.
    """
    lines = sa.select(Access).order_by(Access.id.desc()).limit(PAGE + 1)
    if before is not None:
        lines = lines.where(Access.id < before)
    lines = lines.where(Access.action == action) if action else lines.where(Access.action.not_in(OF_MANY))
    return (await session.scalars(lines)).all()


async def accesses_of(session: AsyncSession, conversation_id: str) -> Sequence[Access]:
    """What happened to one conversation, newest first."""
    mine = sa.select(Access).where(Access.conversation_id == conversation_id)
    return (await session.scalars(mine.order_by(Access.id.desc()).limit(500))).all()


async def erased_ids(session: AsyncSession) -> Sequence[str]:
    """The conversations that were erased, each once."""
    erased = sa.select(Access.conversation_id).where(
        Access.action == Action.ERASED, Access.conversation_id.is_not(None)
    )
    return [str(one) for one in (await session.scalars(erased.distinct().order_by(Access.conversation_id))).all()]
