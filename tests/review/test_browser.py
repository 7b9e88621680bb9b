"""The coaches' pages in a real browser: every page through axe-core in both themes, keys, no script, two at once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import aiohttp_jinja2
import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, expect

from conversations import accounts, annotating, commands, indexing
from conversations.commands import Said
from conversations.database import Database
from conversations.models import TurnKind
from conversations.people import Role
from review import secrets
from tests.chromium import PATIENCE_MS, SCREENSHOTS, launched
from tests.conversations.factories import NOW, later
from tests.conversations.talks import a_record, a_talk, says
from tests.databases import migrated, sqlite_at
from tests.review.conftest import PASSWORD, Clock

pytestmark = pytest.mark.timeout(300)

# Between the themes nothing but colours differs.
RULES = {
    "light": {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "dark": {"runOnly": ["color-contrast"]},
}
SITUATION = "Our early help grant ends in March, and finance wants fifteen per cent off every line."
Come = Callable[..., Awaitable[Page]]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with migrated(sqlite_at(tmp_path / "conversations.db")) as database:
        yield database


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest.fixture
async def come(browser: Browser, server: TestServer, database: Database, clock: Clock) -> Come:
    """Signs somebody new in with a browser window of their own, by the link that `make coach` prints."""
    at = str(server.make_url("")).rstrip("/")

    async def come(name: str, role: Role = Role.COACH, width: int = 1100, **options: object) -> Page:
        token = secrets.new_token()
        async with database.writing() as session:
            coach = await accounts.add_coach(session, name, role, clock.now)
            await accounts.add_link(session, coach.id, secrets.digest(token), clock.now)
        context = await browser.new_context(base_url=at, viewport={"width": width, "height": 800}, **options)
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        await page.goto(f"/welcome/{token}")
        await page.get_by_label("Password", exact=True).fill(PASSWORD)
        await page.get_by_label("The same again").fill(PASSWORD)
        await page.get_by_role("button", name="Set it and sign in").click()
        await expect(page.locator(".me summary")).to_have_text(name)
        return page

    return come


@dataclass
class Gallery:
    """Looks at one page after another: by axe-core's eyes, whether it is too wide, and for ours a picture."""

    name: str
    theme: str
    found: dict[str, list[str]] = field(default_factory=dict)

    async def look(self, page: Page, state: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        await page.screenshot(path=SCREENSHOTS / f"review-{self.name}-{state}.png", full_page=True)
        result = await Axe().run(page, options=RULES[self.theme])
        for violation in result.response["violations"]:
            nodes = [str(node["target"]) + " " + node.get("failureSummary", "") for node in violation["nodes"]]
            self.found[f"{state}: {violation['id']}"] = nodes
        if await page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            self.found[f"{state}: too wide"] = []


async def a_busy_desk(database: Database) -> str:
    """Conversations of every kind; the id of one with notes, an aside and words that are withheld."""
    of = await a_talk(database, SITUATION, at=later(60))
    async with database.writing() as session:
        said = Said("risk", TurnKind.TEXT, "He is not safe tonight.")
        turn = await commands.receive(session, of, 6, said, later(61))
        await commands.answer(
            session, turn, says("See to it.", {"card": "safety", "kind": "child_risk"}), None, later(61)
        )
        await indexing.freshen(session)
        coach = await accounts.add_coach(session, "Una Park", Role.COACH, NOW)
        await annotating.add_comment(session, of, 2, coach.id, "A long first answer.", NOW)
        await annotating.add_tag(session, of, 0, "budget", coach.id, NOW)
        await annotating.add_tag(session, of, 2, "follow up", coach.id, NOW)
        await annotating.assess(session, of, coach.id, {"reflection": 3, "next-steps": 4, "fit": 2}, "Clear.", NOW)
    for number in range(30):
        at = NOW - timedelta(days=number * 9)
        rating = number % 9 + 1
        await a_talk(database, f"Partners and hubs, number {number}.", at=at, record=a_record("Partners.", rating))
    return of


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1100, 320])
async def test_axe_finds_nothing_on_any_page(browser, server, database, come, theme, width):
    gallery, look = Gallery(f"{theme}-{width}", theme), {"width": width, "color_scheme": theme}
    stranger = await browser.new_page(
        base_url=str(server.make_url("")), viewport={"width": width, "height": 800}, color_scheme=theme
    )
    await stranger.goto("/")
    await gallery.look(stranger, "sign-in")
    await stranger.get_by_label("Name").fill("Nobody")
    await stranger.get_by_label("Password").fill("not it at all")
    await stranger.get_by_role("button", name="Sign in").click()
    await gallery.look(stranger, "sign-in-wrong")
    await stranger.goto("/welcome/used")
    await gallery.look(stranger, "link-over")
    arrived = aiohttp_jinja2.get_env(server.app).get_template("arrived.html").render(visitor=None, path="")
    # What leads on at once is held, to be looked at.
    held = arrived.replace('content="0;', 'content="86400;')
    await stranger.route("**/arrived", lambda route: route.fulfill(body=held, content_type="text/html"))
    await stranger.goto("/arrived")
    await gallery.look(stranger, "arrived")
    lead = await come("Lena Okafor", Role.LEAD, **look)
    await gallery.look(lead, "list-empty")
    of = await a_busy_desk(database)
    await _as_lead(lead, gallery, of)
    await _as_administrator(await come("Imran Shah", Role.ADMINISTRATOR, **look), gallery)
    assert gallery.found == {}


