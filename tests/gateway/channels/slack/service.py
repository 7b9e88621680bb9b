"""A Slack to test with: a real server on loopback that keeps messages, refuses, and signs its requests."""

from __future__ import annotations

import asyncio
import hmac
import itertools
import json
import time
from hashlib import sha256
from typing import Any

from aiohttp import web

from tests.gateway.channels.slack.limits import problems_of
from tests.loopback import FakeService

TOKEN = "xoxb-1111111111-2222222222-abcdefghijklmnop"
SIGNING_SECRET = "0123456789abcdef0123456789abcdef"
TEAM, APP, BOT = "T0COUNCIL", "A0BOARD", "U0BOARD"
SCOPES = (
    "app_mentions:read,assistant:write,channels:history,chat:write,commands,files:write,groups:history,im:history,"
    "im:write"
)


class FakeSlack(FakeService):
    """What Slack does, as far as the gateway asks it; can be slow, busy, or refusing."""

    def __init__(self) -> None:
        super().__init__()
        # By channel, in order.
        self.messages: dict[str, list[dict[str, Any]]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.files: list[dict[str, Any]] = []
        self.views: dict[str, dict[str, Any]] = {}
        # What the next calls of a method are answered with, in turn: an error's name, or a status with headers.
        self.refusals: dict[str, list[str | tuple[int, dict[str, str]]]] = {}
        # True where messages are taken and the answer to that never comes.
        self.is_mute = False
        self.scopes = SCOPES
        # Seconds that every call takes.
        self.delay = 0.0
        # When each message was heard, and answered for, on the clock for measuring.
        self.heard: list[tuple[float, float]] = []
        self._uploads: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count(1)
        self._began = int(time.time())

    @property
    def url(self) -> str:
        return f"{super().url}/api"

    def app(self) -> web.Application:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/upload/{file}", self._upload)
        return app

    def stamp(self) -> str:
        """A timestamp of Slack's, later than every one before."""
        return f"{self._began}.{next(self._numbers):06d}"

    def write(self, channel: str, user: str, text: str, thread: str | None = None, **more: Any) -> dict[str, Any]:
        """Somebody's message, as it stands in a channel."""
        ts = self.stamp()
        message = {"type": "message", "user": user, "text": text, "ts": ts} | more
        if thread:
            message["thread_ts"] = thread
        self.messages.setdefault(channel, []).append(message)
        return message

    def said(self, channel: str) -> list[dict[str, Any]]:
        """What the bot has said in a channel."""
        return [message for message in self.messages.get(channel, []) if message.get("bot_id")]

    def called(self, method: str) -> list[dict[str, Any]]:
        return [arguments for name, arguments in self.calls if name == method]

    async def _call(self, request: web.Request) -> web.Response:
        method, began = request.match_info["method"], time.perf_counter()
        arguments = await _arguments(request)
        self.calls.append((method, arguments))
        if self.delay:
            await asyncio.sleep(self.delay)
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        refusals = self.refusals.get(method)
        if refusals:
            refusal = refusals.pop(0)
            if isinstance(refusal, str):
                return web.json_response({"ok": False, "error": refusal})
            status, headers = refusal
            return web.json_response({"ok": False, "error": "ratelimited"}, status=status, headers=headers)
        answer = getattr(self, "_" + method.replace(".", "_"))(arguments)
        if method == "chat.postMessage":
            self.heard.append((began, time.perf_counter()))
            if self.is_mute and request.transport:
                request.transport.abort()
        return web.json_response({"ok": True, **answer}, headers={"x-oauth-scopes": self.scopes})

    def _auth_test(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"user": "soundingboard", "team": "A Council", "user_id": BOT, "team_id": TEAM, "bot_id": "B0BOARD"}

    def _chat_postMessage(self, arguments: dict[str, Any]) -> dict[str, Any]:
        wrong = problems_of(arguments["blocks"], arguments["text"]) if "blocks" in arguments else []
        assert not wrong, wrong
        message = {"bot_id": "B0BOARD", "user": BOT, "ts": self.stamp(), "text": arguments["text"]}
        for name in ("blocks", "metadata", "thread_ts"):
            if arguments.get(name):
                message[name] = arguments[name]
        self.messages.setdefault(arguments["channel"], []).append(message)
        return {"channel": arguments["channel"], "ts": message["ts"], "message": message}

    def _conversations_history(self, arguments: dict[str, Any]) -> dict[str, Any]:
        found = [one for one in self._between(arguments) if one.get("thread_ts") in (None, one["ts"])]
        return {"messages": found[::-1], "has_more": False}

    def _conversations_replies(self, arguments: dict[str, Any]) -> dict[str, Any]:
        thread = arguments["ts"]
        return {"messages": [one for one in self._between(arguments) if thread in (one["ts"], one.get("thread_ts"))]}

    def _between(self, arguments: dict[str, Any]) -> list[dict[str, Any]]:
        oldest, latest = float(arguments.get("oldest") or 0), float(arguments.get("latest") or "inf")
        return [one for one in self.messages.get(arguments["channel"], []) if oldest <= float(one["ts"]) <= latest]

    def _conversations_open(self, arguments: dict[str, Any]) -> dict[str, Any]:
        return {"channel": {"id": "D" + arguments["users"][1:]}}

    def _views_publish(self, arguments: dict[str, Any]) -> dict[str, Any]:
        wrong = problems_of(arguments["view"]["blocks"], "home", most=100)
        assert not wrong, wrong
        self.views[arguments["user_id"]] = arguments["view"]
        return {}

    def _files_getUploadURLExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:
        name = f"F{next(self._numbers)}"
        self._uploads[name] = {"filename": arguments["filename"], "length": int(arguments["length"])}
        return {"file_id": name, "upload_url": f"{super().url}/upload/{name}"}

    async def _upload(self, request: web.Request) -> web.Response:
        upload = self._uploads[request.match_info["file"]]
        upload["content"] = await request.read()
        assert len(upload["content"]) == upload["length"]
        return web.Response(text=f"OK - {upload['length']}")

    def _files_completeUploadExternal(self, arguments: dict[str, Any]) -> dict[str, Any]:
        files = arguments["files"]
        where = {"channel": arguments["channel_id"], "thread": arguments.get("thread_ts")}
        self.files += [self._uploads[one["id"]] | where | {"title": one["title"]} for one in files]
        return {"files": files}


def signed(body: bytes, secret: str = SIGNING_SECRET, age: float = 0) -> dict[str, str]:
    """The headers with which Slack signs a request."""
    stamp = str(int(time.time() - age))
    signature = hmac.digest(secret.encode(), b"v0:" + stamp.encode() + b":" + body, sha256).hex()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signature}"}


async def _arguments(request: web.Request) -> dict[str, Any]:
    """As JSON, as a form, or in the address: a value that is an object comes as JSON in text."""
    if request.content_type == "application/json":
        return dict(await request.json())
    given = {**request.query, **(await request.post())}
    return {name: _value(str(value)) for name, value in given.items()}


def _value(text: str) -> Any:
    if text[:1] in ("[", "{"):
        return json.loads(text)
    return text
