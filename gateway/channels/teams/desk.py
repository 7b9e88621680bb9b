"""Takes what somebody said in Teams to the conversation that it belongs to, and says what stands in its way."""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from gateway.channels.teams.lining_up import Lines
from gateway.channels.teams.post import NAME
from gateway.channels.teams.reading import Heard, Place
from gateway.chats import Chats, Guest
from gateway.courier import Courier
from gateway.errors import GatewayError
from gateway.identity import ConversationKeys
from gateway.inbound import Inbound
from gateway.problems import DATABASE_AWAY, UNEXPECTED, problem_of
from gateway.replies import notice
from serving.logs import where

log = logging.getLogger("gateway.teams")

OTHERS_READ = (
    "Others in this chat can read what is said here, by you and by me, and can answer too. "
    "To talk where only you read it, open a chat with Sounding Board of your own."
)
FILES_UNREAD = "I read words alone, so I have not looked at the file or picture. Type what I should know of it."


class Desk:
    """What the handlers of the channel have done."""

    def __init__(self, chats: Chats, courier: Courier, keys: ConversationKeys) -> None:
        self._chats, self._courier, self._keys = chats, courier, keys
        self._lines = Lines()

    def key_of(self, place: Place) -> str:
        """The key of the conversation that is had there."""
        return self._keys.of(NAME, place.tenant, place.owner)

    async def greet(self, place: Place, address: dict[str, Any]) -> None:
        """Begins the conversation, or says where they were."""
        guest = self._guest(place, address)
        await self._spoken(guest, self._chats.welcome(guest))

    async def take(self, what: Heard, address: dict[str, Any]) -> None:
        """Takes a turn, when those before it in its conversation are done, and has it answered."""
        async with self._lines.turn(self.key_of(what.place), what.at):
            guest = self._guest(what.place, address)
            if what.has_files:
                await self.tell(guest.address, FILES_UNREAD)
                if not what.text:
                    return
            await self._spoken(guest, self._take(guest, what))

    async def tell(self, address: dict[str, Any], words: str) -> None:
        """Says something that is not part of the conversation."""
        await self._courier.hand(NAME, address, [notice(words)])

    async def _take(self, guest: Guest, what: Heard) -> None:
        key = guest.conversation_key
        # Of the conversation's own key, and of what Teams calls the activity, which is stored nowhere.
        inbound = Inbound(key, self._keys.of(f"{NAME}-turn", what.place.tenant, what.activity))
        said = what.pressed.say if what.pressed.say is not None else what.text
        inbound = replace(inbound, choice=what.pressed.choice) if what.pressed.choice else replace(inbound, text=said)
        await self._chats.take(guest, inbound)

    async def _spoken(self, guest: Guest, work: Awaitable[None]) -> None:
        """Does it; where something stands in the way, the leader is told what."""
        try:
            await work
        except GatewayError as error:
            log.info("turn outcome=%s", type(error).__name__)
            await self.tell(guest.address, problem_of(error).detail)
        except SQLAlchemyError as error:
            log.error("database %s", where(error))
            await self.tell(guest.address, DATABASE_AWAY.detail)
        except Exception as error:
            log.error("unexpected %s", where(error))
            await self.tell(guest.address, UNEXPECTED.detail)

    def _guest(self, place: Place, address: dict[str, Any]) -> Guest:
        shared = place.is_shared
        return Guest(NAME, self.key_of(place), address, (notice(OTHERS_READ),) if shared else (), moves=not shared)
