"""Whole conversations: with the mouse, with the keyboard alone, on the narrowest screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.leader import ALL, SITUATION, Leader
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]


async def test_a_leader_goes_all_the_way_with_the_mouse(leader: Leader, tmp_path: Path) -> None:
    await leader.to_findings()
    await expect(leader.last.get_by_role("heading", name="Leadership behaviours")).to_be_visible()
    await expect(leader.last.get_by_text("Because you said").first).to_be_visible()
    await leader.last.get_by_text("What this means").first.click()
    await expect(leader.last.get_by_text("Knowledge", exact=True).first).to_be_visible()
    await leader.press(ALL)
    await expect(leader.last.get_by_text(re.compile(r"^Question 1 of \d"))).to_be_visible()
    while not await leader.last.locator("form.rating").count():
        await leader.press("Skip")
    await leader.last.locator(".numbers label").nth(6).click()
    await leader.press("Give this number")
    await expect(leader.said.last).to_have_text("7")
    await leader.to_steps()
    await leader.say("Write to the board about it")
    await leader.say("me")
    await leader.say("by 3 May 2027")
    await leader.press("No, that is it")
    await leader.press("No, thank you")
    await leader.press("No, keep it to myself")
    await expect(leader.last.get_by_role("heading", name="Your record")).to_be_visible()
    await expect(leader.last.get_by_text("Write to the board about it")).to_be_visible()
    assert "Write to the board" in await _downloaded(leader.page, tmp_path)


async def _downloaded(page: Page, folder: Path) -> str:
    await page.get_by_role("button", name="Options").click()
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Markdown").click()
    path = folder / "record.md"
    await (await coming.value).save_as(path)
    return path.read_text("utf-8")


async def test_a_leader_goes_all_the_way_with_the_keyboard_alone(leader: Leader) -> None:
    page, keys = leader.page, leader.page.keyboard
    await _tab_to(page, "Your message")
    await keys.insert_text(SITUATION)
    await _sends(leader, "Enter")
    await _tab_to(page, "Conversation", backwards=True)
    while not await leader.offers(ALL):
        await _tab_to(page, await leader.last.locator(".choices button").last.inner_text())
        await _sends(leader, "Enter")
    await _tab_to(page, ALL)
    await _sends(leader, "Enter")
    while not await leader.last.locator("form.rating").count():
        await _tab_to(page, "Skip")
        await _sends(leader, "Space")
    await _tab_to(page, "1")
    for _ in range(4):
        await keys.press("ArrowRight")
    await _tab_to(page, "Give this number")
    await _sends(leader, "Enter")
    await expect(leader.said.last).to_have_text("5")
    await _tab_to(page, "Your message", backwards=True)
    await _tab_to(page, "Options", backwards=True)
    await keys.press("Enter")
    await _tab_to(page, "What I have said so far", backwards=True)
    await _sends(leader, "Enter")
    await expect(leader.last.get_by_role("heading", name="Your record")).to_be_visible()


async def _sends(leader: Leader, key: str) -> None:
    before = await leader.replies.count()
    await leader.page.keyboard.press(key)
    await leader.answered(before)


async def _tab_to(page: Page, name: str, backwards: bool = False) -> None:
    """Moves the focus as far as the element of that name; fails where the focus never gets there."""
    for _ in range(120):
        if await page.evaluate(FOCUSED) == name:
            return
        await page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"The focus never came to {name!r}")


# What a screen reader would call the element that has the focus, within shadow roots too.
FOCUSED = """(() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  return one?.ariaLabel || one?.labels?.[0]?.textContent || one?.textContent.trim();
})()"""


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["320 px wide", "400 % zoom"])
async def test_nothing_runs_out_of_the_narrowest_screen(page: Page, stack: Stack, size: tuple[int, int]) -> None:
    await page.set_viewport_size({"width": size[0], "height": size[1]})
    leader = Leader(page)
    await leader.arrive(stack.url)
    await leader.to_rating()
    await leader.say("summary")
    wide = await page.evaluate(
        """() => [...document.querySelector("sounding-board").shadowRoot.querySelectorAll("*")]
          .filter(one => one.checkVisibility() && !one.closest(".unseen"))
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await expect(leader.box).to_be_visible()
    await leader.press("Skip")


async def test_a_line_of_the_record_can_be_taken_out(leader: Leader) -> None:
    await leader.to_questions()
    await leader.say("We agreed the priorities in the spring and nobody has opened the paper since.")
    await leader.say("summary")
    record = leader.page.locator(".record").last
    await record.get_by_role("button", name="Change or take out lines").click()
    await expect(record.get_by_role("button", name="Change line 1", exact=True)).to_be_visible()
    before = await leader.replies.count()
    await record.get_by_role("button", name="Take out line 2", exact=True).click()
    await leader.answered(before)
    await expect(leader.said.last).to_have_text("Take out line 2")


async def test_starting_over_asks_once(leader: Leader) -> None:
    page = leader.page
    await leader.to_findings()
    await leader.button("Options").click()
    await page.get_by_role("button", name="Start over with a new topic").click()
    await leader.button("Keep it as it is").click()
    before = await leader.replies.count()
    await leader.button("Options").click()
    await page.get_by_role("button", name="Start over with a new topic").click()
    await leader.button("Start over").click()
    await leader.answered(before)
    await expect(leader.said.last).to_have_text("start over")


async def test_deleting_everything_asks_once_and_leaves_nothing(leader: Leader) -> None:
    page = leader.page
    await leader.say(SITUATION)
    for answer in ("Keep it as it is", "Delete everything"):
        await leader.button("Options").click()
        await page.locator(".options").get_by_role("button", name="Delete everything").click()
        await page.locator("dialog").get_by_role("button", name=answer).click()
        await expect(page.locator("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Begin a new one")).to_be_visible()
    await page.get_by_role("button", name="Begin a new one").click()
    await expect(leader.replies).to_have_count(1)
    assert await leader.transcript() == []


async def test_the_record_prints_alone(leader: Leader) -> None:
    await leader.to_questions()
    await leader.page.evaluate("void (window.print = () => (window.printed = true))")
    await leader.page.emulate_media(media="print")
    await leader.button("Options").click(force=True)
    await leader.page.get_by_role("button", name="Print").click(force=True)
    await leader.page.wait_for_function("() => window.printed")
    assert await leader.page.evaluate("document.querySelector('main').checkVisibility()") is False
    await expect(leader.page.get_by_role("heading", name="My record from Sounding Board")).to_be_visible()
    await leader.page.evaluate("dispatchEvent(new Event('afterprint'))")
    await expect(leader.page.get_by_role("heading", name="My record from Sounding Board")).to_have_count(0)
