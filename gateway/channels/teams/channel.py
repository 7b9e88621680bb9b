"""Puts the Teams channel together: its address, and what is open while the gateway runs."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from microsoft_agents.hosting.aiohttp import CloudAdapter
from microsoft_agents.hosting.core import ClaimsIdentity, Middleware, TurnContext
from pydantic import ValidationError

from gateway.channels.teams.agent import Agent
from gateway.channels.teams.desk import Desk
from gateway.channels.teams.door import Door
from gateway.channels.teams.errors import ActivityRefused, KeysAway, TokenRefused
from gateway.channels.teams.files import Files
from gateway.channels.teams.post import TeamsPost
from gateway.channels.teams.reading import place_of, tenant_of
from gateway.channels.teams.service import HOSTS, Service, allowed
from gateway.channels.teams.tokens import Tokens
from gateway.keys import CHATS, CONVERSATION_KEYS, COURIER, DATABASE, LARGER_BODIES, SETTINGS
from gateway.settings import TeamsSettings
from serving.logs import where

log = logging.getLogger("gateway.teams")

PATH = "/teams/messages"
# Teams repeats each message with its looks, and 40,000 characters of any script are still told that they are too many.
LARGEST_BODY = 1024 * 1024


@dataclass(frozen=True)
class Teams:
    """What answers at the channel's address."""

    door: Door
    adapter: CloudAdapter
    agent: Agent


class Received:
    """A request as the SDK's adapter reads it; its own way of handing on the identity, aiohttp warns of."""

    def __init__(self, request: web.Request, identity: ClaimsIdentity) -> None:
        self._request, self._identity = request, identity

    @property
    def method(self) -> str:
        return self._request.method

    @property
    def headers(self) -> dict[str, str]:
        return dict(self._request.headers)

    async def json(self) -> Any:
        return await self._request.json()

    def get_claims_identity(self) -> ClaimsIdentity:
        return self._identity

    def get_path_param(self, name: str) -> str:
        return self._request.match_info[name]


TEAMS = web.AppKey("teams", Teams)


def add(app: web.Application) -> None:
    """Adds the channel to the gateway."""
    # The SDK's own lines name conversations and hold what services answer.
    logging.getLogger("microsoft_agents").setLevel(logging.CRITICAL)
    app[LARGER_BODIES][PATH] = LARGEST_BODY
    app.router.add_post(PATH, receive)
    app.cleanup_ctx.append(_open)


async def receive(request: web.Request) -> web.StreamResponse:
    """Something that happened in Teams: 200 or 202 once it is dealt with, or is being worked on."""
    teams = request.app[TEAMS]
    try:
        identity = await teams.door.identity(request.headers.get("Authorization"))
        answer = await teams.adapter.process_request(Received(request, identity), teams.agent)
    except TokenRefused as error:
        log.warning("request outcome=refused reason=%s", error.reason)
        return web.Response(status=401)
    except KeysAway:
        log.warning("request outcome=keys away")
        return web.Response(status=503, headers={"Retry-After": "5"})
    except ValidationError:
        return web.Response(status=400)
    return web.Response(status=answer.status_code)


async def _open(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS].teams
    if settings is None:
        raise LookupError("teams")
    service = Service(settings.app_id, Tokens(settings))
    app[COURIER].serve(TeamsPost(service))
    desk = Desk(app[CHATS], app[COURIER], app[CONVERSATION_KEYS])
    agent = Agent(desk, Files(app[DATABASE], desk, service))
    app[TEAMS] = Teams(Door(settings), _adapter(service, settings), agent)
    yield
    await agent.close()
    await service.close()


def _adapter(service: Service, settings: TeamsSettings) -> CloudAdapter:
    adapter = CloudAdapter(channel_service_client_factory=service, host_validator=allowed(HOSTS))
    adapter.on_turn_error = _failed
    adapter.use(Guard(settings.tenant_id))
    return adapter


async def _failed(context: TurnContext, error: Exception) -> None:
    """In place of the SDK's own, which prints the error and sends it to the leader."""
    if isinstance(error, PermissionError):
        log.warning("activity outcome=refused reason=%s", error)
        raise error
    log.error("activity %s", where(error))
    raise web.HTTPInternalServerError


class Guard(Middleware):
    """Lets through what is of this tenant, from Teams, and answered where its token says."""

    def __init__(self, tenant_id: str) -> None:
        self._tenant_id = tenant_id

    async def on_turn(self, context: TurnContext, logic: Callable[[TurnContext], Awaitable[None]]) -> None:
        activity, identity = context.activity, context.identity
        claimed = str(identity.get_claim_value("serviceurl")) if identity else ""
        if activity.channel_id != "msteams":
            raise ActivityRefused("channel")
        if tenant_of(activity).lower() != self._tenant_id:
            raise ActivityRefused("tenant")
        if (activity.service_url or "").rstrip("/").lower() != claimed.rstrip("/").lower():
            raise ActivityRefused("service")
        if not place_of(activity).person:
            raise ActivityRefused("nobody")
        await logic(context)
