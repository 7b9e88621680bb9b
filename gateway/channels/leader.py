"""Which leader a request of the web channel comes from, and the cookie that tells."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import queries
from conversations.models import Conversation
from gateway.errors import NoSession
from gateway.headers import is_secure
from gateway.keys import CONVERSATION_KEYS, LIMITS, SESSIONS, SETTINGS, VISITS
from gateway.origins import is_across_sites
from gateway.sessions import COOKIE, SECURE_COOKIE
from serving.clock import utc_now
from serving.doors import address

CHANNEL = "web"


def leader_of(request: web.Request) -> str:
    """The name in the cookie; raises `NoSession`."""
    return request.app[SESSIONS].leader(request.cookies.get(_cookie(request)), utc_now())


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


async def arrive(request: web.Request) -> tuple[str, bool]:
    """The leader, and whether they are new: then they were welcomed. Raises `TooManyRequests` and `StillStarting`."""
    name = await _returning(request)
    if name is not None:
        return name, False
    request.app[LIMITS].sessions.take(address(request, request.app[SETTINGS]))
    name = request.app[SESSIONS].new_leader()
    await request.app[VISITS].begin(key_of(request, name), CHANNEL)
    return name, True


async def _returning(request: web.Request) -> str | None:
    """The leader whom the cookie names, unless it is not ours or their conversation is gone."""
    try:
        name = leader_of(request)
    except NoSession:
        # A cookie that ended or was tampered with opens nothing; its bearer begins anew.
        return None
    return name if await request.app[VISITS].resume(key_of(request, name)) else None


def remember(request: web.Request, response: web.Response, leader: str) -> None:
    """Sets the cookie, for as long again as it lasts."""
    sessions = request.app[SESSIONS]
    _set(request, response, sessions.issue(leader, utc_now()), int(sessions.lifetime.total_seconds()))


def forget(request: web.Request, response: web.Response) -> None:
    """Takes the cookie back."""
    _set(request, response, "", 0)


def _cookie(request: web.Request) -> str:
    return SECURE_COOKIE if is_secure(request) else COOKIE


def _set(request: web.Request, response: web.Response, value: str, seconds: int) -> None:
    """For an allowed page of another site, a cookie that goes with that site's pages alone; else one for ours alone."""
    is_across = is_across_sites(request)
    attributes = [f"{_cookie(request)}={value}", f"Max-Age={seconds}", "Path=/", "HttpOnly"]
    attributes += ["SameSite=None", "Partitioned"] if is_across else ["SameSite=Strict"]
    # A browser takes no cookie for other sites' pages that could go over an open line.
    attributes += ["Secure"] if is_across or is_secure(request) else []
    # Put together here, for Python's own cookies know no Partitioned before 3.14.
    response.headers.add("Set-Cookie", "; ".join(attributes))
