"""Whether a conversation is shared, and who has read it, in words for its leader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses
from conversations.models import Conversation
from conversations.people import Access, Action
from gateway.replies import notice
from serving.clock import LONDON

# The latest; the rest is a number.
SHOWN = 10
SHARED = "It is shared with your coaches now: every topic of this conversation, and what you add to it."
NOT_SHARED = "It is not shared: no coach can read any topic of this conversation."
NOBODY = "No coach has read it so far."
READ = {
    Action.READ: "{who} read it on {day}",
    Action.IN_EXPORT: "{who} took a copy of it on {day}",
    Action.FOUND: "{who} saw words of it in a search on {day}",
}


async def sharing_in(session: AsyncSession, conversation_id: str) -> list[dict[str, Any]]:
    """The reply that tells a leader whether their conversation is shared, however that was done."""
    mine = sa.select(Conversation.shared).where(Conversation.id == conversation_id)
    return [notice(SHARED if await session.scalar(mine) else NOT_SHARED)]


async def readings_in(session: AsyncSession, conversation_id: str) -> list[dict[str, Any]]:
    """The replies that tell a leader who has read their conversation; none where it was never shared."""
    lines = await accesses.accesses_of(session, conversation_id)
    read = [line for line in lines if line.action in READ]
    # Where many have read it since, that it was shared is further back than these lines go.
    if not read and all(line.action != Action.SHARED for line in lines):
        return []
    return [notice(_told(read))]


def _told(read: Sequence[Access]) -> str:
    if not read:
        return NOBODY
    earlier = f"\n- and {len(read) - SHOWN} times before that" if len(read) > SHOWN else ""
    return "Who has read it so far:\n" + "\n".join(f"- {_line(one)}" for one in read[:SHOWN]) + earlier


def _line(line: Access) -> str:
    local = line.at.astimezone(LONDON)
    return READ[line.action].format(who=line.who, day=f"{local.day} {local:%B %Y at %H:%M}")
