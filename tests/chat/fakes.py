"""A gateway to talk to: a real server on loopback with the web channel's API, and a leader who types what is set."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from tests.loopback import FakeService

COOKIE = "sounding_board"
RATING = {
    "text": "2 of 6. How confident are you? Give it a number from 1 (not at all) to 10 (completely).",
    "card": {"card": "rating", "place": "2 of 6", "question": "How confident are you?", "from": 1, "to": 10},
    "choices": [
        *({"id": f"answer:{number}", "label": str(number)} for number in range(1, 11)),
        {"id": "skip", "label": "Skip"},
        {"id": "why", "label": "Why this question"},
    ],
}


def said(text: str) -> dict[str, Any]:
    """A reply in words alone."""
    return {"text": text, "card": None, "choices": []}


class FakeGateway(FakeService):
    """Takes each key once; can lose its answers, refuse, or have them still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.turns: list[dict[str, Any]] = []
        # Every body that arrived, whether it was answered or not.
        self.arrived: list[dict[str, Any]] = []
        # So many answers to turns are lost on the way, after the turn was taken.
        self.answers_lost = 0
        # What the next calls are answered with instead: status, words, and seconds after which to come again.
        self.refusals: list[tuple[int, str, int | None]] = []
        # What is replied to a text; anything else is played back.
        self.replies: dict[str, list[dict[str, Any]]] = {"rate": [RATING]}
        self.record: bytes | None = b"# The record"
        self.has_session = False

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._refusing])
        app.router.add_post("/api/session", self._open)
        app.router.add_post("/api/turns", self._take)
        app.router.add_get("/api/turns", self._transcript)
        app.router.add_get("/api/record.{ending}", self._record)
        app.router.add_delete("/api/conversation", self._erase)
        return app

    def add(self, words: str | None, replies: list[dict[str, Any]], state: str = "answered", key: str = "") -> None:
        """A turn that stands in the transcript already."""
        number = len(self.turns) + 1
        key = key or f"00000000-0000-4000-8000-{number:012}"
        self.turns.append({"turn": number, "key": key, "state": state, "said": words, "replies": replies})

    @web.middleware
    async def _refusing(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not self.refusals:
            return await handler(request)
        status, words, seconds = self.refusals.pop(0)
        return problem(status, words, {"Retry-After": str(seconds)} if seconds is not None else {})

    async def _open(self, request: web.Request) -> web.Response:
        is_back = request.cookies.get(COOKIE) == "a-leader"
        if not is_back:
            self.turns.clear()
            self.add(None, [said("Welcome.")])
        self.has_session = True
        response = web.json_response({"resumed": is_back}, status=200 if is_back else 201)
        response.set_cookie(COOKIE, "a-leader", httponly=True, samesite="Strict")
        return response

    async def _take(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.arrived.append(body)
        if request.cookies.get(COOKIE) != "a-leader":
            return problem(401, "Your session has ended.")
        turn = self._turn(body)
        if self.answers_lost:
            self.answers_lost -= 1
            assert request.transport is not None
            request.transport.close()
        return web.json_response({"turn": turn["turn"], "replies": turn["replies"]})

    def _turn(self, body: dict[str, Any]) -> dict[str, Any]:
        for turn in self.turns:
            if turn["key"] == body["key"]:
                turn["state"], turn["replies"] = "answered", turn["replies"] or [said("At last.")]
                return turn
        words = body.get("text") or f"({body['choice']})"
        self.add(words, self.replies.get(words, [said(f"You said: {words}")]), key=body["key"])
        return self.turns[-1]

    async def _transcript(self, request: web.Request) -> web.Response:
        after = int(request.query["after"])
        return web.json_response({"shared": False, "turns": [t for t in self.turns if t["turn"] > after]})

    async def _record(self, request: web.Request) -> web.Response:
        if self.record is None:
            return problem(404, "There is nothing to record yet.")
        return web.Response(body=self.record + b" as " + request.match_info["ending"].encode())

    async def _erase(self, _: web.Request) -> web.Response:
        self.turns.clear()
        self.has_session = False
        response = web.json_response({"complete": True, "detail": "Your conversation has been erased."})
        response.del_cookie(COOKIE)
        return response


def problem(status: int, words: str, headers: dict[str, str] | None = None) -> web.Response:
    body = {"type": "about:blank", "title": "Problem", "status": status, "detail": words}
    return web.json_response(body, status=status, headers=headers, content_type="application/problem+json")


class FakeReader:
    """Somebody who types these lines and leaves; what stands between them happens before the next is typed."""

    def __init__(self, lines: Iterable[str | Callable[[], Awaitable[None]]], is_person: bool = True) -> None:
        self._lines = iter(lines)
        self.is_person = is_person
        self.remembered: list[str] = []

    async def line(self) -> str | None:
        for line in self._lines:
            if isinstance(line, str):
                return line
            await line()
        return None

    def remember(self, said: Iterable[str]) -> None:
        self.remembered.extend(said)
