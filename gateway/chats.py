"""What chat channels do alike with what somebody says: their conversation, the turn, and the replies' delivery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import IntegrityError

from conversations import deliveries, queries
from conversations.database import Database
from conversations.models import Conversation
from gateway.addresses import Addresses
from gateway.courier import Courier
from gateway.errors import AddressUnreadable, NoSession, TurnFailed
from gateway.inbound import Inbound
from gateway.pipeline import Pipeline
from gateway.visits import Visits

# Seconds for which a turn that another gateway runs, or recovery, or the day to look back, is waited for.
PATIENCE = 60.0


@dataclass(frozen=True)
class Guest:
    """Somebody at a chat channel, or all who talk in one of its threads."""

    channel: str
    conversation_key: str
    # Where answers go, as the channel's `Post` reads it; sealed before it is stored.
    address: dict[str, Any]
    # What is told before the welcome, such as that others can read this.
    notice: Sequence[dict[str, Any]] = ()
    # False where all answers go to where the first went, whoever speaks: in a thread of several.
    moves: bool = True


class Chats:
    """Takes guests' turns and has the replies delivered."""

    def __init__(
        self, database: Database, visits: Visits, pipeline: Pipeline, courier: Courier, addresses: Addresses
    ) -> None:
        self._database, self._visits, self._pipeline = database, visits, pipeline
        self._courier, self._addresses = courier, addresses

    async def welcome(self, guest: Guest) -> None:
        """Begins their conversation, or tells them after a longer absence where they were.

        Raises `StillStarting` where there is none and none can begin.
        """
        conversation = await self._conversation(guest)
        if conversation is None:
            await self._begin(guest)
            return
        await self._note_address(guest, conversation)
        if await self._visits.resume_after_absence(conversation):
            await self._courier.deliver(guest.conversation_key, fresh=())

    async def take(self, guest: Guest, inbound: Inbound, wait: float = PATIENCE) -> None:
        """Takes a turn and returns when its replies were delivered, or are left to the courier.

        Raises what `Pipeline.take` raises except `NoSession` and `TurnFailed`, and `StillStarting`.
        """
        await self.welcome(guest)
        try:
            answered = await self._pipeline.take(inbound, wait)
        except TurnFailed:
            # Stored as failed, of which the courier tells the leader.
            await self._courier.deliver(guest.conversation_key, {inbound.turn_key})
            return
        except NoSession:
            # Erased just now; what was said begins a new one.
            await self.take(guest, inbound, wait)
            return
        if answered.is_erased:
            # The last words are stored nowhere.
            await self._courier.hand(guest.channel, guest.address, answered.replies)
            return
        await self._courier.deliver(guest.conversation_key, {inbound.turn_key} if answered.is_new else ())

    async def _conversation(self, guest: Guest) -> Conversation | None:
        async with self._database.reading() as session:
            return await queries.conversation_of(session, guest.conversation_key)

    async def _begin(self, guest: Guest) -> None:
        sealed = self._addresses.seal(guest.address, guest.conversation_key)
        try:
            said = await self._visits.begin(guest.conversation_key, guest.channel, sealed, guest.notice)
        except IntegrityError:
            # Another gateway has just begun it, and delivers the welcome.
            return
        await self._courier.deliver(guest.conversation_key, {said})

    async def _note_address(self, guest: Guest, conversation: Conversation) -> None:
        if self._is_known(guest, conversation.address):
            return
        sealed = self._addresses.seal(guest.address, guest.conversation_key)
        async with self._database.writing() as session:
            await deliveries.readdress(session, conversation.id, sealed)

    def _is_known(self, guest: Guest, sealed: str | None) -> bool:
        if sealed is None:
            return False
        try:
            address = self._addresses.open(sealed, guest.conversation_key)
        except AddressUnreadable:
            return False
        return address == guest.address or not guest.moves
