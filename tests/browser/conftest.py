"""Chromium before the real stack, and a second server on which other pages stand."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from scripts.browser import chromium
from scripts.ports import LOOPBACK, free_port
from scripts.settings import ROOT
from scripts.stack import Stack, running
from tests.browser.leader import Leader
from tests.conftest import UNHURRIED

# Other work on the machine is no reason to fail.
expect.set_options(timeout=20_000)
SCREENSHOTS = ROOT / "var" / "screenshots"


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
    path = chromium(os.environ)
    if path is None:
        pytest.fail("There is no Chromium on this machine, so nothing that leaders see was tested: see docs/widget.md.")
    async with async_playwright() as playwright:
        # Root may not use the sandbox, and all pages are ours.
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    context = await browser.new_context(viewport={"width": 1100, "height": 820}, accept_downloads=True)
    context.set_default_timeout(20_000)
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
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, other_port, reuse_address=True).start()
    yield pages
    await runner.cleanup()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pictures of what was tested are left; git looks away from it."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
