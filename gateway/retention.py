"""Erases what has been kept for long enough, now and then."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from conversations import queries
from conversations.database import Database
from gateway.erasing import Eraser
from gateway.errors import NoSession, TurnRunning
from serving.clock import Clock, utc_now
from serving.logs import where

log = logging.getLogger("gateway.retention")

# Seconds.
NEXT_ROUND, NEXT_LOOK = 1.0, 3600.0
# Who the access log says did it.
WHO = "the retention period"


class Retention:
    """Looks each hour for conversations in which nothing has happened for the whole period."""

    def __init__(self, database: Database, eraser: Eraser, period: timedelta, clock: Clock = utc_now) -> None:
        self._database, self._eraser, self._period, self._clock = database, eraser, period, clock

    async def run(self) -> None:
        """Never ends."""
        while True:
            try:
                erased = await self.sweep()
            except SQLAlchemyError as error:
                log.error("retention %s", where(error))
                erased = 0
            # After a round that found some there may be more.
            await asyncio.sleep(NEXT_ROUND if erased else NEXT_LOOK)

    async def sweep(self) -> int:
        """Erases a round of conversations, in Rasa too; how many it were."""
        async with self._database.reading() as session:
            keys = await queries.silent_since(session, self._clock() - self._period)
        erased = sum([await self._erase(key) for key in keys])
        if erased:
            log.info("retention erased=%d", erased)
        return erased

    async def _erase(self, conversation_key: str) -> bool:
        try:
            await self._eraser.erase(conversation_key, WHO)
        except (NoSession, TurnRunning) as outcome:
            # Another replica was quicker, or its leader has just come back.
            log.info("retention outcome=%s", type(outcome).__name__)
            return False
        except Exception as error:
            # What nobody foresaw does not stand in the way of the others.
            log.error("retention %s", where(error))
            return False
        return True
