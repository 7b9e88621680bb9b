"""Chromium before the real stack, and a second server on which other pages stand."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Page

from scripts.ports import LOOPBACK, free_port
from tests.browser.leader import Leader
from tests.chromium import PATIENCE_MS, SCREENSHOTS, launched
from tests.conftest import UNHURRIED
from tests.loopback import serving
from tests.stack import Stack, running


@pytest.fixture(scope="session")
def other_port() -> int:
    return free_port(LOOPBACK)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory, other_port: int) -> Iterator[Stack]:
    """A stack whose gateway allows the other server under one of its two names; tests may kill its parts."""
    allowed = {
        "SOUNDING_BOARD_ALLOWED_ORIGINS": f"http://{LOOPBACK}:{other_port} http://allowed.localhost:{other_port}"
    }
    with running(tmp_path_factory.mktemp("stack"), UNHURRIED | allowed) as ready:
        yield ready


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport={"width": 1100, "height": 820}, accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(context: BrowserContext) -> Page:
    return await context.new_page()


@pytest_asyncio.fixture(loop_scope="session")
async def leader(page: Page, stack: Stack) -> Leader:
    """A leader at the demo page, welcomed."""
    leader = Leader(page)
    await leader.arrive(stack.url)
    return leader


@pytest_asyncio.fixture(loop_scope="session")
async def other(other_port: int) -> AsyncIterator[dict[str, web.Response]]:
    """A server that shows the page that a test puts under its path, as (text, headers)."""
    pages: dict[str, tuple[str, dict[str, str]]] = {}

    async def show(request: web.Request) -> web.Response:
        text, headers = pages[request.path]
        return web.Response(text=text, content_type="text/html", headers=headers)

    app = web.Application()
    app.router.add_get("/{name:.*}", show)
    async with serving(app, other_port):
        yield pages


@pytest.fixture(scope="session")
def screenshots() -> Path:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
