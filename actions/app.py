"""The action server: Rasa posts an action to run, and gets events and messages back."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any

import yaml
from aiohttp import web
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.interfaces import ActionNotFoundException

from actions.doors.asking import ASKING
from actions.doors.coaching import ValidateCoaching
from actions.doors.topics import Close, NewTopic, Outside, Welcome
from actions.interruptions import Interrupt
from actions.settings import Settings
from actions.signposts import Signposts
from actions.words.language import talk
from actions.words.language.once import one_message
from knowledge.encoder import Encoder
from knowledge.library import Library, open_library

SETTINGS = web.AppKey("settings", Settings)
EXECUTOR = web.AppKey("executor", ActionExecutor)
DOMAIN: web.AppKey[dict[str, Any]] = web.AppKey("domain", dict)
# What the slots hold of a long conversation is larger than a request usually is.
MAX_BODY = 8 * 1024 * 1024

logger = logging.getLogger(__name__)


def create_app(settings: Settings, today: Callable[[], date] = date.today) -> web.Application:
    """The application; the library is opened when it starts."""
    app = web.Application(client_max_size=MAX_BODY)
    app[SETTINGS] = settings

    async def library(app: web.Application) -> AsyncIterator[None]:
        signposts = Signposts.read(settings.signposts)
        talk.listen_with(talk.Listener.load(talk.model_path(settings.var)))
        known = open_library(settings.var, Encoder())
        app[EXECUTOR] = executor_for(known, today, signposts)
        app[DOMAIN] = yaml.safe_load(settings.domain.read_text("utf-8"))
        # It takes seconds, and no first turn needs it.
        reading = asyncio.get_running_loop().run_in_executor(None, lambda: known.nearness)
        yield
        await reading

    app.cleanup_ctx.append(library)
    app.router.add_get("/health", health)
    app.router.add_post("/webhook", run_action)
    return app


def executor_for(library: Library, today: Callable[[], date], signposts: Signposts) -> ActionExecutor:
    """All actions, ready to run."""
    executor = ActionExecutor()
    for action in (
        *(kind(library) for kind in ASKING),
        ValidateCoaching(library, today),
        Interrupt(library, today, signposts),
        Welcome(today),
        NewTopic(library, today),
        Close(library),
        Outside(),
    ):
        executor.register_action(action)
    return executor


async def health(request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


async def run_action(request: web.Request) -> web.Response:
    """Runs one action; 401 without the shared token, 404 for an action that is not here."""
    expected = f"Bearer {request.app[SETTINGS].token.get_secret_value()}"
    if not hmac.compare_digest(
        request.headers.get("Authorization", "").encode("utf-8", "surrogatepass"), expected.encode()
    ):
        raise web.HTTPUnauthorized
    call = await request.json()
    # Rasa leaves the domain out of its calls, for it is large and does not change.
    call["domain"] = request.app[DOMAIN]
    try:
        with one_message():
            answer = await answer_to(request.app[EXECUTOR], call)
    except ActionNotFoundException as error:
        raise web.HTTPNotFound(text=str(error)) from error
    return web.json_response(answer)


async def answer_to(executor: ActionExecutor, call: dict[str, Any]) -> dict[str, Any]:
    """What the action answers; with it, under `asked`, what the question answers that Rasa would ask for next."""
    result = await executor.run(call)
    answer = result.model_dump() if result else {"events": [], "responses": []}
    slots = {event["name"]: event["value"] for event in answer["events"] if event["event"] == "slot"}
    if slots.get(REQUESTED_SLOT):
        tracker = {**call["tracker"], "slots": {**call["tracker"]["slots"], **slots}, "events": []}
        asking = {**call, "next_action": f"action_ask_{slots[REQUESTED_SLOT]}", "tracker": tracker}
        answer["asked"] = await answer_to(executor, asking)
    return answer
