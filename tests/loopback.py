"""Servers on loopback to test against: an application for as long as a test wants it, and fakes that come and go."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from aiohttp import web

HOST = "127.0.0.1"


@asynccontextmanager
async def serving(
    app: web.Application, port: int = 0, tls: ssl.SSLContext | None = None, **options: Any
) -> AsyncIterator[int]:
    """The port at which the application answers; `options` are those of aiohttp's runner."""
    runner = web.AppRunner(app, **{"shutdown_timeout": 0.1, **options})
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port, reuse_address=True, ssl_context=tls).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


class FakeService:
    """Base of what stands in for somebody else's service; stopped and started again, it is at the same port."""

    tls: ssl.SSLContext | None = None

    def __init__(self) -> None:
        self.port = 0
        self._served = AsyncExitStack()

    async def __aenter__(self) -> Any:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def app(self) -> web.Application:
        """What is served, made anew at every start."""
        raise NotImplementedError

    async def start(self) -> None:
        """Listens, on the same port as before where it has been stopped."""
        self.port = await self._served.enter_async_context(serving(self.app(), self.port, self.tls))

    async def stop(self) -> None:
        """Goes away, with every connection; what it knows it keeps."""
        await self._served.aclose()
