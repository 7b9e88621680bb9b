"""Every state of the widget through axe-core, in both themes, with a picture of each; what a screen reader is told."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.async_api import Browser, expect

from tests.browser.leader import ALL, SITUATION, Leader
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

Theme = Literal["light", "dark"]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Between the themes nothing but colours differs.
COLOURS = {"runOnly": ["color-contrast"]}
# What the panel would be moved by if anything unseen in it stuck out.
MOVED = "document.querySelector('sounding-board')?.shadowRoot.querySelector('.panel')?.scrollTop ?? 0"
RISK = "There is a child in the house now and he is hitting her, nobody has been out"


class Gallery:
    """Looks at one state after another, in its themes: by axe-core's eyes, and for ours a picture."""

    def __init__(self, leader: Leader, folder: Path, name: str, *themes: Theme) -> None:
        self.leader, self.folder, self.name, self.themes = leader, folder, name, themes
        self.found: dict[str, object] = {}
        self.number = 0

    async def look(self, state: str) -> None:
        page = self.leader.page
        self.number += 1
        for theme in self.themes:
            await page.emulate_media(color_scheme=theme)
            name = f"{self.name}-{theme}-{self.number:02d}-{state}"
            await page.screenshot(path=self.folder / f"{name}.png")
            self.found |= {f"{name}: {rule}": nodes for rule, nodes in (await self._violations(theme)).items()}
        if moved := await page.evaluate(MOVED):
            self.found[f"{state}: the panel has moved"] = moved

    async def _violations(self, theme: Theme) -> dict[str, list[str]]:
        page = self.leader.page
        if not await page.evaluate("'axe' in window"):
            await page.evaluate(AXE)
        result = await page.evaluate("options => axe.run(options)", RULES if theme == "light" else COLOURS)
        return {
            violation["id"]: [f"{node['target']} {node.get('failureSummary', '')}" for node in violation["nodes"]]
            for violation in result["violations"]
        }


async def test_axe_finds_nothing_in_any_state(browser: Browser, stack: Stack, screenshots: Path) -> None:
    wide = _shown_round(browser, stack.url, screenshots, 1100, "dark", "light")
    narrow = _shown_round(browser, stack.url, screenshots, 320, "light")
    assert await asyncio.gather(wide, narrow) == [{}, {}]


