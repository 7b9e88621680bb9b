"""The conversation in a browser that runs no script."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.leader import ALL, SITUATION
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]


@pytest_asyncio.fixture(loop_scope="session")
async def plain(browser: Browser, stack: Stack) -> AsyncIterator[Page]:
    """The conversation's page, just begun."""
    context = await browser.new_context(java_script_enabled=False, viewport={"width": 700, "height": 900})
    page = await context.new_page()
    await page.goto(stack.url)
    await page.get_by_role("button", name="Begin").click()
    await expect(page.get_by_role("heading", name="Your conversation")).to_be_visible()
    yield page
    await context.close()


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Your message").fill(text)
    await page.get_by_role("button", name="Send").click()


async def test_a_leader_has_the_conversation_without_a_script(plain: Page) -> None:
    await say(plain, SITUATION)
    while not await plain.get_by_role("button", name=ALL).count():
        await plain.locator(".offered button").last.click()
    await expect(plain.get_by_role("heading", name="Leadership behaviours")).to_be_visible()
    await plain.get_by_role("button", name=ALL).click()
    await expect(plain.locator("#latest").get_by_text("Question 1 of")).to_be_visible()
    await say(plain, "We agreed them <b>last</b> spring.")
    await expect(plain.locator(".said").last).to_contain_text("We agreed them <b>last</b> spring.")
    await plain.get_by_role("button", name="Summary", exact=True).click()
    await expect(plain.locator("#latest").get_by_role("heading", name="Your record")).to_be_visible()
    async with plain.expect_download() as coming:
        await plain.get_by_role("link", name="Word").click()
    assert (await coming.value).suggested_filename == "sounding-board-record.docx"


async def test_what_could_not_be_taken_stands_in_the_form_again(plain: Page) -> None:
    await say(plain, "a" * 8001)
    await expect(plain.get_by_role("alert")).to_contain_text("longer than 8,000 characters")
    await expect(plain.get_by_label("Your message")).to_have_value("a" * 8001)


async def test_a_reload_sends_nothing_again(plain: Page) -> None:
    await say(plain, SITUATION)
    await expect(plain.locator(".said")).to_have_count(1)
    await plain.reload()
    await expect(plain.locator(".said")).to_have_count(1)


async def test_sharing_and_deleting_work_without_a_script(plain: Page) -> None:
    await plain.get_by_role("button", name="Let coaches read it").click()
    await expect(plain.get_by_text("Coaches can read this conversation.")).to_be_visible()
    await plain.get_by_role("link", name="Delete everything").click()
    await plain.get_by_role("button", name="Delete everything").click()
    await expect(plain.get_by_role("heading", name="Everything was deleted.")).to_be_visible()
    await plain.goto(plain.url.rsplit("/", 1)[0])
    await expect(plain.get_by_role("heading", name="Say what you are facing")).to_be_visible()
