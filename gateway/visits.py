"""A leader who comes for the first time, and one who comes back."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

from conversations import commands, queries
from conversations.commands import Said
from conversations.database import Database
from conversations.models import Conversation, Turn, TurnKind, TurnState, new_id
from gateway import events
from gateway.errors import BotAway, BotRefused, StillStarting, TurnRunning
from gateway.rasa import Bot
from gateway.turnstile import Turnstile
from serving.clock import Clock, utc_now

log = logging.getLogger("gateway.visits")

# Seconds: somebody who only opens the page is told sooner than somebody who sent a message.
PATIENCE = 2.0


class Visits:
    """Begins conversations and says where they were to those who come back."""

    def __init__(
        self, database: Database, turnstile: Turnstile, bot: Bot, idle: timedelta, clock: Clock = utc_now
    ) -> None:
        self._database, self._turnstile, self._bot, self._idle, self._clock = database, turnstile, bot, idle, clock

    async def begin(
        self, conversation_key: str, channel: str, address: str | None = None, notice: Sequence[dict[str, Any]] = ()
    ) -> str:
        """Stores a new conversation with the welcome, and what is told before it, as its first turn; the turn's key.

        Raises `StillStarting`, and `IntegrityError` where somebody else has just begun it; then nothing is stored.
        """
        conversation_id, said = new_id(), Said(str(uuid4()), TurnKind.START)
        try:
            answer = await events.ask(self._bot, conversation_id, said, PATIENCE)
        except (BotAway, BotRefused) as error:
            raise StillStarting from error
        now = self._clock()
        async with self._database.writing() as session:
            await commands.begin(session, conversation_id, conversation_key, channel, now, address)
            await events.keep(session, conversation_id, 1, said, answer, now, notice)
        return said.key

    async def resume(self, conversation_key: str) -> bool:
        """False where there is no such conversation; after a longer absence the bot says where they were."""
        async with self._database.reading() as session:
            conversation = await queries.conversation_of(session, conversation_key)
        if conversation is None:
            return False
        await self.resume_after_absence(conversation)
        return True

    async def resume_after_absence(self, conversation: Conversation) -> bool:
        """True where the leader was away for so long that they were to be told where they were."""
        if conversation.last_activity_at + self._idle > self._clock():
            return False
        await self._say_where_they_were(conversation)
        return True

    async def _say_where_they_were(self, conversation: Conversation) -> None:
        said = Said(str(uuid4()), TurnKind.RESUME)
        try:
            async with self._turnstile.hold(conversation.key, said.key):
                last = await self._last_turn(conversation.id)
                if last and _is_of_the_leader(last):
                    answer = await events.ask(self._bot, conversation.id, said, PATIENCE)
                    async with self._database.writing() as session:
                        await events.keep(session, conversation.id, last.number + 1, said, answer, self._clock())
        except (BotAway, BotRefused, TurnRunning) as error:
            # A courtesy that does not stand in the way: what was said is there to read, and the next visit tries again.
            log.warning("resume conversation=%s outcome=%s", conversation.id, type(error).__name__)

    async def _last_turn(self, conversation_id: str) -> Turn | None:
        async with self._database.reading() as session:
            return await queries.last_turn_of(session, conversation_id)


def _is_of_the_leader(turn: Turn) -> bool:
    """True for a turn of the leader's own that does not still wait for its answer."""
    return turn.kind in (TurnKind.TEXT, TurnKind.CHOICE) and turn.state != TurnState.RECEIVED
