"""What every response carries for safety."""

from __future__ import annotations

from aiohttp import web

from review.keys import SETTINGS
from serving import headers

SAFETY = {
    **headers.SAFETY,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    # No other site is told where somebody was; our own must be, or browsers would hide where a form came from.
    "Referrer-Policy": "same-origin",
}


async def add_safety(request: web.Request, response: web.StreamResponse) -> None:
    """Runs before each response is sent, whatever made it."""
    response.headers.update(SAFETY)
    response.headers["Cache-Control"] = "no-cache" if request.path.startswith("/static/") else "no-store"
    if request.app[SETTINGS].is_secure:
        response.headers.update(headers.OVER_TLS)
