"""What is asked of every request before anything looks into it: a name of ours, and a body that arrives in time."""

from __future__ import annotations

import asyncio

from aiohttp import StreamReader, web
from aiohttp.typedefs import Handler

from gateway.errors import HostUnknown, TooSlow
from gateway.keys import LARGER_BODIES, SETTINGS
from serving.doors import is_known


class Late(TimeoutError):
    """What somebody is told who waits for a body that took too long."""


@web.middleware
async def know_host(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `HostUnknown` for a name under which nobody reaches us: some page may have taken it for itself."""
    if not is_known(request, request.app[SETTINGS]):
        raise HostUnknown
    return await handler(request)


@web.middleware
async def read_in_time(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raises `TooSlow` where the handler waits for a body that does not arrive in time."""
    larger = request.app[LARGER_BODIES].get(request.path)
    if larger:
        request = request.clone(client_max_size=larger)
    if not request.can_read_body:
        return await handler(request)
    # It is for the handler to say how much it reads, and when; here is only said for how long it may wait.
    timer = asyncio.get_running_loop().call_later(request.app[SETTINGS].body_seconds, _give_up, request.content)
    try:
        return await handler(request)
    except Late as error:
        raise TooSlow from error
    finally:
        timer.cancel()


def _give_up(body: StreamReader) -> None:
    if not body.is_eof():
        body.set_exception(Late())
