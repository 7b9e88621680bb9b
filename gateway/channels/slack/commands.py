"""The slash command: alone it opens the conversation, with words it says them, within the seconds that Slack gives."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

from conversations import queries
from conversations.database import Database
from gateway.channels.slack import home
from gateway.channels.slack.deeds import Deeds
from gateway.channels.slack.notes import Kind, Names, Note, said_in
from gateway.chats import Chats
from gateway.errors import GatewayError
from gateway.inbound import Inbound
from gateway.posting import Undeliverable
from gateway.problems import problem_of
from serving.logs import where

log = logging.getLogger("gateway.slack")

# Seconds; Slack waits three, on the way there and back included. Of these, another turn that runs is given so many.
PATIENCE, FOR_ANOTHER = 2.0, 0.5

ANSWERED = "I have answered in our direct messages."
LATER = "I have this, and will answer in our direct messages."
NOT_TAKEN = "I could not take this just now. Please say it in our direct messages."

Answer = dict[str, Any]


class Commands:
    """Its words are nowhere to be found again, so they are taken before Slack is thanked, or not at all."""

    def __init__(self, database: Database, chats: Chats, deeds: Deeds, names: Names) -> None:
        self._database, self._chats, self._deeds, self._names = database, chats, deeds, names
        self._later: set[asyncio.Task[None]] = set()

    async def answer(self, body: dict[str, Any]) -> tuple[Note | None, Answer]:
        """What is to be noted, if anything, and what only the leader is shown."""
        note = Note(
            kind=Kind.OPENED,
            team=body["team_id"],
            user=body["user_id"],
            channel="",
            ts=body.get("trigger_id", ""),
            thread=None,
            at=f"{time.time():.6f}",
        )
        text = said_in(body, "").text
        if not text:
            return note, {"text": home.OPENED, "blocks": home.menu()}
        return None, {"text": await self._take(note, text)}

    async def _take(self, note: Note, text: str) -> str:
        turn_key = self._names.of_command(note)
        task = asyncio.create_task(self._said(note, turn_key, text))
        done, _ = await asyncio.wait([task], timeout=PATIENCE)
        if done:
            return _outcome(task)
        async with self._database.reading() as session:
            turn = await queries.turn_of(session, self._names.conversation_of(note), turn_key)
        if turn is None:
            task.cancel()
            return NOT_TAKEN
        # Stored, so that recovery and the courier see to it whatever becomes of this.
        self._later.add(task)
        task.add_done_callback(self._ended)
        return LATER

    async def _said(self, note: Note, turn_key: str, text: str) -> None:
        placed = await self._deeds.placed(note)
        inbound = Inbound(self._names.conversation_of(note), turn_key, text=text)
        await self._chats.take(self._deeds.guest(placed), inbound, FOR_ANOTHER)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._later.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.warning("command %s", where(error))


def _outcome(task: asyncio.Task[None]) -> str:
    error = task.exception()
    if error is None:
        return ANSWERED
    log.warning("command %s", where(error))
    if isinstance(error, GatewayError) and not isinstance(error, Undeliverable):
        return problem_of(error).detail
    return NOT_TAKEN
