"""Whether the gateway lives, and whether it could answer a leader now."""

from __future__ import annotations

import logging

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from conversations import queries
from gateway.keys import BOT, DATABASE

log = logging.getLogger("gateway.health")

routes = web.RouteTableDef()


@routes.get("/healthz")
async def alive(request: web.Request) -> web.Response:
    """200 as long as the process answers."""
    return web.json_response({"alive": True})


@routes.get("/readyz")
async def ready(request: web.Request) -> web.Response:
    """200 when the database answers and Rasa would take a turn, else 503 with which of them does not."""
    parts = {"database": await _database_answers(request), "rasa": await request.app[BOT].ready()}
    is_ready = all(parts.values())
    headers = {} if is_ready else {"Retry-After": "2"}
    return web.json_response({"ready": is_ready, **parts}, status=200 if is_ready else 503, headers=headers)


async def _database_answers(request: web.Request) -> bool:
    try:
        async with request.app[DATABASE].reading() as session:
            return await queries.is_reachable(session)
    except SQLAlchemyError as error:
        log.warning("database outcome=%s", type(error).__name__)
        return False
