"""Puts the gateway together: what is open while it runs, and which handler answers what."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

from aiohttp import ClientSession, TCPConnector, web

from conversations.database import Database
from conversations.locks import locks_for
from conversations.migrating import check
from gateway import health, pages
from gateway.addresses import Addresses
from gateway.arrivals import know_host, read_in_time
from gateway.channels import configured, plain, records
from gateway.channels import web as web_channel
from gateway.chats import Chats
from gateway.check_ins import CheckIns
from gateway.courier import Courier
from gateway.erasing import Eraser
from gateway.headers import add_safety, limit_addresses
from gateway.identity import ConversationKeys
from gateway.keys import (
    ADDRESSES,
    BOT,
    CHATS,
    CONVERSATION_KEYS,
    COURIER,
    DATABASE,
    ERASER,
    LARGER_BODIES,
    LIMITS,
    NUMBERING,
    PIPELINE,
    SESSIONS,
    SETTINGS,
    VISITS,
)
from gateway.limits import Limit, Limits
from gateway.origins import add_origin, guard_origins
from gateway.pipeline import Pipeline
from gateway.problems import problems
from gateway.rasa import HttpBot
from gateway.recovery import Recovery
from gateway.redaction import Redactor
from gateway.redaction.numbering import Numbering
from gateway.retention import Retention
from gateway.sessions import Sessions
from gateway.settings import Settings
from gateway.turnstile import Turnstile
from gateway.visits import Visits
from gateway.widget import routes as widget
from gateway.work import at_work

# 8,000 characters fit, even where each is written as two escapes.
LARGEST_BODY = 128 * 1024
# At once to Rasa; more wait in the gateway, where they cost nothing.
CONNECTIONS = 64


def create_app(settings: Settings, redactor: Redactor) -> web.Application:
    """The whole gateway; opens nothing before it is started."""
    app = web.Application(
        middlewares=[problems, know_host, guard_origins, limit_addresses, read_in_time], client_max_size=LARGEST_BODY
    )
    secret = settings.secret.get_secret_value()
    app[SETTINGS] = settings
    app[LARGER_BODIES] = {}
    retired = [one.get_secret_value() for one in settings.retired_secrets]
    app[SESSIONS] = Sessions(secret, settings.session_days, retired)
    identity = settings.identity.get_secret_value() if settings.identity else None
    app[CONVERSATION_KEYS] = ConversationKeys(secret, identity)
    # What is sealed and marked is to be read after the secret was changed, too.
    app[ADDRESSES], app[NUMBERING] = Addresses(identity or secret), Numbering(identity or secret)
    app[LIMITS] = Limits(
        turns=Limit(settings.turns_a_minute),
        requests=Limit(settings.requests_a_minute),
        sessions=Limit(settings.sessions_a_minute),
    )
    for routes in (web_channel.routes, records.routes, health.routes, pages.routes(), plain.routes(), widget.routes()):
        app.add_routes(routes)
    app.on_response_prepare.extend([add_safety, add_origin])
    app.cleanup_ctx.extend([_database, _bot, _turns(redactor)])
    configured.add_chats(app)
    app.cleanup_ctx.append(_deliveries)
    return app


async def _database(app: web.Application) -> AsyncIterator[None]:
    async with Database(app[SETTINGS].database_url) as database:
        await check(database)
        app[DATABASE] = database
        yield


async def _bot(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS]
    async with ClientSession(connector=TCPConnector(limit=CONNECTIONS)) as session:
        app[BOT] = HttpBot(session, settings.rasa_url, settings.bot_token.get_secret_value())
        yield


def _turns(redactor: Redactor) -> Callable[[web.Application], AsyncIterator[None]]:
    async def open_turns(app: web.Application) -> AsyncIterator[None]:
        settings, database, bot, delayed = app[SETTINGS], app[DATABASE], app[BOT], asyncio.Event()
        locks = locks_for(settings.database_url)
        turnstile = Turnstile(locks)
        pipeline = Pipeline(
            database, turnstile, redactor, app[NUMBERING], bot, app[LIMITS].turns, settings.patience, delayed
        )
        app[PIPELINE] = pipeline
        app[VISITS] = Visits(database, turnstile, bot, timedelta(minutes=settings.resume_minutes))
        app[ERASER] = Eraser(database, turnstile, bot, settings.patience, delayed)
        courier = app[COURIER] = Courier(database, locks, app[ADDRESSES])
        app[CHATS] = Chats(database, app[VISITS], pipeline, courier, app[ADDRESSES])
        async with at_work(
            Recovery(database, pipeline, app[ERASER], bot, delayed, courier.wake).run,
            CheckIns(database, turnstile, bot, courier.wake).run,
            Retention(database, app[ERASER], timedelta(days=settings.retention_days)).run,
        ):
            yield
        await locks.close()

    return open_turns


async def _deliveries(app: web.Application) -> AsyncIterator[None]:
    """Once every channel is there that delivers."""
    async with at_work(app[COURIER].run):
        yield
