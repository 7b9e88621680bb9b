"""Sends replies to Teams, and reads from what Teams answers whether they will ever arrive."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from html import escape
from typing import Any

from aiohttp import ClientError, ClientResponseError
from microsoft_agents.activity import Activity
from microsoft_agents.hosting.core.connector.client import ConnectorClient

from gateway.channels.teams.drawing import Message, messages, read_out
from gateway.channels.teams.elements import CONTENT_TYPE
from gateway.channels.teams.errors import HostRefused, TokenAway
from gateway.channels.teams.service import Service
from gateway.posting import Parcel, TryLater, Undeliverable
from gateway.replies import Reply

log = logging.getLogger("gateway.teams")

NAME = "teams"
# What clients show before somebody opens the chat; never what was said.
NOTIFICATION = "Sounding Board has answered."
# Too much at once on that side, or something that will pass. 401: the secret has ended, which people put right.
PASSING = (401, 408, 412, 425, 429)
SECRET_PAUSE = 60.0
_code = re.compile(r'"code"\s*:\s*"(\w{1,60})"', re.ASCII)


class TeamsPost:
    """The courier's way to Teams. Teams cannot tell whether it has taken a message before."""

    name = NAME

    def __init__(self, service: Service) -> None:
        self._service = service

    def messages(self, reply: Reply) -> Sequence[Message]:
        """The reply as Teams shows it."""
        return messages(reply)

    async def send(self, address: dict[str, Any], parcel: Parcel) -> None:
        """Sends a message; raises `TryLater` or `Undeliverable`."""
        message: Message = parcel.message
        leader = None if parcel.number else address.get("leader")
        try:
            connector = self._service.connector(address["service_url"])
            try:
                await _send(connector, address, [message], leader)
            except ClientResponseError as error:
                if error.status not in (400, 413) or message.card is None:
                    raise
                # Teams does not take what it looks like, so it is told in words alone.
                await _send(connector, address, read_out(message.card), leader)
        except ClientResponseError as error:
            raise _outcome(error) from error
        except (TokenAway, ClientError, TimeoutError) as error:
            raise TryLater from error
        except HostRefused as error:
            raise Undeliverable("host") from error


async def _send(
    connector: ConnectorClient, address: dict[str, Any], drawn: Sequence[Message], leader: dict[str, str] | None
) -> None:
    for number, message in enumerate(drawn):
        activity = activity_of(message, leader if number == 0 else None)
        await connector.conversations.send_to_conversation(address["conversation"], activity)


def activity_of(message: Message, leader: dict[str, str] | None = None) -> Activity:
    """A message as the SDK sends it, addressed to the leader where others read it too."""
    body: dict[str, Any] = {"type": "message", "summary": NOTIFICATION}
    mention = _mention(leader) if leader else None
    if message.card is not None:
        body["attachments"] = [{"contentType": CONTENT_TYPE, "content": _addressed(message.card, mention)}]
    else:
        body |= {"textFormat": "xml", "text": f"{mention['text']} {message.text}" if mention else message.text}
        body |= {"entities": [mention]} if mention else {}
    return Activity.model_validate(body)


def _mention(leader: dict[str, str]) -> dict[str, Any]:
    name = leader["name"] or "you"
    return {"type": "mention", "text": f"<at>{escape(name)}</at>", "mentioned": {"id": leader["id"], "name": name}}


def _addressed(card: dict[str, Any], mention: dict[str, Any] | None) -> dict[str, Any]:
    if mention is None:
        return card
    first = {"type": "TextBlock", "text": mention["text"], "wrap": True}
    return card | {"body": [first, *card["body"]], "msteams": card["msteams"] | {"entities": [mention]}}


def _outcome(error: ClientResponseError) -> TryLater | Undeliverable:
    """What an answer of Teams' means for a reply."""
    if error.status in PASSING or error.status >= 500:
        return TryLater(_pause(error))
    found = _code.search(error.message)
    return Undeliverable(f"{error.status} {found[1] if found else ''}".strip())


def _pause(error: ClientResponseError) -> float | None:
    """Seconds, where Teams says how long."""
    if error.status == 401:
        return SECRET_PAUSE
    told = error.headers.get("Retry-After", "") if error.headers else ""
    return float(told) if told.isascii() and told.isdigit() else None
