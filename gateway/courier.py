"""Delivers replies to chat channels: in order, each until the service has taken it, whatever is killed in between."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from conversations import deliveries
from conversations.database import Database
from conversations.deliveries import Pending
from conversations.errors import Locked
from conversations.locks import Locks
from conversations.models import Turn, TurnKind, TurnState
from gateway.addresses import Addresses
from gateway.errors import AddressUnreadable, TurnFailed
from gateway.posting import Parcel, Post, TryLater, Undeliverable
from gateway.problems import problem_of
from gateway.replies import Reply, notice
from serving.logs import where

log = logging.getLogger("gateway.courier")

# Seconds: until it looks whether another replica has left something; and for which the same conversation is waited for.
NEXT_SWEEP = 60.0
PATIENCE = 120.0
# Between tries where the service does not say how long: so long at first, and then longer.
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
# So many conversations at once.
MOST = 16


class Courier:
    """Delivers when told to, on start, and again where a service could not take something."""

    def __init__(self, database: Database, locks: Locks, addresses: Addresses) -> None:
        self._database, self._locks, self._addresses = database, locks, addresses
        self._posts: dict[str, Post] = {}
        self._woken = asyncio.Event()
        self._gate = asyncio.Semaphore(MOST)
        # When a conversation is tried again, on the loop's clock, and how often it was put off in a row.
        self._again: dict[str, float] = {}
        self._put_off: dict[str, int] = {}

    def serve(self, post: Post) -> None:
        """Adds a channel."""
        self._posts[post.name] = post

    def wake(self) -> None:
        """Says that something was answered that nobody delivers: by recovery, or on the day to look back."""
        self._woken.set()

    async def run(self) -> None:
        """Never ends."""
        async with asyncio.TaskGroup() as group:
            while True:
                self._woken.clear()
                try:
                    for conversation_key in await self._due():
                        group.create_task(self._deliver_left(conversation_key))
                except Exception as error:
                    # Whatever it was, those that are being delivered go on.
                    log.error("sweep %s", where(error))
                await self._wait()

    async def deliver(self, conversation_key: str, fresh: Collection[str]) -> None:
        """Delivers what was just answered, the `fresh` turns for the first time; what cannot be now is later."""
        if conversation_key in self._again:
            # What waits for its time is in front.
            return
        try:
            await self._deliver(conversation_key, PATIENCE, fresh)
        except (Locked, SQLAlchemyError) as error:
            log.warning("delivery outcome=%s", type(error).__name__)
            self.wake()

    async def hand(self, channel: str, address: dict[str, Any], replies: Sequence[Reply]) -> None:
        """Delivers once what is stored nowhere: the last words of a conversation that was erased, or a notice."""
        post = self._posts[channel]
        try:
            for number, message in enumerate(_messages(post, replies)):
                await post.send(address, Parcel("", number, message))
        except (TryLater, Undeliverable) as error:
            log.warning("notice channel=%s outcome=%s", channel, type(error).__name__)

    async def _due(self) -> list[str]:
        """The conversations of which something is left, except those that were put off."""
        async with self._database.reading() as session:
            keys = await deliveries.conversations_to_deliver(session)
        now = asyncio.get_running_loop().time()
        # Those that are due are tried now, and those of which nothing is left are done with.
        self._again = {key: at for key, at in self._again.items() if at > now and key in keys}
        self._put_off = {key: times for key, times in self._put_off.items() if key in keys}
        return [key for key in keys if key not in self._again]

    async def _deliver_left(self, conversation_key: str) -> None:
        try:
            async with self._gate:
                await self._deliver(conversation_key, 0)
        except Locked:
            log.debug("delivery is at it already")
        except Exception as error:
            # What nobody foresaw does not stand in the way of the others.
            log.error("delivery %s", where(error))
            self._delay(conversation_key, None)

    async def _deliver(self, conversation_key: str, wait: float, fresh: Collection[str] = ()) -> None:
        async with self._locks.hold(f"delivery/{conversation_key}", wait):
            async with self._database.reading() as session:
                pending = await deliveries.pending_of(session, conversation_key)
            if pending is None or pending.channel not in self._posts:
                return
            try:
                await self._deliver_turns(conversation_key, pending, fresh)
            except TryLater as later:
                self._delay(conversation_key, later.seconds)
            except (Undeliverable, AddressUnreadable) as error:
                await self._give_up(pending, error)
            else:
                self._put_off.pop(conversation_key, None)

    async def _deliver_turns(self, conversation_key: str, pending: Pending, fresh: Collection[str]) -> None:
        if not pending.turns or pending.address is None:
            return
        post, address = self._posts[pending.channel], self._addresses.open(pending.address, conversation_key)
        for turn in pending.turns:
            await self._deliver_turn(post, address, turn, turn.key not in fresh)
            log.info("delivery conversation=%s number=%d outcome=delivered", turn.conversation_id, turn.number)

    async def _deliver_turn(self, post: Post, address: dict[str, Any], turn: Turn, is_doubtful: bool) -> None:
        """Message by message; that one was taken is noted while the next is on its way."""
        messages = _messages(post, _replies(turn))
        if (turn.delivered or 0) >= len(messages):
            # There is nothing to be seen of it, or another version of the program made more messages of it.
            await self._note(turn, len(messages), len(messages))
        noted: asyncio.Task[None] | None = None
        try:
            for parcel in _parcels(turn, messages, is_doubtful):
                await post.send(address, parcel)
                if noted:
                    await noted
                noted = asyncio.create_task(self._note(turn, parcel.number + 1, len(messages)))
        finally:
            if noted:
                await noted

    async def _note(self, turn: Turn, sent: int, of: int) -> None:
        async with self._database.writing() as session:
            await deliveries.delivered(session, turn, sent if sent < of else None)

    async def _give_up(self, pending: Pending, error: Exception) -> None:
        log.warning("delivery conversation=%s outcome=%s", pending.conversation_id, type(error).__name__)
        async with self._database.writing() as session:
            await deliveries.stop_delivering(session, pending.conversation_id)

    def _delay(self, conversation_key: str, seconds: float | None) -> None:
        times = self._put_off.get(conversation_key, 0)
        pause = min(FIRST_PAUSE * 2**times, LONGEST_PAUSE) if seconds is None else seconds
        self._put_off[conversation_key] = min(times + 1, 10)
        self._again[conversation_key] = asyncio.get_running_loop().time() + pause
        log.info("delivery outcome=later seconds=%.1f", pause)
        self.wake()

    async def _wait(self) -> None:
        """Until something is woken, or the next conversation's time has come."""
        now = asyncio.get_running_loop().time()
        pause = min((at - now for at in self._again.values()), default=NEXT_SWEEP)
        try:
            async with asyncio.timeout(max(0.0, min(pause, NEXT_SWEEP))):
                await self._woken.wait()
        except TimeoutError:
            log.debug("sweep because of the time")


def _replies(turn: Turn) -> Sequence[Reply]:
    """What is delivered of a turn: its replies, or that it has none."""
    if turn.state == TurnState.FAILED:
        return [notice(problem_of(TurnFailed()).detail)]
    return turn.replies or []


def _messages(post: Post, replies: Sequence[Reply]) -> list[Any]:
    return [message for reply in replies for message in post.messages(reply)]


def _parcels(turn: Turn, messages: Sequence[Any], is_doubtful: bool) -> Iterator[Parcel]:
    chosen = turn.said if turn.kind == TurnKind.CHOICE else None
    for number in range(turn.delivered or 0, len(messages)):
        yield Parcel(turn.key, number, messages[number], None if number else chosen, turn.answered_at, is_doubtful)
