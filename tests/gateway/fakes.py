"""A Rasa to test the gateway with: a real server on loopback, of the same contract as `bot/channel.py`."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from gateway.redaction import Mention, Redacted
from tests.loopback import FakeService

TOKEN = "a-token-for-tests-only"
RATINGS = [{"id": f"rate:{number}", "label": str(number)} for number in range(1, 11)]
RECORD: dict[str, Any] = {
    "situation": None,
    "context": [],
    "behaviours": [],
    "cases": [],
    "answers": [],
    "skipped": [],
    "steps": [{"what": "Write to the board", "who": "me", "when": "in May", "date": "2027-05-03"}],
    "check_in": "2027-06-01",
    "sources": [],
}


class FakeRasa(FakeService):
    """Answers each (sender, key) once and the same ever after; can be slow, silent, refusing, or away."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = True
        # What the next turns are answered with, instead of a reply: a status, or a body as it is.
        self.status: int | None = None
        self.body: str | None = None
        # Turns wait until it is set.
        self.gate = asyncio.Event()
        self.gate.set()
        # Every body that arrived, and those that were taken as new.
        self.arrived: list[dict[str, Any]] = []
        self.taken: list[dict[str, Any]] = []
        self.forgotten: list[str] = []
        self._answers: dict[tuple[str, str], dict[str, Any]] = {}

    @property
    def texts(self) -> list[str]:
        return [body["text"] for body in self.taken if "text" in body]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/webhooks/gateway/", self._ready)
        app.router.add_post("/webhooks/gateway/turns", self._turn)
        app.router.add_delete("/webhooks/gateway/conversations/{sender}", self._forget)
        return app

    async def _ready(self, request: web.Request) -> web.Response:
        return web.json_response({"ready": self.is_ready}, status=200 if self.is_ready else 503)

    async def _turn(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.arrived.append(body)
        await self.gate.wait()
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"problem": "The token is missing or wrong."}, status=401)
        if not self.is_ready:
            return web.json_response({"problem": "The model is not loaded yet."}, status=503)
        if self.status is not None:
            return web.json_response({"problem": "An action could not be run."}, status=self.status)
        if self.body is not None:
            return web.Response(text=self.body, content_type="application/json")
        return web.json_response(self._answer(body))

    async def _forget(self, request: web.Request) -> web.Response:
        sender = request.match_info["sender"]
        self.forgotten.append(sender)
        self._answers = {key: answer for key, answer in self._answers.items() if key[0] != sender}
        return web.Response(status=204)

    def _answer(self, body: dict[str, Any]) -> dict[str, Any]:
        key = (body["sender"], body["key"])
        if key not in self._answers:
            self.taken.append(body)
            self._answers[key] = self._reply(body)
        return self._answers[key]

    def _reply(self, body: dict[str, Any]) -> dict[str, Any]:
        if "event" in body:
            return _said({"start": "Welcome.", "check_in": "What came of it?"}.get(body["event"], "We were here."))
        if "choice" in body:
            return _said(f"You picked {body['choice']['label']}.")
        text = str(body["text"])
        if "rate" in text:
            return _said("How confident are you?", choices=RATINGS, card={"card": "rating", "from": 1, "to": 10})
        orders = [word for word in ("share", "withhold", "erase", "tell_readers", "tell_shared") if word == text]
        return _said(f"You said: {text}", record=RECORD | {"situation": text}) | {"orders": orders}


def _said(
    text: str,
    choices: list[dict[str, str]] | None = None,
    card: dict[str, Any] | None = None,
    record: dict[str, Any] | None = None,
) -> dict[str, Any]:
    return {"replies": [{"text": text, "card": card, "choices": choices or []}], "record": record}


class FakeRedactor:
    """Knows one name."""

    async def redact(self, text: str) -> Redacted:
        first, *others = text.split("Priya")
        return Redacted((first, *(piece for other in others for piece in (Mention("colleague", "Priya"), other))))