async def _as_lead(page: Page, gallery: Gallery, of: str) -> None:
    for state, address in (
        ("list", "/"),
        ("list-filtered", "/?q=partner+hub&status=unreviewed"),
        ("nothing-found", "/?q=zebra"),
        ("bad-input", "/?since=yesterday"),
        ("missing", "/nowhere"),
        ("not-allowed", "/log"),
    ):
        await page.goto(address)
        for summary in await page.locator("main summary:visible").all():
            await summary.click()
        await gallery.look(page, state)
    await page.locator(".me summary").click()
    await gallery.look(page, "menu")
    await page.goto("/?status=unreviewed")
    await page.get_by_placeholder("Name this view").fill("To do")
    await page.get_by_role("button", name="Keep").click()
    await gallery.look(page, "list-with-view")
    await page.goto(f"/conversations/{of}")
    await gallery.look(page, "conversation")
    for summary in await page.locator("main summary").all():
        if not await summary.evaluate("one => one.parentElement.open"):
            await summary.click()
    await gallery.look(page, "conversation-open")
    await page.goto("/figures")
    for summary in await page.locator("main summary").all():
        await summary.click()
    await gallery.look(page, "figures")


async def _as_administrator(page: Page, gallery: Gallery) -> None:
    await page.get_by_label("Name").fill("Ben Morris")
    await page.get_by_role("button", name="Add").click()
    await expect(page.get_by_role("status")).to_contain_text("Ben Morris")
    await gallery.look(page, "accounts")
    await page.goto("/log")
    await gallery.look(page, "log")


async def test_keys_lead_through_a_transcript_and_can_be_turned_off(database, come):
    of, page = await a_talk(database), await come("Ann Lee")
    await page.goto(f"/conversations/{of}")
    for _ in range(3):
        await page.keyboard.press("j")
    await page.keyboard.press("k")
    await expect(page.locator("#turn-2")).to_be_focused()
    await page.keyboard.press("c")
    await page.keyboard.type("just said, kept")
    await page.locator("#turn-2").get_by_role("button", name="Comment").click()
    await expect(page.locator("#turn-2 .comment")).to_contain_text("just said, kept")
    await page.get_by_role("button", name="Turn them off").click()
    await page.keyboard.press("u")
    await page.keyboard.press("j")
    await expect(page.locator(".turn:focus")).to_have_count(0)
    await page.get_by_role("button", name="Turn the keys for reading on").click()
    await page.keyboard.press("u")
    await expect(page).to_have_url("/")


