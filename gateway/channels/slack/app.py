"""Slack's requests, through slack-bolt: checked, noted, thanked for. What follows from them is the inbox's."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

from aiohttp import ClientSession, ClientTimeout, web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from gateway.channels.slack.calm import Calm
from gateway.channels.slack.commands import Commands
from gateway.channels.slack.deeds import Deeds
from gateway.channels.slack.inbox import Inbox
from gateway.channels.slack.ledger import Ledger
from gateway.channels.slack.notes import Names, note_of_action, note_of_event
from gateway.channels.slack.post import SlackPost
from gateway.errors import PayloadUnknown
from gateway.keys import ADDRESSES, CHATS, CONVERSATION_KEYS, COURIER, DATABASE, LARGER_BODIES, SETTINGS
from gateway.settings import SlackSettings
from gateway.work import at_work
from serving.logs import where

log = logging.getLogger("gateway.slack")

PATH = "/slack/events"
COMMAND = "/sounding-board"
# A message of 40,000 characters, each written as an escape, in its text and once more in its blocks.
LARGEST_BODY = 1024 * 1024
STAMP = re.compile(r"[0-9]{1,12}", re.ASCII)
SIGNATURE = re.compile(r"v0=[0-9a-f]{64}", re.ASCII)
TIMEOUT = ClientTimeout(total=15)

BOLT = web.AppKey("slack_bolt", AsyncApp)
CALM = web.AppKey("slack_calm", Calm)
SIGNATURES = web.AppKey("slack_signatures", SignatureVerifier)


def add(app: web.Application) -> None:
    """Adds the one address that Slack sends everything to, and what is open while the gateway runs."""
    app[CALM] = Calm()
    app[LARGER_BODIES][PATH] = LARGEST_BODY
    app.router.add_post(PATH, receive)
    app.cleanup_ctx.append(_open)


async def receive(request: web.Request) -> web.Response:
    """Whatever Slack has to say; nothing of it is read before its signature is checked, as Bolt would."""
    try:
        if not _is_signed(request.app[SIGNATURES], await request.read(), request.headers):
            raise web.HTTPUnauthorized
        told = await to_bolt_request(request)
    except ValueError:
        # Without the cause, which would show what was sent.
        raise web.HTTPBadRequest from None
    with request.app[CALM].thanking():
        return await to_aiohttp_response(await request.app[BOLT].async_dispatch(told))


def _is_signed(signatures: SignatureVerifier, body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether Slack signed it; the verifier fails over what is not written as a time or a signature."""
    stamp, signature = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
    is_written_so = STAMP.fullmatch(stamp) and SIGNATURE.fullmatch(signature)
    return bool(is_written_so) and signatures.is_valid(body, stamp, signature)


async def _open(app: web.Application) -> AsyncIterator[None]:
    settings = app[SETTINGS].slack
    if settings is None:
        raise LookupError("slack")
    database, names = app[DATABASE], Names(app[CONVERSATION_KEYS])
    async with ClientSession(timeout=TIMEOUT) as session:
        post = SlackPost(client(settings, session))
        deeds = Deeds(database, app[CHATS], app[COURIER], post, names)
        inbox = Inbox(Ledger(database), app[ADDRESSES], deeds, names, app[CALM])
        app[COURIER].serve(post)
        app[SIGNATURES] = SignatureVerifier(settings.signing_secret.get_secret_value())
        app[BOLT] = bolt(settings, inbox, Commands(database, app[CHATS], deeds, names))
        async with at_work(inbox.run):
            yield


def client(settings: SlackSettings, session: ClientSession) -> AsyncWebClient:
    """What calls Slack; it tries nothing again, for a message that was taken and not answered for would come twice."""
    token, url = settings.bot_token.get_secret_value(), settings.api_url
    return AsyncWebClient(token, url, session=session, retry_handlers=[], logger=_silent())


def bolt(settings: SlackSettings, inbox: Inbox, commands: Commands) -> AsyncApp:
    """Hands on what is ours, of what is known to be Slack's."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        # Nothing is asked of Slack before it is thanked; a token that is no good is found when it is used.
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=settings.bot_token.get_secret_value()
        )

    app = AsyncApp(
        logger=_silent(),
        name="sounding-board",
        signing_secret=settings.signing_secret.get_secret_value(),
        request_verification_enabled=False,
        authorize=authorize,
        # Thanked for when it is written down, not before.
        process_before_response=True,
        # Which messages are the bot's own, the notes can tell.
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        ssl_check_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    _listen(app, inbox, commands)
    return app


def _listen(app: AsyncApp, inbox: Inbox, commands: Commands) -> None:
    async def event(body: dict[str, Any]) -> None:
        found = note_of_event(body)
        if found:
            await inbox.put(*found)

    async def pressed(body: dict[str, Any], ack: AsyncAck) -> None:
        note = note_of_action(body)
        if note:
            await inbox.put(note)
        await ack()

    async def command(body: dict[str, Any], ack: AsyncAck) -> None:
        note, answer = await commands.answer(body)
        if note:
            await inbox.put(note)
        await ack(**answer)

    async def failed(error: Exception) -> BoltResponse:
        if isinstance(error, PayloadUnknown):
            # It would be no better the next time.
            log.error("request outcome=unknown")
            return BoltResponse(status=400)
        # Slack tells again of what it was not thanked for.
        log.error("request %s", where(error))
        return BoltResponse(status=503, headers={"Retry-After": "5"})

    for told in ("message", "app_mention", "app_home_opened"):
        app.event(told)(event)
    app.action(re.compile(".*"))(pressed)
    app.command(COMMAND)(command)
    app.error(failed)


def _silent() -> logging.Logger:
    """Bolt and the SDK log bodies and signatures, of a request that is refused at the level of information."""
    logger = logging.getLogger("gateway.slack.sdk")
    logger.setLevel(logging.CRITICAL + 1)
    return logger
