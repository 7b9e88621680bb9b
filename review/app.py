"""Puts the review pages together: what is open while they run, and which handler answers what."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from conversations import indexing, queries
from conversations.database import Database
from conversations.migrating import check
from review import administering, annotating, charts, exporting, guard, listing, pages, reading, signing_in
from review.headers import add_safety
from review.keys import CLOCK, DATABASE, RUBRIC, SETTINGS, SIGN_ON, THROTTLE
from review.problems import problems
from review.rubric import read_rubric
from review.settings import Settings
from review.sign_on import CouncilSignOn
from review.throttle import Throttle
from serving.clock import Clock, utc_now
from serving.logs import where

log = logging.getLogger("review")

LARGEST_FORM = 64 * 1024
# Seconds between looks at what was shared or said since.
NEXT_LOOK = 2.0


def create_app(settings: Settings, clock: Clock = utc_now) -> web.Application:
    """The whole of it; opens nothing but the rubric before it is started."""
    app = web.Application(middlewares=[problems, guard.know_host, guard.guard], client_max_size=LARGEST_FORM)
    app[SETTINGS], app[CLOCK], app[THROTTLE] = settings, clock, Throttle()
    app[RUBRIC] = read_rubric(settings.rubric)
    sign_on = settings.sign_on
    app[SIGN_ON] = CouncilSignOn(sign_on, f"{settings.url}/sign-on/back") if sign_on else None
    pages.set_up(app)
    for part in (signing_in, listing, reading, annotating, exporting, charts, administering):
        app.add_routes(part.routes)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    app.router.add_static("/static/", Path(__file__).parent / "static")
    app.on_response_prepare.append(add_safety)
    app.cleanup_ctx.extend([_database, _index])
    return app


@guard.open_to_all
async def alive(request: web.Request) -> web.Response:
    """200 as long as the process answers."""
    return web.json_response({"alive": True})


@guard.open_to_all
async def ready(request: web.Request) -> web.Response:
    """200 when the database answers, else 503."""
    try:
        async with request.app[DATABASE].reading() as session:
            is_ready = await queries.is_reachable(session)
    except SQLAlchemyError as error:
        log.warning("database %s", where(error))
        is_ready = False
    return web.json_response({"ready": is_ready}, status=200 if is_ready else 503)


async def _database(app: web.Application) -> AsyncIterator[None]:
    async with Database(app[SETTINGS].database_url) as database:
        await check(database)
        app[DATABASE] = database
        yield


async def _index(app: web.Application) -> AsyncIterator[None]:
    work = asyncio.create_task(_keep_fresh(app[DATABASE]))
    yield
    work.cancel()
    await asyncio.wait([work])


async def _keep_fresh(database: Database) -> None:
    while True:
        try:
            drawn = await _draw(database)
        except SQLAlchemyError as error:
            log.error("index %s", where(error))
            drawn = 0
        # After a full round there may be more; a moment's rest lets others write.
        await asyncio.sleep(0.05 if drawn else NEXT_LOOK)


async def _draw(database: Database) -> int:
    """Draws one round of what was shared or said since into the list; how many they were."""
    async with database.reading() as session:
        if not await indexing.is_stale(session):
            return 0
    async with database.writing() as session:
        return await indexing.freshen(session)