async def _shown_round(browser: Browser, url: str, screenshots: Path, width: int, *themes: Theme) -> dict[str, object]:
    # A picture in the middle of a movement shows nothing, and axe-core would measure it.
    context = await browser.new_context(viewport={"width": width, "height": 760}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    leader = Leader(await context.new_page())
    gallery = Gallery(leader, screenshots, str(width), *themes)
    await leader.page.goto(url)
    # As in the corner of somebody's page, closed and open.
    await leader.page.evaluate("document.querySelector('sounding-board').removeAttribute('position')")
    await gallery.look("closed")
    await leader.button("Open Your conversation").click()
    await expect(leader.replies.first).to_be_visible()
    await gallery.look("open")
    await _talk_through(leader, gallery)
    await _trouble(leader, gallery)
    await context.close()
    return gallery.found


async def _talk_through(leader: Leader, gallery: Gallery) -> None:
    await leader.say(SITUATION)
    await gallery.look("clarifying")
    while not await leader.offers(ALL):
        before = await leader.replies.count()
        await leader.last.locator(".choices button").last.click()
        await leader.answered(before)
    await gallery.look("findings")
    for summary in await leader.last.locator("summary").all():
        await summary.click()
    await gallery.look("findings-expanded")
    await leader.press(ALL)
    while not await leader.last.locator("form.rating").count():
        await leader.press("Skip")
    await leader.last.locator(".numbers label").nth(6).click()
    await gallery.look("rating")
    await leader.press("Give this number")
    await leader.say("If I had one afternoon with each of them before the budget talks.")
    await gallery.look("question")
    await leader.last.get_by_role("button", name="More").click()
    await leader.press("Example")
    await gallery.look("example")
    await leader.say("summary")
    await leader.page.get_by_role("button", name="Change or take out lines").click()
    await gallery.look("summary")
    await leader.say(RISK)
    await gallery.look("safety")


async def _trouble(leader: Leader, gallery: Gallery) -> None:
    page = leader.page
    await leader.button("Options").click()
    await gallery.look("options")
    await page.locator(".options").get_by_role("button", name="Delete everything").click()
    await gallery.look("sure")
    await leader.button("Keep it as it is").click()
    await page.route("**/api/turns", lambda route: route.fulfill(status=502, body='{"detail": "It did not work."}'))
    await leader.box.fill("This one fails")
    await leader.box.press("Enter")
    await expect(leader.button("Send again")).to_be_visible()
    await gallery.look("error")
    await page.unroute("**/api/turns")
    await page.context.set_offline(True)
    await expect(page.get_by_text("You are offline.")).to_be_visible()
    await gallery.look("offline")
    await page.context.set_offline(False)
    await page.context.clear_cookies()
    await leader.button("Send again").click()
    await expect(leader.button("Begin a new one")).to_be_visible()
    await gallery.look("ended")


async def test_axe_finds_nothing_on_paper_or_on_the_pages_without_a_script(
    leader: Leader, screenshots: Path, stack: Stack
) -> None:
    page, gallery = leader.page, Gallery(leader, screenshots, "pages", "dark", "light")
    await leader.page.emulate_media(reduced_motion="reduce")
    await gallery.look("demo")
    await leader.to_questions()
    await leader.say("summary")
    await page.evaluate("void (window.print = () => {})")
    await leader.button("Options").click()
    await leader.button("Print").click()
    await page.emulate_media(media="print")
    await expect(page.get_by_role("heading", name="My record from Sounding Board")).to_be_visible()
    await gallery.look("paper")
    await page.emulate_media(media="screen")
    for name in ("plain", "plain/sure"):
        await page.goto(f"{stack.url}/{name}")
        await gallery.look(name.replace("/", "-"))
    assert gallery.found == {}


async def test_a_turn_reads_as_it_should_to_a_screen_reader(leader: Leader) -> None:
    await leader.to_questions()
    await expect(leader.page.locator(".transcript > ol > li").nth(-2)).to_match_aria_snapshot("""
        - listitem:
          - heading "You said" [level=3]
          - paragraph: All of these
    """)
    while not await leader.last.locator("form.rating").count():
        await leader.press("Skip")
    await expect(leader.last).to_match_aria_snapshot("""
        - listitem:
          - heading /Sounding Board asked, question \\d of \\d+/ [level=3]
          - paragraph: /Question \\d of \\d+/
          - heading [level=4]
          - group:
            - radio "1"
            - radio "2"
            - radio "3"
            - radio "4"
            - radio "5"
            - radio "6"
            - radio "7"
            - radio "8"
            - radio "9"
            - radio "10"
          - button "Give this number"
          - group: Source
          - group "Help with this question":
            - button "Example"
            - button "Why this question"
            - button "Another way"
            - button "Skip"
            - button "More"
    """)


async def test_only_what_is_new_is_read_aloud_and_only_once(leader: Leader) -> None:
    await leader.page.evaluate(
        """() => {
          window.spoken = [];
          const live = document.querySelector("sounding-board").shadowRoot.querySelector("[aria-live]");
          new MutationObserver(() => live.textContent && window.spoken.push(live.textContent))
            .observe(live, {childList: true, characterData: true, subtree: true});
        }"""
    )
    await leader.say(SITUATION)
    await leader.page.wait_for_function("() => window.spoken.length > 0")
    spoken = await leader.page.evaluate("window.spoken")
    assert len(spoken) == 1
    assert (await leader.last.locator(".told").first.inner_text()) in spoken[0]
    assert "Hello" not in spoken[0]
    assert (
        await leader.page.evaluate(
            "document.querySelector('sounding-board').shadowRoot.querySelectorAll('[aria-live]').length"
        )
        == 1
    )


async def test_the_focus_is_before_the_new_reply_after_a_choice_and_in_the_box_after_words(leader: Leader) -> None:
    await leader.say(SITUATION)
    await expect(leader.box).to_be_focused()
    before = await leader.replies.count()
    await leader.last.locator(".choices button").last.click()
    await leader.answered(before)
    await expect(leader.last.locator("h3").first).to_be_focused()


async def test_less_motion_is_shown_to_those_who_want_less(leader: Leader) -> None:
    await leader.page.emulate_media(reduced_motion="reduce")
    scrolling = await leader.page.locator(".transcript").evaluate("one => getComputedStyle(one).scrollBehavior")
    assert scrolling == "auto"
