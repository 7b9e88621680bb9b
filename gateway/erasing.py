"""Erases a conversation everywhere: here at once, in Rasa as soon as Rasa is there."""

from __future__ import annotations

import asyncio
import logging
from uuid import uuid4

from conversations import commands, queries
from conversations.database import Database
from gateway.errors import BotAway, NoSession
from gateway.rasa import Bot
from gateway.turnstile import Turnstile
from serving.clock import Clock, utc_now

log = logging.getLogger("gateway.erasing")

# Seconds that a turn which runs is given beyond its patience before an erasure gives up.
GRACE = 5.0


class Eraser:
    """Erases conversations, and remembers what Rasa has yet to forget."""

    def __init__(
        self,
        database: Database,
        turnstile: Turnstile,
        bot: Bot,
        patience: float,
        delayed: asyncio.Event,
        clock: Clock = utc_now,
    ) -> None:
        self._database, self._turnstile, self._bot = database, turnstile, bot
        self._patience, self._clock = patience, clock
        # Set when Rasa has something to forget yet, for recovery to look after.
        self._delayed = delayed

    async def erase(self, conversation_key: str, who: str = commands.LEADER) -> bool:
        """False where Rasa's copy is erased later; raises `NoSession`, or `TurnRunning` where a turn does not end."""
        # A turn that runs is let out first: what it still brings back would outlive the erasure.
        async with self._turnstile.hold(conversation_key, str(uuid4()), self._patience + GRACE):
            async with self._database.writing() as session:
                conversation = await queries.conversation_of(session, conversation_key)
                if conversation is None:
                    raise NoSession
                await commands.erase(session, conversation.id, self._clock(), who)
            return await self.forget(conversation.id)

    async def forget(self, conversation_id: str) -> bool:
        """True when nothing is left of a conversation that was erased here: in no file of ours, nor in Rasa."""
        try:
            if not await self._database.scrub():
                raise BotAway("the write-ahead log is in use")
            await self._bot.forget(conversation_id)
        except BotAway as away:
            log.warning("erase conversation=%s outcome=later reason=%s", conversation_id, away.reason)
            self._delayed.set()
            return False
        async with self._database.writing() as session:
            await commands.erasure_done(session, conversation_id)
        log.info("erase conversation=%s outcome=done", conversation_id)
        return True
