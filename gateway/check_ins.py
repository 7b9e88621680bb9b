"""Asks leaders what became of their plan, on the day that they set to look back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.exc import SQLAlchemyError

from conversations import commands, queries
from conversations.commands import Said
from conversations.database import Database
from conversations.models import Record, TurnKind
from gateway import events
from gateway.errors import BotAway, BotRefused, TurnRunning
from gateway.rasa import Bot
from gateway.turnstile import Turnstile
from serving.clock import LONDON, Clock, utc_now
from serving.logs import where

log = logging.getLogger("gateway.check_ins")

# Seconds between looks; and the hour, in London, before which nobody is asked.
NEXT_LOOK = 300.0
FIRST_HOUR = 8
PATIENCE = 2.0


class CheckIns:
    """Looks now and then for days that have come; each leader is asked once, whatever is killed in between."""

    def __init__(
        self,
        database: Database,
        turnstile: Turnstile,
        bot: Bot,
        wake_courier: Callable[[], None],
        clock: Clock = utc_now,
    ) -> None:
        self._database, self._turnstile, self._bot, self._clock = database, turnstile, bot, clock
        self._wake_courier = wake_courier

    async def run(self) -> None:
        """Never ends."""
        while True:
            try:
                await self.sweep()
            except SQLAlchemyError as error:
                log.error("check-ins %s", where(error))
            await asyncio.sleep(NEXT_LOOK)

    async def sweep(self) -> int:
        """Asks those whose day has come; how many were asked."""
        now = self._clock().astimezone(LONDON)
        if now.hour < FIRST_HOUR:
            return 0
        async with self._database.reading() as session:
            due = await queries.due_check_ins(session, now.date())
        return sum([await self._ask(key, record) for key, record in due])

    async def _ask(self, conversation_key: str, record: Record) -> bool:
        name = f"{record.conversation_id}/{record.topic}/{record.check_in}"
        said = Said(str(uuid5(NAMESPACE_URL, name)), TurnKind.CHECK_IN)
        try:
            async with self._turnstile.hold(conversation_key, said.key):
                await self._say(record, said)
        except (BotAway, BotRefused, TurnRunning) as error:
            # The next look tries again.
            log.warning("check-in conversation=%s outcome=%s", record.conversation_id, type(error).__name__)
            return False
        except Exception as error:
            # What nobody foresaw does not stand in the way of the others.
            log.error("check-in conversation=%s %s", record.conversation_id, where(error))
            return False
        self._wake_courier()
        log.info("check-in conversation=%s outcome=asked", record.conversation_id)
        return True

    async def _say(self, record: Record, said: Said) -> None:
        answer = await events.ask(self._bot, record.conversation_id, said, PATIENCE, str(record.topic))
        now = self._clock()
        async with self._database.writing() as session:
            last = await queries.last_turn_of(session, record.conversation_id)
            if last is None or record.check_in is None:
                return
            await events.keep(session, record.conversation_id, last.number + 1, said, answer, now)
            await commands.checked_in(session, record.conversation_id, record.topic, record.check_in)
