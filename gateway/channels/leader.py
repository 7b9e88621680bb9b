"""Which leader a request of the web channel comes from, and the cookie that tells."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import queries
from conversations.models import Conversation
from gateway.clock import utc_now
from gateway.errors import NoSession
from gateway.headers import is_secure
from gateway.keys import CONVERSATION_KEYS, SESSIONS
from gateway.sessions import COOKIE

CHANNEL = "web"


def leader_of(request: web.Request) -> str:
    """The name in the cookie; raises `NoSession`."""
    return request.app[SESSIONS].leader(request.cookies.get(COOKIE), utc_now())


def key_of(request: web.Request, leader: str) -> str:
    """The key of a leader's conversation."""
    return request.app[CONVERSATION_KEYS].of(CHANNEL, "", leader)


def conversation_key_of(request: web.Request) -> str:
    """The key of the conversation that a request is about; raises `NoSession`."""
    return key_of(request, leader_of(request))


async def conversation_in(session: AsyncSession, request: web.Request) -> Conversation:
    """The conversation that a request is about; raises `NoSession`."""
    conversation = await queries.conversation_of(session, conversation_key_of(request))
    if conversation is None:
        raise NoSession
    return conversation


def remember(request: web.Request, response: web.Response, leader: str) -> None:
    """Sets the cookie, for as long again as it lasts."""
    sessions = request.app[SESSIONS]
    response.set_cookie(
        COOKIE,
        sessions.issue(leader, utc_now()),
        max_age=int(sessions.lifetime.total_seconds()),
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="Strict",
    )


def forget(request: web.Request, response: web.Response) -> None:
    """Takes the cookie back."""
    response.del_cookie(COOKIE, path="/", secure=is_secure(request), httponly=True, samesite="Strict")
