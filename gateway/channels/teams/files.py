"""The leader's record as a file in their own OneDrive: Teams asks them first, and then says where to put it."""

from __future__ import annotations

import logging
from typing import Any

from aiohttp import ClientError
from microsoft_agents.activity import Activity
from pydantic import BaseModel, ConfigDict, ValidationError

from conversations import queries
from conversations.database import Database
from gateway.channels.teams.desk import Desk
from gateway.channels.teams.errors import TeamsError
from gateway.channels.teams.reading import Heard, Place, address_of, place_of
from gateway.channels.teams.service import Service
from gateway.errors import InputInvalid, NoRecord
from gateway.problems import problem_of
from gateway.record.files import Ending, rendered
from gateway.record.kept import record_in, topic_of
from serving.clock import utc_now

log = logging.getLogger("gateway.teams")

# Teams' names for the question, for what became of it, and for the answer to the question.
QUESTION = "application/vnd.microsoft.teams.card.file.consent"
THERE = "application/vnd.microsoft.teams.card.file.info"
CONSENT = "fileConsent/invoke"

IN_A_SHARED_CHAT = "I hand the record to its leader alone. Ask for it in your own chat with Sounding Board."
DECLINED = "Nothing was put into your OneDrive."
NOT_UPLOADED = "The file could not be put into your OneDrive. Ask for it again in a moment."


class Wanted(BaseModel):
    """Which file, and of which topic; without one, of the latest."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    record: str
    topic: str | None = None


class Upload(BaseModel):
    """Where Teams says that the file goes."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    uploadUrl: str
    contentUrl: str
    name: str
    uniqueId: str
    fileType: str


class Consent(BaseModel):
    """What the leader answered."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    action: str
    context: Wanted
    uploadInfo: Upload | None = None


class Files:
    """Offers files, and puts them where they belong."""

    def __init__(self, database: Database, desk: Desk, service: Service) -> None:
        self._database, self._desk, self._service = database, desk, service

    async def offer(self, what: Heard, address: dict[str, Any]) -> None:
        """Asks whether the file may be put into the leader's OneDrive; says so where there is none."""
        if what.place.is_shared:
            await self._desk.tell(address, IN_A_SHARED_CHAT)
            return
        wanted = Wanted(record=what.pressed.record or Ending.WORD, topic=what.pressed.topic)
        try:
            body = await self._file(what.place, wanted)
        except (NoRecord, InputInvalid) as error:
            await self._desk.tell(address, problem_of(error).detail)
            return
        try:
            await self._send(address, _question(wanted, len(body)))
        except (ClientError, TimeoutError, TeamsError) as error:
            log.warning("file outcome=%s", type(error).__name__)
            await self._desk.tell(address, NOT_UPLOADED)

    async def consented(self, activity: Activity) -> None:
        """Puts the file where the leader lets it be put."""
        address = address_of(activity)
        try:
            consent = Consent.model_validate(activity.value)
        except ValidationError:
            log.warning("file outcome=not understood")
            return
        if consent.action != "accept" or consent.uploadInfo is None or place_of(activity).is_shared:
            await self._desk.tell(address, DECLINED)
            return
        try:
            body = await self._file(place_of(activity), consent.context)
            await self._service.upload(consent.uploadInfo.uploadUrl, body)
            await self._send(address, _there(consent.uploadInfo))
        except (NoRecord, InputInvalid) as error:
            await self._desk.tell(address, problem_of(error).detail)
        except (ClientError, TimeoutError, TeamsError) as error:
            log.warning("file outcome=%s", type(error).__name__)
            await self._desk.tell(address, NOT_UPLOADED)

    async def _file(self, place: Place, wanted: Wanted) -> bytes:
        """The file of the leader's own conversation; raises `NoRecord` and `InputInvalid`."""
        async with self._database.reading() as session:
            conversation = await queries.conversation_of(session, self._desk.key_of(place))
            record = await record_in(session, conversation, topic_of(wanted.topic))
        return await rendered(record, Ending.of(wanted.record), utc_now())

    async def _send(self, address: dict[str, Any], attachment: dict[str, Any]) -> None:
        activity = Activity.model_validate({"type": "message", "attachments": [attachment]})
        connector = self._service.connector(address["service_url"])
        await connector.conversations.send_to_conversation(address["conversation"], activity)


def _question(wanted: Wanted, size: int) -> dict[str, Any]:
    context = wanted.model_dump(exclude_none=True)
    return {
        "contentType": QUESTION,
        "name": Ending.of(wanted.record).file_name,
        "content": {
            "description": "Your record, put into your own OneDrive. Nobody else is given it.",
            "sizeInBytes": size,
            "acceptContext": context,
            "declineContext": context,
        },
    }


def _there(upload: Upload) -> dict[str, Any]:
    return {
        "contentType": THERE,
        "contentUrl": upload.contentUrl,
        "name": upload.name,
        "content": {"uniqueId": upload.uniqueId, "fileType": upload.fileType},
    }
