"""Who has which number in a conversation, by marks from which no name can be read."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from conversations.models import Base

# Kind, number and mark.
Line = tuple[str, int, str]


class Pseudonym(Base):
    """One mark of one person or school: "child", 2, and a digest that the gateway alone can make."""

    __tablename__ = "pseudonyms"

    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[str] = mapped_column(sa.String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    mark: Mapped[str] = mapped_column(sa.String(40), primary_key=True)


async def pseudonyms_of(session: AsyncSession, conversation_id: str) -> Sequence[Line]:
    """All that a conversation has, those with lower numbers first."""
    lines = sa.select(Pseudonym.kind, Pseudonym.number, Pseudonym.mark)
    mine = lines.where(Pseudonym.conversation_id == conversation_id)
    rows = await session.execute(mine.order_by(Pseudonym.number, Pseudonym.kind, Pseudonym.mark))
    return [(kind, number, mark) for kind, number, mark in rows]


async def remember(session: AsyncSession, conversation_id: str, lines: Sequence[Line]) -> None:
    """Adds what is new."""
    values = [
        {"conversation_id": conversation_id, "kind": kind, "number": number, "mark": mark}
        for kind, number, mark in lines
    ]
    if values:
        await session.execute(sa.insert(Pseudonym), values)
