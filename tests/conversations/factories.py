"""Conversations and turns to test with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conversations import commands
from conversations.commands import Said
from conversations.database import Database
from conversations.models import Turn, TurnKind, new_id

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
REPLIES = [{"text": "Yes?", "card": None, "choices": []}]
CHOICES = [{"id": "rate:1", "label": "1"}]


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


async def a_conversation(database: Database, key: str = "a-key", at: datetime = NOW) -> str:
    """A conversation without turns; its id."""
    conversation_id = new_id()
    async with database.writing() as session:
        await commands.begin(session, conversation_id, key, "web", at)
    return conversation_id


async def a_turn(
    database: Database, conversation_id: str, number: int, text: str = "Hello.", at: datetime = NOW
) -> Turn:
    """A turn that waits for its answer; its key is `turn-<number>`."""
    async with database.writing() as session:
        said = Said(f"turn-{number}", TurnKind.TEXT, text)
        return await commands.receive(session, conversation_id, number, said, at)


async def an_answered_turn(database: Database, conversation_id: str, number: int, at: datetime = NOW) -> Turn:
    """A turn with its replies."""
    turn = await a_turn(database, conversation_id, number, at=at)
    async with database.writing() as session:
        await commands.answer(session, turn, REPLIES, None, at)
    return turn
