"""What chat channels have yet to deliver, and what has arrived by them; the caller brings the session and commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import Arrival, Conversation, Turn
from conversations.statements import insert

_turns, _conversations = cast(sa.Table, Turn.__table__), cast(sa.Table, Conversation.__table__)
_arrivals = cast(sa.Table, Arrival.__table__)


@dataclass(frozen=True)
class Pending:
    """A conversation's address, and its turns of which something is still to be delivered, in order."""

    conversation_id: str
    channel: str
    address: str | None
    turns: Sequence[Turn]


async def conversations_to_deliver(session: AsyncSession) -> Sequence[str]:
    """The keys of the conversations of which something is still to be delivered."""
    join = sa.select(Conversation.key).join(Turn, Turn.conversation_id == Conversation.id)
    return (await session.scalars(join.where(Turn.delivered.is_not(None)).distinct())).all()


async def pending_of(session: AsyncSession, conversation_key: str) -> Pending | None:
    """What is still to be delivered of a conversation; None where there is no such conversation."""
    join = sa.select(Conversation, Turn).outerjoin(
        Turn, (Turn.conversation_id == Conversation.id) & Turn.delivered.is_not(None)
    )
    rows = (await session.execute(join.where(Conversation.key == conversation_key).order_by(Turn.number))).all()
    if not rows:
        return None
    conversation: Conversation = rows[0].Conversation
    turns = [row.Turn for row in rows if row.Turn is not None]
    return Pending(conversation.id, conversation.channel, conversation.address, turns)


async def delivered(session: AsyncSession, turn: Turn, count: int | None) -> None:
    """Notes that the service has taken so many of the messages that a turn's replies are; None for all of them."""
    here = (_turns.c.conversation_id == turn.conversation_id) & (_turns.c.number == turn.number)
    await session.execute(sa.update(_turns).where(here).values(delivered=count))


async def readdress(session: AsyncSession, conversation_id: str, address: str) -> None:
    """From now on answers go there."""
    here = _conversations.c.id == conversation_id
    await session.execute(sa.update(_conversations).where(here).values(address=address))


async def stop_delivering(session: AsyncSession, conversation_id: str) -> None:
    """Keeps the conversation and delivers nothing more of it, until its leader writes again."""
    here = _conversations.c.id == conversation_id
    await session.execute(sa.update(_conversations).where(here).values(address=None))
    mine = (_turns.c.conversation_id == conversation_id) & _turns.c.delivered.is_not(None)
    await session.execute(sa.update(_turns).where(mine).values(delivered=None))


async def arrive(session: AsyncSession, arrivals: Sequence[dict[str, Any]]) -> set[str]:
    """Notes what has arrived; the keys of what was not here before."""
    # The rows go beside the statement, which is then put together once, however many they are.
    statement = insert(session, Arrival).on_conflict_do_nothing().returning(_arrivals.c.key)
    return set((await session.scalars(statement, arrivals)).all())


async def waiting_arrivals(session: AsyncSession, channel: str) -> Sequence[Arrival]:
    """What has arrived by a channel and is not done, in the order in which it was said."""
    mine = sa.select(Arrival).where(Arrival.channel == channel, Arrival.done_at.is_(None))
    return (await session.scalars(mine.order_by(Arrival.place, Arrival.key))).all()


async def arrival_done(session: AsyncSession, key: str, now: datetime) -> None:
    """Keeps no more than that it was here, so that a repeated delivery stays harmless."""
    values = {"done_at": now, "sealed": None, "conversation_key": None}
    await session.execute(sa.update(_arrivals).where(_arrivals.c.key == key).values(values))


async def drop_arrivals(session: AsyncSession, before: datetime) -> None:
    """Deletes what was done before a moment."""
    await session.execute(sa.delete(_arrivals).where(_arrivals.c.done_at < before))
