"""What follows from a note: a turn of the pipeline, a file, a welcome, or a word about why not."""

from __future__ import annotations

from dataclasses import replace

from conversations import queries
from conversations.database import Database
from gateway.channels.slack import home
from gateway.channels.slack.notes import CHANNEL, Kind, Names, Note, Said
from gateway.channels.slack.post import SlackPost
from gateway.chats import Chats, Guest
from gateway.courier import Courier
from gateway.inbound import Inbound
from gateway.record.files import Ending, rendered
from gateway.record.kept import record_in, topic_of
from gateway.replies import notice
from serving.clock import utc_now

SHARED = (
    "Everybody in this channel can read what is said in this thread, what you say and what I answer. For a talk of "
    "your own, write to me in a direct message. Here I read only messages that mention me, and buttons."
)
FILES = "I cannot read files, and have not opened what came with your message. Tell me in words what matters in it."
EDITED = (
    "You changed a message that I have answered already; I keep it as it was. To put it right, say “change my answer”, "
    "or tell me again in other words."
)
DELETED = (
    "You deleted a message that I have answered already. Slack no longer shows it, but it is still part of this "
    "conversation, without personal details. To have everything deleted here too, say “delete everything”."
)
TITLE = "My record from Sounding Board"


class Deeds:
    """Does what notes ask for; what it raises is the inbox's to tell."""

    def __init__(self, database: Database, chats: Chats, courier: Courier, post: SlackPost, names: Names) -> None:
        self._database, self._chats, self._courier = database, chats, courier
        self._post, self._names = post, names

    async def do(self, note: Note, said: Said | None) -> None:
        """Raises what `Chats.take` and `record_in` raise, and `TryLater` or `Undeliverable`."""
        if note.kind is Kind.HOME:
            await self._post.publish(note.user, home.view())
            return
        note = await self.placed(note)
        if note.kind is Kind.MESSAGE:
            await self._message(note, said or await self._post.read(note))
        elif note.kind is Kind.CHOICE:
            await self._take(note, Inbound(self._whose(note), self._names.of(note), choice=note.value))
        elif note.kind is Kind.SAY:
            await self._take(note, Inbound(self._whose(note), self._names.of(note), text=note.value))
        elif note.kind is Kind.FILE:
            await self._file(note)
        elif note.kind is Kind.OPENED:
            await self._chats.welcome(self.guest(note))
        else:
            await self._remark(note, EDITED if note.kind is Kind.EDITED else DELETED)

    async def tell(self, note: Note, words: str) -> None:
        """Says something that is no part of the conversation."""
        note = await self.placed(note)
        await self._courier.hand(CHANNEL, note.address(), [notice(words)])

    async def placed(self, note: Note) -> Note:
        """The note with the channel in which it is answered."""
        return note if note.channel else replace(note, channel=await self._post.direct(note.user))

    def guest(self, note: Note) -> Guest:
        """Who it is, as the pipeline's conversations have it."""
        told = [notice(SHARED)] if note.is_shared else []
        # Somebody who only looks is still answered in the thread in which they spoke last.
        moves = not note.is_shared and note.kind is not Kind.OPENED
        return Guest(CHANNEL, self._whose(note), note.address(), told, moves)

    def _whose(self, note: Note) -> str:
        return self._names.conversation_of(note)

    async def _take(self, note: Note, inbound: Inbound) -> None:
        await self._chats.take(self.guest(note), inbound)

    async def _message(self, note: Note, said: Said | None) -> None:
        if said is None:
            # Deleted before it was read.
            return
        if said.has_files:
            await self.tell(note, FILES)
        if said.text or not said.has_files:
            await self._take(note, Inbound(self._whose(note), self._names.of(note), text=said.text))

    async def _remark(self, note: Note, words: str) -> None:
        """Only where the message was part of a conversation that there still is."""
        async with self._database.reading() as session:
            turn = await queries.turn_of(session, self._whose(note), self._names.of_message(note))
        if turn is not None:
            await self.tell(note, words)

    async def _file(self, note: Note) -> None:
        ending, _, topic = note.value.partition(":")
        wanted = Ending.of(ending)
        async with self._database.reading() as session:
            conversation = await queries.conversation_of(session, self._whose(note))
            record = await record_in(session, conversation, topic_of(topic or None))
        content = await rendered(record, wanted, utc_now())
        await self._post.upload(note.address(), wanted.file_name, TITLE, content)
