"""The browser of the tests that look at pages as people do."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, async_playwright, expect

from scripts.browser import chromium
from scripts.settings import ROOT

# Other work on the machine is no reason to fail.
PATIENCE_MS = 20_000
# Where pictures of what was tested are left; git looks away from it.
SCREENSHOTS = ROOT / "var" / "screenshots"


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A Chromium; without one on this machine the test fails."""
    path = chromium(os.environ)
    if path is None:
        pytest.fail("There is no Chromium on this machine, so nothing that people see was tested: see docs/widget.md.")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        # Root may not use the sandbox, and all pages are ours.
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        await browser.close()
