"""The widget in other pages: allowed ones under the strictest policy, and one that is not allowed."""

from __future__ import annotations

import json

import aiohttp
import pytest
from playwright.async_api import BrowserContext, Page, expect

from scripts.ports import LOOPBACK
from tests.browser.leader import SITUATION, Leader
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
Pages = dict[str, tuple[str, dict[str, str]]]

WATCHING = """
window.refused = [];
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  window.refused.push(violatedDirective + " " + blockedURI));
"""


def embedding(url: str, attributes: str = "", script: str = "", before: str = "") -> tuple[str, dict[str, str]]:
    """A page with the line that a council puts in, and no more allowed than it needs."""
    policy = f"default-src 'none'; script-src {url}; connect-src {url}"
    line = f'<script type="module" src="{url}/widget/sounding-board.js"{script} crossorigin></script>'
    page = (
        '<!doctype html><html lang="en-GB"><title>Intranet</title>'
        f"<main><h1>Intranet</h1>{before}</main>{line}<sounding-board {attributes}></sounding-board></html>"
    )
    return page, {"Content-Security-Policy": policy}


@pytest.mark.parametrize("host", [LOOPBACK, "allowed.localhost"], ids=["same site", "another site"])
async def test_an_allowed_page_has_the_conversation_under_the_strictest_policy(
    context: BrowserContext, stack: Stack, other: Pages, other_port: int, host: str
) -> None:
    other["/"] = embedding(stack.url)
    await context.add_init_script(WATCHING)
    page = await context.new_page()
    await page.goto(f"http://{host}:{other_port}/")
    leader = Leader(page)
    await page.get_by_role("button", name="Open Sounding Board").click()
    await expect(leader.replies.first).to_be_visible()
    await leader.say(SITUATION)
    await page.reload()
    await page.get_by_role("button", name="Open Sounding Board").click()
    await expect(leader.said.last).to_have_text(SITUATION)
    async with page.expect_download():
        await leader.button("Options").click()
        await leader.button("Word").click()
    await leader.button("Options").click()
    await page.get_by_role("button", name="Start over with a new topic").click()
    await leader.button("Keep it as it is").click()
    assert await page.evaluate("window.refused") == []


async def test_a_page_that_is_not_allowed_gets_nothing(page: Page, stack: Stack, other: Pages, other_port: int) -> None:
    other["/"] = embedding(stack.url)
    await page.goto(f"http://localhost:{other_port}/")
    await expect(page.get_by_role("heading", name="Intranet")).to_be_visible()
    assert await page.evaluate("customElements.get('sounding-board')") is None
    reached = "fetch(%r, {credentials: 'include', method: 'POST'}).then(() => 'read', () => 'refused')"
    for path in ("/api/session", "/api/turns"):
        assert await page.evaluate(reached % (stack.url + path)) == "refused"


async def test_our_own_page_reports_nothing_to_its_policy(context: BrowserContext, stack: Stack) -> None:
    await context.add_init_script(WATCHING)
    leader = Leader(await context.new_page())
    await leader.arrive(stack.url)
    await leader.to_questions()
    assert await leader.page.evaluate("window.refused") == []


async def test_a_script_that_was_changed_on_the_way_does_not_run(
    page: Page, stack: Stack, other: Pages, other_port: int
) -> None:
    integrity = await _integrity(stack.url)
    other["/"] = embedding(stack.url, script=f' integrity="{integrity}"')
    await page.goto(f"http://{LOOPBACK}:{other_port}/")
    await expect(page.get_by_role("button", name="Open Sounding Board")).to_be_visible()
    await page.route("**/sounding-board.js", lambda route: route.fulfill(body="window.ran = true", headers=READABLE))
    await page.reload()
    await expect(page.get_by_role("heading", name="Intranet")).to_be_visible()
    assert await page.evaluate("[window.ran, customElements.get('sounding-board')]") == [None, None]


READABLE = {"Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript"}


async def _integrity(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        text = await answer.text()
    return text.split('sounding-board.js" integrity="', 1)[1].split('"', 1)[0]


async def test_the_page_hears_what_happens_and_nothing_of_what_was_said(
    page: Page, stack: Stack, other: Pages, other_port: int
) -> None:
    other["/"] = embedding(stack.url, 'heading="Think it through" theme="dark"')
    await page.add_init_script(
        """window.heard = [];
        for (const name of ["open", "close", "turn", "record"])
          addEventListener("sounding-board:" + name, ({detail}) => window.heard.push([name, detail]));"""
    )
    await page.goto(f"http://{LOOPBACK}:{other_port}/")
    leader = Leader(page)
    await leader.button("Open Think it through").click()
    await expect(page.get_by_role("heading", name="Think it through")).to_be_visible()
    await expect(leader.replies.first).to_be_visible()
    await leader.say(SITUATION)
    await leader.box.press("Escape")
    await expect(leader.button("Open Think it through")).to_be_focused()
    heard = await page.evaluate("window.heard")
    assert [name for name, _ in heard] == ["open", "turn", "close"]
    assert "inherited" not in json.dumps(heard)


async def test_where_it_covers_the_page_escape_closes_it_from_behind_too(
    page: Page, stack: Stack, other: Pages, other_port: int
) -> None:
    other["/"] = embedding(stack.url, "open", before='<a href="#">Leave</a>')
    await page.set_viewport_size({"width": 320, "height": 640})
    await page.goto(f"http://{LOOPBACK}:{other_port}/")
    panel = page.get_by_role("dialog", name="Sounding Board, a conversation")
    await expect(panel).to_be_visible()
    await page.get_by_role("link", name="Leave").focus()
    await page.keyboard.press("Escape")
    await expect(panel).to_be_hidden()
    await page.set_viewport_size({"width": 900, "height": 640})
    await page.get_by_role("button", name="Open Sounding Board").click()
    await page.get_by_role("link", name="Leave").focus()
    await page.keyboard.press("Escape")
    await expect(panel).to_be_visible()


async def test_nothing_is_asked_of_the_gateway_before_somebody_opens_it(
    page: Page, stack: Stack, other: Pages, other_port: int
) -> None:
    other["/"] = embedding(stack.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"http://{LOOPBACK}:{other_port}/")
    await expect(page.get_by_role("button", name="Open Sounding Board")).to_be_visible()
    assert [url for url in asked if "/api/" in url] == []
    assert await page.context.cookies() == []
