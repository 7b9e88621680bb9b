"""The trained bot behind our channel, as real servers on loopback: actions that do as they are told, and a client."""

from __future__ import annotations

import json
import os
from copy import copy
from functools import cache
from typing import Any

from aiohttp import ClientSession, web
from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.utils.endpoints import EndpointConfig
from sanic import Sanic

from bot.calls import KeptEndpoint
from bot.channel import GatewayInput
from bot.trackers import Trackers, trackers
from tests.loopback import FakeService

TOKEN = "a-token-for-tests-only"


@cache
def trained() -> Agent:
    """The trained bot, loaded once, for that takes seconds."""
    return Agent.load(os.environ["SOUNDING_BOARD_MODEL"])


class FakeActions(FakeService):
    """An action server: each action says its own name, unless it is told what to answer."""

    def __init__(self) -> None:
        super().__init__()
        self.status = 200
        # By the name of an action, instead of its name: a body.
        self.answers: dict[str, Any] = {}
        # Every call that arrived.
        self.calls: list[dict[str, Any]] = []
        self.tokens: set[str | None] = set()

    @property
    def names(self) -> list[str]:
        return [call["next_action"] for call in self.calls]

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/webhook", self._act)
        return app

    async def _act(self, request: web.Request) -> web.Response:
        call = await request.json()
        self.calls.append(call)
        self.tokens.add(request.headers.get("Authorization"))
        if self.status != 200:
            return web.json_response({"error": "told to"}, status=self.status)
        name = call["next_action"]
        # Checking what was said finds nothing to say.
        plain = [] if name == "validate_coaching" else [{"text": name}]
        return web.json_response(self.answers.get(name, {"events": [], "responses": plain}))


@cache
def _sanic() -> Sanic:
    """The one Sanic of this process: it rewrites its own classes when it first starts, and cannot do so twice."""
    app = Sanic("tests", configure_logging=False)
    app.blueprint(GatewayInput(TOKEN).blueprint(_never), url_prefix="/webhooks/gateway")
    return app


class Channel:
    """Our channel before the trained bot, with trackers of its own."""

    def __init__(self, actions: FakeActions) -> None:
        self.store = Trackers()
        self.agent = _agent(actions, self.store)
        self.load(self.agent)

    def load(self, agent: Agent | None) -> None:
        """Has the channel find this bot, or none yet."""
        _sanic().ctx.agent = agent

    async def start(self) -> None:
        self._server = await _sanic().create_server("127.0.0.1", 0, return_asyncio_server=True, access_log=False)
        if not _sanic().state.is_started:
            await self._server.startup()
        port = self._server.server.sockets[0].getsockname()[1]
        self._session = ClientSession(f"http://127.0.0.1:{port}")

    async def stop(self) -> None:
        await self._session.close()
        await self._server.close()
        endpoint = self.agent.action_endpoint
        if isinstance(endpoint, KeptEndpoint) and endpoint._kept:
            await endpoint._kept.close()
        self.store.engine.dispose()

    async def post(self, body: Any, token: str | None = TOKEN) -> tuple[int, Any]:
        """Status and answer; a body that is text is sent as it is."""
        data = body if isinstance(body, str) else json.dumps(body)
        return await self._ask("POST", "turns", token, data)

    async def say(self, key: str, **said: Any) -> dict[str, Any]:
        """The answer to a turn, which has to be taken."""
        status, answer = await self.post({"sender": "somebody", "key": key, **said})
        assert status == 200, answer
        return answer

    async def forget(self, sender: str, token: str | None = TOKEN) -> tuple[int, Any]:
        return await self._ask("DELETE", f"conversations/{sender}", token)

    async def ready(self) -> tuple[int, Any]:
        return await self._ask("GET", "", None)

    def row(self, sender: str = "somebody") -> str | None:
        """The tracker as it is stored."""
        with self.store.engine.connect() as connection:
            rows = connection.execute(trackers.select().where(trackers.c.sender_id == sender)).all()
        return rows[0].events if rows else None

    async def _ask(self, method: str, path: str, token: str | None, data: str | None = None) -> tuple[int, Any]:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with self._session.request(method, f"/webhooks/gateway/{path}", data=data, headers=headers) as answer:
            is_json = answer.content_type == "application/json"
            return answer.status, await answer.json() if is_json else await answer.text()


def _agent(actions: FakeActions, store: Trackers) -> Agent:
    """A bot of its own as far as it can change, as Rasa puts it together when it starts."""
    loaded = trained()
    endpoint = EndpointConfig(
        f"http://127.0.0.1:{actions.port}/webhook", headers={"Authorization": "Bearer to-actions"}
    )
    agent = Agent(loaded.domain, tracker_store=store, lock_store=InMemoryLockStore(), action_endpoint=endpoint)
    agent.processor = copy(loaded.processor)
    for name in ("tracker_store", "lock_store", "action_endpoint"):
        setattr(agent.processor, name, getattr(agent, name))
    return agent


async def _never(message: Any) -> None:
    raise AssertionError("Rasa's own way of taking a message is not used")
