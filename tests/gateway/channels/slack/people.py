"""People in Slack: what they do, Slack tells the gateway."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientResponse, ClientSession

from tests.gateway.channels.slack.service import APP, BOT, TEAM, FakeSlack, signed
from tests.gateway.fakes import FakeRasa
from tests.waiting import until


class Person:
    """Somebody, before a gateway's address for Slack."""

    def __init__(self, slack: FakeSlack, session: ClientSession, url: str, user: str = "U0ANN") -> None:
        self.slack, self.session, self.url, self.user = slack, session, url, user
        self.direct = "D" + user[1:]
        self.thread: str | None = None

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        """Writes in the direct message: the first message begins a thread, as agents have it."""
        message = self.slack.write(self.direct, self.user, text, self.thread, **more)
        self.thread = self.thread or message["ts"]
        assert (await self.tell(self.event_of(message))).status == 200
        return message

    async def mention(self, text: str, channel: str = "C0TEAM", thread: str | None = None) -> dict[str, Any]:
        """Mentions the bot in a channel."""
        message = self.slack.write(channel, self.user, f"<@{BOT}> {text}", thread)
        event = message | {"type": "app_mention", "channel": channel, "event_ts": message["ts"]}
        assert (await self.tell(event)).status == 200
        return message

    def event_of(self, message: dict[str, Any], **more: Any) -> dict[str, Any]:
        event = {"channel": self.direct, "channel_type": "im", "event_ts": message["ts"]}
        return message | event | more

    async def open(self, tab: str = "messages") -> None:
        event = {"type": "app_home_opened", "user": self.user, "channel": self.direct, "tab": tab}
        assert (await self.tell(event | {"event_ts": self.slack.stamp()})).status == 200

    async def edit(self, message: dict[str, Any], text: str) -> None:
        before = dict(message)
        message |= {"text": text, "edited": {"user": self.user, "ts": self.slack.stamp()}}
        event = {"type": "message", "subtype": "message_changed", "message": dict(message), "previous_message": before}
        await self._tell_of_change(event)

    async def delete(self, message: dict[str, Any]) -> None:
        self.slack.messages[self.direct].remove(message)
        event = {"type": "message", "subtype": "message_deleted", "deleted_ts": message["ts"]}
        await self._tell_of_change(event | {"previous_message": dict(message)})

    async def _tell_of_change(self, event: dict[str, Any]) -> None:
        stamp = self.slack.stamp()
        event |= {"channel": self.direct, "channel_type": "im", "ts": stamp, "event_ts": stamp, "hidden": True}
        assert (await self.tell(event)).status == 200

    async def press(self, label: str, channel: str | None = None) -> ClientResponse:
        """Presses the latest button of this label, also one behind the three dots."""
        channel = channel or self.direct
        for message in reversed(self.slack.said(channel)):
            for action in _pressable(message.get("blocks", []), label):
                container = {"type": "message", "message_ts": message["ts"], "channel_id": channel}
                if message.get("thread_ts"):
                    container["thread_ts"] = message["thread_ts"]
                return await self.act(action, container=container, message=message, channel={"id": channel})
        raise AssertionError(f"no button {label!r}")

    async def press_at_home(self, label: str) -> ClientResponse:
        """Presses a button of the Home tab."""
        (action,) = _pressable(self.slack.views[self.user]["blocks"], label)
        return await self.act(action, container={"type": "view", "view_id": "V1"})

    async def act(self, action: dict[str, Any], **where: Any) -> ClientResponse:
        payload = {
            "type": "block_actions",
            "api_app_id": APP,
            "team": {"id": TEAM, "domain": "council"},
            "user": {"id": self.user, "team_id": TEAM},
            "actions": [action | {"action_ts": self.slack.stamp()}],
            "trigger_id": "1.2.3",
            **where,
        }
        return await self.send_form({"payload": json.dumps(payload)})

    async def command(self, text: str = "", channel: str = "C0TEAM") -> dict[str, Any]:
        form = {
            "command": "/sounding-board",
            "text": text,
            "team_id": TEAM,
            "user_id": self.user,
            "channel_id": channel,
            "api_app_id": APP,
            "trigger_id": f"{self.slack.stamp()}.trigger",
            "response_url": "https://hooks.slack.com/commands/none",
        }
        response = await self.send_form(form)
        assert response.status == 200
        # Slack takes words alone as they are.
        is_json = response.content_type == "application/json"
        return await response.json() if is_json else {"text": await response.text()}

    async def tell(self, event: dict[str, Any], name: str = "") -> ClientResponse:
        """What Slack sends of an event."""
        return await self.send(envelope(event, name or f"Ev{self.slack.stamp()}"))

    async def send(self, body: bytes, headers: dict[str, str] | None = None) -> ClientResponse:
        given = {"Content-Type": "application/json"} | (signed(body) if headers is None else headers)
        async with self.session.post(self.url, data=body, headers=given) as response:
            await response.read()
            return response

    async def send_form(self, form: dict[str, str]) -> ClientResponse:
        body = urlencode(form).encode()
        return await self.send(body, signed(body) | {"Content-Type": "application/x-www-form-urlencoded"})

    @property
    def answers(self) -> list[str]:
        """The bot's messages to this person, as they are read out."""
        return [message["text"] for message in self.slack.said(self.direct)]

    async def answered(self, *texts: str) -> None:
        """Waits until these are the latest answers."""
        await until(lambda: tuple(self.answers[-len(texts) :]) == texts)


def envelope(event: dict[str, Any], name: str) -> bytes:
    body = {
        "type": "event_callback",
        "token": "deprecated",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "event_id": name,
        "event_time": 1,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
    }
    return json.dumps(body).encode()


def _pressable(blocks: list[dict[str, Any]], label: str) -> list[dict[str, Any]]:
    found = []
    for element in (one for block in blocks for one in block.get("elements", []) if block["type"] == "actions"):
        if element["type"] == "button" and element["text"]["text"] == label:
            found.append({"type": "button", "action_id": element["action_id"], "value": element["value"]})
        for option in element.get("options", []):
            if option["text"]["text"] == label:
                found.append({"type": "overflow", "action_id": element["action_id"], "selected_option": option})
    return found


async def waits_for_an_answer(person: Person, rasa: FakeRasa) -> None:
    """Has had an answer to "hello", and waits for the one to "one" until the gate is set."""
    await person.say("hello")
    await person.answered("You said: hello")
    rasa.gate.clear()
    await person.say("one")
    await until(lambda: len(rasa.arrived) == 3)
