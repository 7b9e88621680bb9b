"""The record that is kept of a conversation."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import queries
from conversations.models import Conversation
from gateway.errors import InputInvalid, NoRecord
from gateway.record.model import Record

MOST_TOPICS = 100_000


async def record_in(session: AsyncSession, conversation: Conversation | None, topic: int | None) -> Record:
    """The record of a topic, or, without one, of the latest; raises `NoRecord`."""
    kept = await queries.record_of(session, conversation.id, topic) if conversation else None
    if kept is None:
        raise NoRecord
    whole = await queries.records_of(session, [kept.conversation_id])
    return Record.model_validate({**kept.record, "others": len(whole) - 1})


def topic_of(text: str | None) -> int | None:
    """The number of a topic as it was sent, if one was; raises `InputInvalid`."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 6 and 1 <= int(text) <= MOST_TOPICS):
        raise InputInvalid("'topic' must be the number of a topic, such as 1.")
    return int(text)
