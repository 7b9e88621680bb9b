"""Takes up what was left: turns without an answer, and conversations that Rasa has yet to forget."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from conversations import queries
from conversations.database import Database
from gateway.erasing import Eraser
from gateway.errors import AnswerDelayed, TurnFailed, TurnRunning
from gateway.pipeline import Pipeline
from gateway.rasa import Bot
from serving.logs import where

log = logging.getLogger("gateway.recovery")

# Seconds: how often it looks whether Rasa is back; and whether another replica has left something; and tries one turn.
NEXT_LOOK = 0.5
NEXT_SWEEP = 60.0
PATIENCE = 2.0
# Between tries at a turn that a bot which is ready would not take: so long at first, and then longer.
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0


class Recovery:
    """Sweeps on start, after something was delayed, and now and then."""

    def __init__(
        self,
        database: Database,
        pipeline: Pipeline,
        eraser: Eraser,
        bot: Bot,
        delayed: asyncio.Event,
        wake_courier: Callable[[], None],
    ) -> None:
        self._database, self._pipeline, self._eraser, self._bot = database, pipeline, eraser, bot
        self._delayed, self._wake_courier = delayed, wake_courier

    async def run(self) -> None:
        """Never ends."""
        failures = 0
        while True:
            self._delayed.clear()
            if not await self._bot.ready():
                await asyncio.sleep(NEXT_LOOK)
            elif await self.sweep():
                failures = 0
                await self._wait(NEXT_SWEEP)
            else:
                await asyncio.sleep(min(FIRST_PAUSE * 2**failures, LONGEST_PAUSE))
                failures = min(failures + 1, 10)

    async def sweep(self) -> bool:
        """True when nothing is left to do."""
        try:
            async with self._database.reading() as session:
                turns = await queries.unfinished_turns(session)
                erasures = await queries.pending_erasures(session)
        except SQLAlchemyError as error:
            log.error("sweep %s", where(error))
            return False
        answered = [await self._done(self._finish(conversation_key, turn.key)) for conversation_key, turn in turns]
        if turns:
            self._wake_courier()
        forgotten = [await self._done(self._eraser.forget(conversation_id)) for conversation_id in erasures]
        return all(answered) and all(forgotten)

    async def _done(self, work: Awaitable[bool]) -> bool:
        """False also after an error that nobody foresaw, so that it does not stand in the way of the rest."""
        try:
            return await work
        except Exception as error:
            log.error("sweep %s", where(error))
            return False

    async def _finish(self, conversation_key: str, turn_key: str) -> bool:
        try:
            await self._pipeline.finish(conversation_key, turn_key, PATIENCE)
        except (AnswerDelayed, TurnRunning):
            # Whoever is at it may be about to leave it.
            return False
        except TurnFailed:
            # For good, and for its leader to see.
            log.info("sweep outcome=TurnFailed")
        return True

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._delayed.wait()
        except TimeoutError:
            log.debug("sweep because of the time")
