"""Somebody in Teams: what they do becomes activities with tokens, and what they are sent can be read."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any

from aiohttp import ClientSession

from tests.teams.service import APP_ID, DRIVE, SERVICE_URL, TENANT, FakeTeams

BOT = f"28:{APP_ID}"
PATH = "/teams/messages"
_ids = itertools.count(1_700_000_000_000)


class Person:
    """A leader in their own chat with the bot, unless another conversation is named."""

    def __init__(
        self,
        teams: FakeTeams,
        session: ClientSession,
        gateway: str,
        name: str = "Ann Lee",
        conversation: str | None = None,
        kind: str = "personal",
    ) -> None:
        self.teams, self.session, self.gateway, self.name = teams, session, gateway, name
        self.user = f"29:{name.replace(' ', '-')}"
        self.conversation = conversation or f"a:{name.replace(' ', '-')}"
        self.kind = kind

    @property
    def sent(self) -> list[dict[str, Any]]:
        """What the bot has sent to this conversation."""
        return self.teams.to(self.conversation)

    @property
    def told(self) -> str:
        """All that the bot has said, as it can be read."""
        return "\n".join(read(activity) for activity in self.sent)

    def activity(self, **changes: Any) -> dict[str, Any]:
        """As Teams would send it."""
        number = str(next(_ids))
        body = {
            "type": "message",
            "id": number,
            "timestamp": datetime.now(UTC).isoformat(),
            "channelId": "msteams",
            "serviceUrl": SERVICE_URL,
            "from": {"id": self.user, "name": self.name, "aadObjectId": f"aad-{self.user}"},
            "recipient": {"id": BOT, "name": "Sounding Board"},
            "conversation": {"id": self.conversation, "conversationType": self.kind, "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            "locale": "en-GB",
        }
        return {name: value for name, value in (body | changes).items() if value is not None}

    def worded(self, text: str, **changes: Any) -> dict[str, Any]:
        """A message, with the mention without which the bot hears nothing where others talk."""
        looks = [{"contentType": "text/html", "content": f"<p>{text}</p>"}]
        if self.kind == "personal":
            return self.activity(text=text, textFormat="plain", attachments=looks, **changes)
        call = "<at>Sounding Board</at>"
        mention = {"type": "mention", "mentioned": {"id": BOT, "name": "Sounding Board"}, "text": call}
        return self.activity(text=f"{call}&nbsp;{text}\n", entities=[mention], attachments=looks, **changes)

    async def say(self, text: str, **changes: Any) -> int:
        return await self.send(self.worded(text, **changes))

    async def press(self, title: str) -> int:
        """Presses the button with this title that was sent last."""
        data = next(data for label, data in reversed(self.buttons()) if label == title)
        return await self.send(self.activity(value={**data["msteams"]["value"]}, text=data["msteams"]["text"]))

    async def choose(self, choice: str) -> int:
        """Presses the button that stands for a choice."""
        return await self.send(self.activity(value={"choice": choice}))

    async def install(self) -> int:
        return await self.send(self.activity(type="installationUpdate", action="add"))

    async def allow(self, context: dict[str, Any], action: str = "accept", url: str = DRIVE) -> int:
        """Answers whether a file may be put into their OneDrive."""
        file = {"uploadUrl": url, "contentUrl": f"{DRIVE}/open", "name": "record", "uniqueId": "1", "fileType": "docx"}
        value = {"type": "fileUpload", "action": action, "context": context, "uploadInfo": file}
        return await self.send(self.activity(type="invoke", name="fileConsent/invoke", value=value))

    async def send(self, activity: dict[str, Any], token: str | None = None) -> int:
        """Posts an activity as the Bot Framework would; the status of the answer."""
        headers = {"Authorization": f"Bearer {token or self.token()}"} if token != "" else {}
        async with self.session.post(f"{self.gateway}{PATH}", json=activity, headers=headers) as response:
            return response.status

    def token(self, **changes: Any) -> str:
        """A token of the Bot Framework's for this bot, with other claims where the test says so."""
        return self.teams.key.sign(claims(**changes))

    def buttons(self) -> list[tuple[str, dict[str, Any]]]:
        """The titles of all buttons that were sent, and what they send back."""
        return [pair for activity in self.sent for card in cards_of(activity) for pair in _buttons(card)]

    def choices(self) -> list[str]:
        """The ids of the choices that the last messages with any offered."""
        offering = [list(_choices(activity)) for activity in self.sent]
        return next((found for found in reversed(offering) if found), [])


def claims(**changes: Any) -> dict[str, Any]:
    now = int(time.time())
    body = {"iss": "https://api.botframework.com", "aud": APP_ID, "iat": now, "nbf": now, "exp": now + 3600}
    return {name: value for name, value in {**body, "serviceurl": SERVICE_URL, **changes}.items() if value is not None}


def cards_of(activity: dict[str, Any]) -> list[dict[str, Any]]:
    """The Adaptive Cards of a message."""
    return [one["content"] for one in activity.get("attachments") or [] if one["contentType"].endswith("card.adaptive")]


def read(activity: dict[str, Any]) -> str:
    """What can be read of a message."""
    text = unescape(re.sub(r"<br/>", "\n", activity.get("text") or ""))
    return "\n".join([text, *(word for card in cards_of(activity) for word in words_of(card))]).strip()


def words_of(element: Any) -> Iterator[str]:
    """Each line that stands in a card, buttons excepted."""
    if isinstance(element, list):
        for one in element:
            yield from words_of(one)
    elif isinstance(element, dict):
        if element.get("type") == "RichTextBlock":
            yield "".join(run["text"] for run in element["inlines"])
        elif element.get("type") == "TextBlock":
            yield re.sub(r"\\(.)", r"\1", element["text"])
        else:
            for name in ("body", "items", "rows", "cells", "columns"):
                yield from words_of(element.get(name))


def _buttons(element: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(element, list):
        for one in element:
            yield from _buttons(one)
    elif isinstance(element, dict):
        if element.get("type") == "Action.Submit":
            yield element["title"], element["data"]
        for name in ("body", "items", "actions"):
            yield from _buttons(element.get(name))


def _choices(activity: dict[str, Any]) -> Iterator[str]:
    for card in cards_of(activity):
        yield from (data["choice"] for _, data in _buttons(card) if "choice" in data)
