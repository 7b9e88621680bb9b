"""What can be asked of the database; the caller brings the session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import Conversation, Erasure, Record, Turn, TurnState
from conversations.reviews import Review

_last_number = (
    sa.select(sa.func.coalesce(sa.func.max(Turn.number), 0))
    .where(Turn.conversation_id == Conversation.id)
    .correlate(Conversation)
    .scalar_subquery()
)
_wanted = (Turn.key == sa.bindparam("turn_key")) | (Turn.state == TurnState.RECEIVED)
# Asked at every turn, so it is one statement, and put together once.
_standing = (
    sa.select(Conversation.id, Conversation.offered, Conversation.told, _last_number.label("last_number"), Turn)
    .outerjoin(Turn, (Turn.conversation_id == Conversation.id) & _wanted)
    .where(Conversation.key == sa.bindparam("conversation_key"))
    .order_by(Turn.number)
)


@dataclass(frozen=True)
class Standing:
    """How things are in a conversation when a turn arrives."""

    conversation_id: str
    # The choices of the last replies that offered any.
    offered: Sequence[dict[str, str]]
    # Whether the leader has been told that personal details are taken out.
    told: bool
    last_number: int
    # The turn itself, where it has been here before, and the earliest other one that is not answered.
    turn: Turn | None
    earlier: Turn | None


async def standing_of(session: AsyncSession, conversation_key: str, turn_key: str) -> Standing | None:
    """How things are for a turn that arrives; None where there is no such conversation."""
    asked = {"conversation_key": conversation_key, "turn_key": turn_key}
    rows = (await session.execute(_standing, asked)).all()
    if not rows:
        return None
    conversation_id, offered, told, last_number, _ = rows[0]
    turns = [row.Turn for row in rows if row.Turn is not None]
    turn = next((turn for turn in turns if turn.key == turn_key), None)
    earlier = next((turn for turn in turns if turn.key != turn_key), None)
    return Standing(conversation_id, offered or [], told, last_number, turn, earlier)


async def conversation_of(session: AsyncSession, key: str) -> Conversation | None:
    """The conversation with this key."""
    return (await session.scalars(sa.select(Conversation).where(Conversation.key == key))).one_or_none()


async def turn_of(session: AsyncSession, conversation_key: str, turn_key: str) -> Turn | None:
    """The turn with this key in the conversation with that key."""
    join = sa.select(Turn).join(Conversation, Turn.conversation_id == Conversation.id)
    mine = join.where(Conversation.key == conversation_key, Turn.key == turn_key)
    return (await session.scalars(mine)).one_or_none()


async def turns_after(session: AsyncSession, conversation_id: str, number: int) -> Sequence[Turn]:
    """The turns that follow turn `number`, in order; all of them after 0."""
    mine = (Turn.conversation_id == conversation_id) & (Turn.number > number)
    return (await session.scalars(sa.select(Turn).where(mine).order_by(Turn.number))).all()


async def last_turn_of(session: AsyncSession, conversation_id: str) -> Turn | None:
    """The turn with the highest number."""
    mine = sa.select(Turn).where(Turn.conversation_id == conversation_id)
    return (await session.scalars(mine.order_by(Turn.number.desc()).limit(1))).one_or_none()


async def record_of(session: AsyncSession, conversation_id: str, topic: int | None = None) -> Record | None:
    """The record of a topic; without one, of the topic that was spoken about last."""
    mine = sa.select(Record).where(Record.conversation_id == conversation_id)
    if topic is not None:
        mine = mine.where(Record.topic == topic)
    latest = mine.order_by(Record.changed_at.desc(), Record.topic.desc()).limit(1)
    return (await session.scalars(latest)).one_or_none()


async def records_of(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[Record]:
    """The records of these conversations, by topic."""
    mine = sa.select(Record).where(Record.conversation_id.in_(conversation_ids))
    return (await session.scalars(mine.order_by(Record.conversation_id, Record.topic))).all()


async def due_check_ins(session: AsyncSession, today: date) -> Sequence[tuple[str, Record]]:
    """Records whose day to look back has come and was not asked about, each with the key of its conversation."""
    join = sa.select(Conversation.key, Record).join(Record, Record.conversation_id == Conversation.id)
    is_asked = Record.checked_in.is_not(None) & (Record.checked_in == Record.check_in)
    rows = await session.execute(join.where(Record.check_in <= today, ~is_asked).order_by(Record.check_in))
    return [(key, record) for key, record in rows]


async def unfinished_turns(session: AsyncSession) -> Sequence[tuple[str, Turn]]:
    """Every turn that was received and not answered, oldest first, each with the key of its conversation."""
    join = sa.select(Conversation.key, Turn).join(Turn, Turn.conversation_id == Conversation.id)
    rows = await session.execute(join.where(Turn.state == TurnState.RECEIVED).order_by(Turn.received_at, Turn.number))
    return [(key, turn) for key, turn in rows]


async def silent_since(session: AsyncSession, moment: datetime, limit: int = 100) -> Sequence[str]:
    """The keys of conversations in which nothing has happened since, oldest first."""
    old = sa.select(Conversation.key).where(Conversation.last_activity_at < moment)
    return (await session.scalars(old.order_by(Conversation.last_activity_at).limit(limit))).all()


async def pending_erasures(session: AsyncSession) -> Sequence[str]:
    """The ids of conversations that Rasa has yet to forget, oldest first."""
    return (await session.scalars(sa.select(Erasure.conversation_id).order_by(Erasure.requested_at))).all()


async def is_reachable(session: AsyncSession) -> bool:
    """True where the tables answer; raises what the database raises otherwise."""
    await session.execute(sa.select(Conversation.id).limit(1))
    return True


async def is_kept(session: AsyncSession, conversation_id: str) -> bool:
    """True where there is a conversation of this id."""
    return await session.get(Conversation, conversation_id) is not None


async def review_of(session: AsyncSession, conversation_id: str) -> Review | None:
    """A shared conversation; the conversation's own word counts, so that one just taken back is not found."""
    join = sa.select(Review).join(Conversation, Conversation.id == Review.conversation_id)
    mine = join.where(Review.conversation_id == conversation_id, Review.shared, Conversation.shared)
    return (await session.scalars(mine)).one_or_none()
