"""Who may do what: every handler says which roles it is for, and one that says nothing is for nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from aiohttp import web
from aiohttp.typedefs import Handler

from conversations import accounts
from conversations.people import Role
from review.errors import Forged, HostUnknown, NotAllowed, NotSignedIn
from review.forms import form_of
from review.keys import CLOCK, DATABASE, SETTINGS, VISITOR, Visitor
from review.secrets import digest, is_signed, new_token, signature
from serving.doors import is_known

COOKIE = "sounding_board_review"
# Over TLS: a browser takes it from this host alone, so that no other below the same domain can plant one.
SECURE_COOKIE = f"__Host-{COOKIE}"
READERS = (Role.COACH, Role.LEAD)
EVERYBODY = tuple(Role)
# How often a session's last use is written down.
TOUCH = timedelta(minutes=1)
SAFE = ("GET", "HEAD")
_roles: dict[Handler, tuple[Role, ...]] = {}
_open: set[Handler] = set()


def allows(*roles: Role) -> Callable[[Handler], Handler]:
    """Lets these roles use a handler."""

    def note(handler: Handler) -> Handler:
        _roles[handler] = roles
        return handler

    return note


def open_to_all(handler: Handler) -> Handler:
    """Lets anybody use a handler, signed in or not."""
    _open.add(handler)
    return handler


def roles_of(handler: Handler) -> tuple[Role, ...] | None:
    """The roles that may use a handler; None where anybody may."""
    return None if handler in _open else _roles.get(handler, ())


@web.middleware
async def know_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `HostUnknown` for a name under which nobody reaches us: some page may have taken it for itself."""
    settings = request.app[SETTINGS]
    if not is_known(request, settings, settings.name):
        raise HostUnknown
    return await handler(request)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `NotSignedIn`, `NotAllowed` or `Forged`; passes on what is neither."""
    route = request.match_info.handler
    if request.match_info.http_exception is not None or _is_static(request):
        return await handler(request)
    if request.method not in SAFE:
        _check_origin(request)
    roles = roles_of(route)
    if roles is None:
        return await handler(request)
    request[VISITOR] = here = await visitor_of(request)
    if here.coach.role not in roles:
        raise NotAllowed
    if request.method not in SAFE:
        form = await form_of(request)
        if not is_signed(form.get("token", ""), request.app[SETTINGS].secrets, "forms", here.session):
            raise Forged
    return await handler(request)


async def visitor_of(request: web.Request) -> Visitor:
    """Who is signed in; raises `NotSignedIn`."""
    token = digest(request.cookies.get(_cookie(request), ""))
    settings, now = request.app[SETTINGS], request.app[CLOCK]()
    async with request.app[DATABASE].reading() as session:
        found = await accounts.session_of(session, token)
    if found is None:
        raise NotSignedIn
    kept, coach = found
    over = kept.begun_at + timedelta(hours=settings.session_hours) <= now
    if over or kept.seen_at + timedelta(minutes=settings.idle_minutes) <= now:
        raise NotSignedIn
    if kept.seen_at + TOUCH <= now:
        async with request.app[DATABASE].writing() as session:
            await accounts.touch_session(session, token, now)
    return Visitor(coach, token, signature(settings.secrets[0], "forms", token))


async def sign_in(request: web.Request, response: web.StreamResponse, coach_id: str) -> None:
    """Begins a session and gives its cookie; what was before in this browser ends."""
    token, settings, now = new_token(), request.app[SETTINGS], request.app[CLOCK]()
    idle, whole = timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.session_hours)
    async with request.app[DATABASE].writing() as session:
        await accounts.drop_old_sessions(session, now - whole, now - idle)
        await accounts.end_session(session, digest(request.cookies.get(_cookie(request), "")))
        await accounts.begin_session(session, coach_id, digest(token), now)
    _set(request, response, token, settings.session_hours * 3600)


def sign_out(request: web.Request, response: web.StreamResponse) -> None:
    """Takes the cookie back."""
    _set(request, response, "", 0)


def _cookie(request: web.Request) -> str:
    return SECURE_COOKIE if request.app[SETTINGS].is_secure else COOKIE


def _set(request: web.Request, response: web.StreamResponse, value: str, seconds: int) -> None:
    response.set_cookie(
        _cookie(request),
        value,
        max_age=seconds,
        path="/",
        secure=request.app[SETTINGS].is_secure,
        httponly=True,
        samesite="Strict",
    )


def _check_origin(request: web.Request) -> None:
    """Browsers say where a form comes from; a form from elsewhere is not ours."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in ("same-origin", "none"):
        raise Forged
    # Behind the address that coaches type there may be a proxy which speaks to us under another name.
    if origin is not None and origin not in (request.app[SETTINGS].url, f"{request.scheme}://{request.host}"):
        raise Forged


def _is_static(request: web.Request) -> bool:
    return isinstance(request.match_info.route.resource, web.StaticResource)
