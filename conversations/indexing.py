"""Draws shared conversations into the coaches' list, search and figures, and takes them out again."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.digesting import Digest, digest
from conversations.models import Conversation, TurnKind
from conversations.passages import passages_of
from conversations.queries import records_of
from conversations.reviews import Facet, Review, Words
from conversations.statements import rows_changed

# What one round takes on at most, so that nobody waits long for a page.
ROUND = 50
_stale = Conversation.shared & (
    Conversation.indexed_at.is_(None) | (Conversation.indexed_at < Conversation.last_activity_at)
)


async def is_stale(session: AsyncSession) -> bool:
    """True where something shared has changed since it was drawn."""
    return await session.scalar(sa.select(Conversation.id).where(_stale).limit(1)) is not None


async def freshen(session: AsyncSession) -> int:
    """Draws up to a round of what has changed; how many it were. What another process is at is waited for."""
    changed = sa.select(Conversation).where(_stale).order_by(Conversation.last_activity_at.desc()).limit(ROUND)
    conversations = (await session.scalars(changed.with_for_update())).all()
    for conversation in conversations:
        await _draw(session, conversation)
    return len(conversations)


async def withdraw(session: AsyncSession, conversation_id: str) -> None:
    """Hides a conversation from every list at once; the coaches' notes stay, unseen, in case it is shared again."""
    for table in (Facet, Words):
        await session.execute(sa.delete(table).where(table.conversation_id == conversation_id))
    mine = Review.conversation_id == conversation_id
    await session.execute(sa.update(Review).where(mine).values(shared=False, opening="", lowest_rating=None))
    here = Conversation.id == conversation_id
    await session.execute(sa.update(Conversation).where(here).values(indexed_at=None))


async def forget_words(session: AsyncSession, conversation_id: str) -> None:
    """Takes what was said out of the search for good; SQLite's keeps deleted words until it is put in order."""
    await session.execute(sa.delete(Words).where(Words.conversation_id == conversation_id))
    # Words that were drawn earlier, and taken out since because the leader took them back, are in there, too.
    was_drawn = await session.scalar(sa.select(Review.turns).where(Review.conversation_id == conversation_id))
    if was_drawn is not None and session.get_bind().dialect.name == "sqlite":
        await session.execute(sa.text("INSERT INTO words_search (words_search) VALUES ('optimize')"))


async def _draw(session: AsyncSession, conversation: Conversation) -> None:
    of = conversation.id
    turns = await passages_of(session, [of])
    drawn = digest(turns, await records_of(session, [of]))
    said = sum(turn.kind in (TurnKind.TEXT, TurnKind.CHOICE) for turn in turns)
    await _keep_review(session, conversation, drawn, said)
    await session.execute(sa.delete(Facet).where(Facet.conversation_id == of))
    if drawn.facets:
        rows = [
            {"conversation_id": of, "kind": kind, "value": value, "number": number}
            for (kind, value), number in drawn.facets.items()
        ]
        await session.execute(sa.insert(Facet), rows)
    await session.execute(sa.delete(Words).where(Words.conversation_id == of))
    await session.execute(sa.insert(Words), {"conversation_id": of, "body": drawn.words})
    here = Conversation.id == of
    await session.execute(sa.update(Conversation).where(here).values(indexed_at=conversation.last_activity_at))


async def _keep_review(session: AsyncSession, conversation: Conversation, drawn: Digest, turns: int) -> None:
    values = {
        "shared": True,
        "begun_at": conversation.created_at,
        "activity_at": conversation.last_activity_at,
        "channel": conversation.channel,
        "stage": drawn.stage,
        "turns": turns,
        "lowest_rating": drawn.lowest_rating,
        "opening": drawn.opening,
    }
    changed = await session.execute(sa.update(Review).where(Review.conversation_id == conversation.id).values(values))
    if not rows_changed(changed):
        await session.execute(sa.insert(Review), {"conversation_id": conversation.id, **values})
