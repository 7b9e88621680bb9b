"""Keeps what Slack tells us before Slack is thanked, and sees to it, one after the other for each conversation."""

from __future__ import annotations

import asyncio
import logging
from bisect import insort
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from gateway.addresses import Addresses
from gateway.channels.slack.calm import Calm
from gateway.channels.slack.deeds import Deeds
from gateway.channels.slack.ledger import Ledger
from gateway.channels.slack.notes import Kind, Names, Note, Said
from gateway.errors import (
    AddressUnreadable,
    AnswerDelayed,
    ChoiceNotOffered,
    NoRecord,
    StillStarting,
    TextMissing,
    TextTooLong,
    TooManyRequests,
    TurnRunning,
)
from gateway.posting import TryLater, Undeliverable
from gateway.problems import UNEXPECTED, problem_of
from serving.clock import Clock, utc_now
from serving.logs import where

log = logging.getLogger("gateway.slack")

# Seconds between looks for what another replica has left, and how old that must be to have been left.
NEXT_SWEEP = 60.0
LEFT = timedelta(minutes=2)
# Between tries: so long at first, and then longer.
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
# So often is something tried that nobody foresaw.
MOST_TRIES = 3

DELAYED = "I cannot answer just now. Your message is kept, and the answer will come here."
STARTING = "I am still starting. Your message is kept, and the answer will come here."


@dataclass(order=True)
class Waiting:
    """A note in its conversation's queue; the words are in memory alone, and gone where they must be looked up."""

    place: str
    key: str
    note: Note = field(compare=False)
    said: Said | None = field(compare=False)
    # True while it becomes a turn, and afterwards; before, and between tries, it is as its author has it now.
    is_taken: bool = field(default=False, compare=False)


class Inbox:
    """Each conversation has a queue, in the order in which things were said, and a worker while it is filled."""

    def __init__(
        self, ledger: Ledger, addresses: Addresses, deeds: Deeds, names: Names, calm: Calm, clock: Clock = utc_now
    ) -> None:
        self._ledger, self._addresses, self._deeds, self._names = ledger, addresses, deeds, names
        self._calm, self._clock = calm, clock
        self._queues: dict[str, list[Waiting]] = {}
        self._known: set[str] = set()
        self._workers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Never ends: what was left, at the start all of it, and what need not be known any longer."""
        left = timedelta()
        try:
            while True:
                try:
                    await self._sweep(left)
                except Exception as error:
                    # Whatever it was, the workers go on.
                    log.error("sweep %s", where(error))
                left = LEFT
                await asyncio.sleep(NEXT_SWEEP)
        finally:
            for task in self._workers:
                task.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)

    async def put(self, note: Note, said: Said | None = None) -> None:
        """Returns when the note is kept for good; raises what the database raises."""
        if note.kind is Kind.EDITED and self._reword(note, said):
            return
        if note.kind is Kind.DELETED and self._withdraw(note):
            return
        waiting = Waiting(note.at, self._names.of(note), note, said)
        conversation_key = self._names.conversation_of(note)
        row = {
            "key": waiting.key,
            "conversation_key": conversation_key,
            "place": note.at,
            "sealed": self._addresses.seal(note.plain(), waiting.key),
            "received_at": self._clock(),
        }
        if await self._ledger.write(row):
            self._line_up(conversation_key, waiting)

    async def _sweep(self, left: timedelta) -> None:
        now = self._clock()
        for arrival in await self._ledger.left(now):
            if arrival.key in self._known or arrival.received_at + left > now:
                continue
            try:
                note = Note.of(self._addresses.open(arrival.sealed or "", arrival.key))
            except (AddressUnreadable, KeyError, TypeError, ValueError) as error:
                # The installation's secret has changed, or another version of the program has written it.
                log.error("arrival outcome=unreadable %s", where(error))
                await self._ledger.done(arrival.key, now)
                continue
            self._line_up(self._names.conversation_of(note), Waiting(arrival.place, arrival.key, note, None))

    def _line_up(self, conversation_key: str, waiting: Waiting) -> None:
        self._known.add(waiting.key)
        if conversation_key in self._queues:
            insort(self._queues[conversation_key], waiting)
            return
        self._queues[conversation_key] = [waiting]
        task = asyncio.create_task(self._work(conversation_key))
        self._workers.add(task)
        task.add_done_callback(self._workers.discard)

    def _reword(self, note: Note, said: Said | None) -> bool:
        """True where the message still waits: then it says what it says now."""
        waiting = self._waiting_message(note)
        if waiting is not None:
            waiting.said = said
        return waiting is not None

    def _withdraw(self, note: Note) -> bool:
        """True where the message still waits: then it was never said."""
        waiting = self._waiting_message(note)
        if waiting is not None:
            waiting.note = note
        return waiting is not None

    def _waiting_message(self, note: Note) -> Waiting | None:
        key = self._names.of_message(note)
        queue = self._queues.get(self._names.conversation_of(note), [])
        return next((waiting for waiting in queue if waiting.key == key and not waiting.is_taken), None)

    async def _work(self, conversation_key: str) -> None:
        queue = self._queues[conversation_key]
        try:
            while queue:
                await self._finish(queue[0], queue)
        except Exception as error:
            log.error("arrival %s", where(error))
        finally:
            # What is left, the next sweep takes up.
            self._known -= {waiting.key for waiting in queue}
            del self._queues[conversation_key]

    async def _finish(self, waiting: Waiting, queue: list[Waiting]) -> None:
        try:
            await self._see_to(waiting)
            # What was said earlier may have come to stand before it.
            queue.remove(waiting)
            await self._ledger.done(waiting.key, self._clock())
        finally:
            self._known.discard(waiting.key)

    async def _see_to(self, waiting: Waiting) -> None:
        """Tries until it is done, or cannot be."""
        pause, tries, told = FIRST_PAUSE, 0, False
        while True:
            try:
                async with self._calm.working():
                    waiting.is_taken = True
                    await self._deeds.do(waiting.note, waiting.said)
                return
            except (TextMissing, TextTooLong, ChoiceNotOffered, NoRecord) as error:
                await self._tell(waiting, problem_of(error).detail)
                return
            except AnswerDelayed as delayed:
                if not told:
                    await self._tell(waiting, DELAYED)
                if delayed.kept:
                    return
                told = True
            except StillStarting:
                if not told:
                    await self._tell(waiting, STARTING)
                told = True
            except Undeliverable as refusal:
                log.warning("arrival kind=%s outcome=undeliverable reason=%s", waiting.note.kind, refusal.reason)
                return
            except TooManyRequests as refusal:
                pause = refusal.seconds
            except TryLater as later:
                pause = later.seconds or pause
            except (TurnRunning, SQLAlchemyError) as error:
                log.info("arrival kind=%s outcome=%s", waiting.note.kind, type(error).__name__)
            except Exception as error:
                log.error("arrival kind=%s %s", waiting.note.kind, where(error))
                tries += 1
                if tries >= MOST_TRIES:
                    await self._tell(waiting, UNEXPECTED.detail)
                    return
            waiting.is_taken = False
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _tell(self, waiting: Waiting, words: str) -> None:
        try:
            await self._deeds.tell(waiting.note, words)
        except Exception as error:
            # A courtesy that stands in nobody's way.
            log.warning("notice %s", where(error))