async def test_all_of_it_works_without_a_script(database, come):
    await a_talk(database, SITUATION)
    page = await come("Ann Lee", java_script_enabled=False)
    await page.goto("/")
    await page.get_by_label("Words that were said").fill("grants")
    await page.get_by_role("button", name="Show").click()
    await expect(page.locator("mark")).to_have_text("grant")
    await page.get_by_role("link", name=SITUATION).click()
    await expect(page.locator(".keys")).to_be_hidden()
    turn = page.locator("#turn-2")
    await turn.get_by_text("Add a note").click()
    await turn.get_by_label("Comment on turn 2").fill("Ask about March.")
    await turn.get_by_role("button", name="Comment").click()
    await expect(turn.locator(".comment")).to_contain_text("Ask about March.")
    await turn.get_by_label("Tag turn 2").fill("Budget")
    await turn.get_by_role("button", name="Add", exact=True).click()
    await expect(turn.locator(".tag")).to_contain_text("budget")
    for level in ("3 Reflection", "4 Plan", "3 Fits"):
        await page.get_by_label(level).check()
    await page.get_by_role("button", name="Submit").click()
    await expect(page.get_by_text("Yours, submitted")).to_be_visible()
    await page.get_by_label("Status").select_option("done")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".facts .status")).to_have_text("Done")


async def test_two_coaches_at_once_keep_both_comments_and_are_told_of_the_other_s_progress(database, come):
    of = await a_talk(database)
    ann, ben = await come("Ann Lee"), await come("Ben Morris")
    for page in (ann, ben):
        await page.goto(f"/conversations/{of}")
    for page, words in ((ann, "From Ann."), (ben, "From Ben.")):
        await page.locator("#notes").get_by_label("Comment on the conversation").fill(words)
        await page.locator("#notes").get_by_role("button", name="Comment").click()
    await expect(ben.locator("#notes .comment")).to_contain_text(["From Ann.", "From Ben."])
    await ann.get_by_label("Status").select_option("in-review")
    await ann.get_by_role("button", name="Save").click()
    await expect(ann.locator(".facts .status")).to_have_text("In review")
    await ben.get_by_label("Status").select_option("done")
    await ben.get_by_role("button", name="Save").click()
    await expect(ben.get_by_role("heading", level=1)).to_have_text("Somebody was quicker")


async def test_what_is_taken_back_while_it_is_open_takes_no_comment_and_shows_nothing_more(database, come):
    of, page = await a_talk(database), await come("Ann Lee")
    await page.goto(f"/conversations/{of}")
    async with database.writing() as session:
        await commands.share(session, of, False, NOW)
    await page.locator("#notes").get_by_label("Comment on the conversation").fill("Too late.")
    await page.locator("#notes").get_by_role("button", name="Comment").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Not shared, or not any more")
    await expect(page.locator("main")).not_to_contain_text("grant")


async def test_a_link_to_a_turn_leads_to_it_and_print_shows_the_conversation_alone(database, come):
    of, page = await a_talk(database), await come("Ann Lee")
    await page.goto(f"/conversations/{of}#turn-5")
    await expect(page.locator("#turn-5")).to_be_in_viewport()
    await page.emulate_media(media="print")
    await expect(page.locator("#turn-2 .leader")).to_be_visible()
    for hidden in (".top", ".side", "#turn-2 .notes"):
        await expect(page.locator(hidden).first).to_be_hidden()


async def test_a_filter_that_is_chosen_lives_in_the_address_and_goes_back_with_it(database, come):
    await a_talk(database, "Rated low.", record=a_record("Rated low.", 2))
    await a_talk(database, "Rated high.", record=a_record("Rated high.", 9))
    page = await come("Ann Lee")
    await page.goto("/")
    await page.get_by_label("Gave a rating below").select_option("5")
    await page.get_by_role("button", name="Show").click()
    await expect(page.locator(".entry")).to_have_count(1)
    assert "rating_below=5" in page.url
    await page.go_back()
    await expect(page.locator(".entry")).to_have_count(2)
