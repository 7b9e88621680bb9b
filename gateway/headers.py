"""What every response carries for safety, and how often one address may ask."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from gateway.keys import LIMITS, SETTINGS
from serving import doors, headers

SAFETY = {
    **headers.SAFETY,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
}

# What reads the database or begins a conversation.
LIMITED = ("/api/", "/plain")
# What a page that runs scripts or sends forms says for itself.
A_PAGES_OWN = ("Content-Security-Policy", "Referrer-Policy")


async def add_safety(request: web.Request, response: web.StreamResponse) -> None:
    """Runs before each response is sent, whatever made it."""
    own = {name: response.headers[name] for name in A_PAGES_OWN if name in response.headers}
    response.headers.update({**SAFETY, **own})
    if own and request.app[SETTINGS].allowed_origins:
        _let_frame(response, request.app[SETTINGS].allowed_origins)
    if request.path.startswith("/api/"):
        response.headers["Cache-Control"] = "no-store"
    if is_secure(request):
        response.headers.update(headers.OVER_TLS)


def _let_frame(response: web.StreamResponse, origins: frozenset[str]) -> None:
    """Lets the pages of allowed origins show a page of ours in a frame."""
    policy = response.headers["Content-Security-Policy"]
    allowed = f"frame-ancestors {' '.join(sorted(origins))}"
    response.headers["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", allowed)
    # It knows no origins, only nobody.
    del response.headers["X-Frame-Options"]


@web.middleware
async def limit_addresses(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `TooManyRequests` where one address asks too often."""
    if request.path.startswith(LIMITED):
        request.app[LIMITS].requests.take(doors.address(request, request.app[SETTINGS]))
    return await handler(request)


def is_secure(request: web.Request) -> bool:
    """True where the leader's side of the connection is encrypted."""
    return (doors.forwarded(request, request.app[SETTINGS], "X-Forwarded-Proto") or request.scheme) == "https"


def own_origin(request: web.Request) -> str:
    """The origin under which a browser knows the gateway."""
    return f"{'https' if is_secure(request) else 'http'}://{request.host}"
