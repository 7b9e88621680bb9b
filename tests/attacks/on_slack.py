"""Events that Slack did not send, and words that would do something in Slack."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from uuid import uuid4

from aiohttp import ClientResponse
from pydantic import SecretStr

from gateway.channels.slack.app import LARGEST_BODY, PATH
from gateway.channels.slack.drawing import message
from gateway.settings import SlackSettings
from tests.attacks.table import attack
from tests.attacks.world import World
from tests.gateway.channels.slack.people import envelope
from tests.gateway.channels.slack.service import SIGNING_SECRET, TOKEN, signed

# Nobody listens there, and nothing that is refused gets so far.
SLACK = SlackSettings(SecretStr(TOKEN), SecretStr(SIGNING_SECRET), "http://127.0.0.1:9/api")


def event(**more: Any) -> bytes:
    """A message of somebody's, as Slack tells of it."""
    said = {"type": "message", "channel": "D0", "channel_type": "im", "user": "U0", "text": "hello", "ts": "1.000001"}
    return envelope(said | {"event_ts": "1.000001"} | more, f"Ev{uuid4()}")


async def sent(world: World, body: bytes, headers: dict[str, str]) -> ClientResponse:
    person = world.anybody(await world.another("slack", slack=SLACK))
    return await person.ask("POST", PATH, data=BytesIO(body), headers={"Content-Type": "application/json"} | headers)


VERIFIED = "slack_sdk.signature.SignatureVerifier"


@attack("Slack: an event that somebody else made up", stopped_by=VERIFIED)
async def made_up(world: World) -> None:
    for headers in ({}, signed(event(), secret="f" * 32), signed(b"another body")):
        assert (await sent(world, event(), headers)).status == 401


@attack("Slack: an event that was recorded and is sent again later", stopped_by=VERIFIED)
async def recorded(world: World) -> None:
    body = event()
    assert (await sent(world, body, signed(body, age=301))).status == 401


@attack(
    "Slack: what is no JSON and not signed, to be read all the same", stopped_by="gateway.channels.slack.app.receive"
)
async def unreadable(world: World) -> None:
    for body in (b"nobody's", b"[1]", b"payload={"):
        assert (await sent(world, body, signed(b"another body"))).status == 401
    for body in (b"nobody's", b"\xff"):
        assert (await sent(world, body, signed(b"nobody's"))).status == 400


@attack("Slack: a signature that is none", stopped_by="gateway.channels.slack.app.SIGNATURE")
async def no_signature(world: World) -> None:
    for signature in ("", "v0=", "v0=\u00e9", "v1=" + "0" * 64, "v0=" + "0" * 63):
        assert (await sent(world, event(), signed(event()) | {"X-Slack-Signature": signature})).status == 401


@attack("Slack: a timestamp that is no number", stopped_by="gateway.channels.slack.app.STAMP")
async def no_number(world: World) -> None:
    for stamp in ("", "nonsense", "-1", "1e9", "٣", "9" * 400):
        headers = signed(event()) | {"X-Slack-Request-Timestamp": stamp}
        response = await sent(world, event(), {name: value for name, value in headers.items() if value.isascii()})
        assert response.status == 401


@attack("Slack: a body without end", stopped_by="gateway.channels.slack.app.LARGEST_BODY")
async def without_end(world: World) -> None:
    body = event(text="x" * LARGEST_BODY)
    assert (await sent(world, body, signed(body))).status == 413


@attack(
    "Slack: a signed event of a shape that nobody published", stopped_by="gateway.channels.slack.notes.note_of_event"
)
async def of_another_shape(world: World) -> None:
    for more in (
        {"user": ["U0"]},
        {"channel": {"id": 1}},
        {"ts": 1.5},
        {"event_ts": None, "subtype": "message_changed"},
    ):
        body = event(**more)
        assert (await sent(world, body, signed(body))).status in (200, 400)


@attack("Slack: mark-up that would call a whole channel", stopped_by="gateway.channels.slack.blocks.escaped")
async def calls_everybody(world: World) -> None:
    words = "<!channel> <@U0BOSS> <https://evil.example|your record>"
    drawn = json.dumps(message({"text": words, "card": None, "choices": [{"id": "a", "label": words}]}, chosen=words))
    for block in json.loads(drawn)["blocks"]:
        texts = [block.get("text"), *block.get("elements", [])]
        assert not any("<" in one["text"] for one in texts if one and one["type"] == "mrkdwn")
    assert "<" not in json.loads(drawn)["text"]
