"""Pages of other origins: those that a setting names may use the gateway from a browser, and no others."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from gateway.errors import OriginRefused
from gateway.headers import own_origin
from gateway.keys import SETTINGS

READING = ("GET", "HEAD")
# What a browser says of a page of ours, and of an address that somebody typed.
OURS = ("same-origin", "none")
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "7200",
}


@web.middleware
async def guard_origins(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `OriginRefused` for a page that is not allowed; answers a browser that asks whether one is."""
    if is_foreign(request) and not is_allowed(request):
        raise OriginRefused
    if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
        return web.Response(status=204, headers=PREFLIGHT)
    return await handler(request)


async def add_origin(request: web.Request, response: web.StreamResponse) -> None:
    """Runs before each response is sent: what lets the page of an allowed origin read it."""
    vary = response.headers.get("Vary")
    response.headers["Vary"] = f"{vary}, Origin" if vary else "Origin"
    if is_foreign(request) and is_allowed(request):
        response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Expose-Headers"] = "Retry-After"


def is_foreign(request: web.Request) -> bool:
    """True where a browser says that the page is of another origin. Programs other than browsers say nothing."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "none")
    if origin is None:
        # A link from another site may lead here; a form of another site may not.
        return request.method not in READING and site not in OURS
    return site != "same-origin" and origin != own_origin(request)


def is_allowed(request: web.Request) -> bool:
    return request.headers.get("Origin") in request.app[SETTINGS].allowed_origins


def is_across_sites(request: web.Request) -> bool:
    """True for an allowed page of another site, to whose requests a browser adds no SameSite=Strict cookie."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site" and is_foreign(request) and is_allowed(request)
