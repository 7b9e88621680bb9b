"""Reloads, tabs, lost connections and killed servers: the same conversation, nothing twice, nothing lost."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.browser.leader import SITUATION, Leader
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]
WHERE = "I've inherited a senior team I didn't pick. Two are superb, one …"
ANSWER = "We agreed them last spring and nobody has opened the paper since."


async def test_a_reload_in_the_middle_finds_the_same_conversation(leader: Leader) -> None:
    await leader.to_questions()
    said, question = await leader.transcript(), await leader.last.inner_text()
    await leader.page.reload()
    await expect(leader.replies).to_have_count(len(said) + 1)
    assert await leader.transcript() == said
    assert await leader.last.inner_text() == question
    await leader.press("Skip")


async def test_what_is_half_written_survives_a_reload(leader: Leader) -> None:
    await leader.box.fill("Half a thought")
    await leader.page.reload()
    await expect(leader.box).to_have_value("Half a thought")
    await expect(leader.replies).to_have_count(1)
    await leader.say("Half a thought, and the rest: " + SITUATION)
    await leader.page.reload()
    await expect(leader.replies).to_have_count(2)
    await expect(leader.box).to_have_value("")


async def test_a_second_tab_shows_the_same_and_each_sees_what_the_other_does(
    leader: Leader, context: BrowserContext, stack: Stack
) -> None:
    await leader.to_questions()
    second = Leader(await context.new_page())
    await second.arrive(stack.url)
    await expect(second.said).to_have_count(await leader.said.count())
    await second.say(ANSWER)
    await expect(leader.said.last).to_have_text(ANSWER)
    await expect(leader.replies).to_have_count(await second.replies.count())
    await leader.press("Skip")
    await expect(second.said.last).to_have_text("Skip")


async def test_two_tabs_that_open_at_once_are_one_leader(context: BrowserContext, stack: Stack) -> None:
    pages = [await context.new_page() for _ in range(2)]
    await asyncio.gather(*(page.goto(stack.url) for page in pages))
    for page in pages:
        await expect(Leader(page).replies.first).to_be_visible()
    await Leader(pages[0]).say(SITUATION)
    await expect(Leader(pages[1]).said.last).to_have_text(SITUATION)


async def test_back_and_forward_find_the_same_conversation(leader: Leader, stack: Stack) -> None:
    await leader.say(SITUATION)
    await leader.page.goto(f"{stack.url}/plain")
    await leader.page.go_back()
    await expect(leader.said.last).to_have_text(SITUATION)
    await leader.say("summary")
    assert await leader.transcript() == [SITUATION, "summary"]


async def test_a_server_killed_in_a_turn_loses_nothing_and_doubles_nothing(leader: Leader, stack: Stack) -> None:
    await leader.to_questions()
    before, said = await leader.replies.count(), await leader.transcript()
    await leader.box.fill(ANSWER)
    await leader.box.press("Enter")
    await asyncio.to_thread(stack.kill, "gateway")
    await expect(leader.page.locator(".note")).to_contain_text("The connection was lost. Trying again")
    await asyncio.to_thread(stack.start, "gateway")
    await asyncio.to_thread(stack.wait)
    await leader.answered(before)
    assert await leader.transcript() == [*said, ANSWER]
    await leader.page.reload()
    await expect(leader.replies).to_have_count(before + 1)
    assert await leader.transcript() == [*said, ANSWER]


async def test_a_message_written_offline_goes_out_when_the_connection_is_back(
    leader: Leader, context: BrowserContext
) -> None:
    await leader.to_questions()
    before = await leader.replies.count()
    await context.set_offline(True)
    await expect(leader.page.get_by_text("You are offline.")).to_be_visible()
    await leader.box.fill(ANSWER)
    await leader.box.press("Enter")
    await expect(leader.page.get_by_text("Waiting for the connection")).to_be_visible()
    await context.set_offline(False)
    await leader.answered(before)
    await expect(leader.page.get_by_text("You are offline.")).to_have_count(0)
    assert (await leader.transcript()).count(ANSWER) == 1


async def test_a_message_on_its_way_survives_a_reload(leader: Leader, page: Page) -> None:
    await leader.to_questions()
    before = await leader.replies.count()
    await page.route("**/api/turns", lambda route: route.abort())
    await leader.box.fill(ANSWER)
    await leader.box.press("Enter")
    # It is told to screen readers, too, a moment later.
    await expect(page.get_by_text("Trying again").first).to_be_visible()
    await page.unroute("**/api/turns")
    await page.reload()
    await leader.answered(before)
    assert (await leader.transcript()).count(ANSWER) == 1


async def test_an_answer_that_never_reached_the_page_is_not_asked_for_as_a_new_message(leader: Leader) -> None:
    await leader.to_questions()
    before, taken = await leader.replies.count(), []

    async def lose(route: Route) -> None:
        if taken:
            await route.continue_()
            return
        taken.append(await route.fetch())
        await route.abort()

    await leader.page.route("**/api/turns", lose)
    await leader.box.fill(ANSWER)
    await leader.box.press("Enter")
    await leader.answered(before)
    await leader.page.reload()
    await expect(leader.replies).to_have_count(before + 1)
    assert (await leader.transcript()).count(ANSWER) == 1


async def test_a_slow_answer_says_in_words_that_it_is_slow(leader: Leader) -> None:
    explained = asyncio.Event()

    async def slow(route: Route) -> None:
        await explained.wait()
        await route.continue_()

    await leader.page.route("**/api/turns", slow)
    await leader.page.clock.install()
    before = await leader.replies.count()
    await leader.box.fill(SITUATION)
    await leader.box.press("Enter")
    await expect(leader.page.get_by_text("Working on it")).to_be_visible()
    await leader.page.clock.run_for(10_000)
    await expect(leader.page.get_by_text("This takes longer than usual.").first).to_be_visible()
    explained.set()
    await leader.answered(before)
    await expect(leader.page.locator(".note")).to_have_count(0)


async def test_a_message_that_failed_can_be_sent_again(leader: Leader) -> None:
    problem = '{"type": "about:blank", "title": "", "status": 502, "detail": "It could not be answered."}'
    await leader.page.route("**/api/turns", lambda route: route.fulfill(status=502, body=problem))
    before = await leader.replies.count()
    await leader.box.fill(SITUATION)
    await leader.box.press("Enter")
    await expect(leader.page.get_by_text("It could not be answered.")).to_be_visible()
    await leader.page.reload()
    await expect(leader.page.get_by_text("It could not be answered.")).to_be_visible()
    await leader.page.unroute("**/api/turns")
    await leader.button("Send again").click()
    await leader.answered(before)
    assert await leader.transcript() == [SITUATION]


async def test_a_session_that_ended_says_so_keeps_the_words_and_a_new_one_begins(
    leader: Leader, context: BrowserContext
) -> None:
    await leader.say(SITUATION)
    await context.clear_cookies()
    await leader.box.fill("Are you there?")
    await leader.box.press("Enter")
    await leader.button("Begin a new one").click()
    await expect(leader.replies).to_have_count(1)
    await expect(leader.box).to_have_value("Are you there?")
    await leader.say(SITUATION)


async def test_what_is_shared_and_deleted_by_words_is_seen_at_once(leader: Leader) -> None:
    await leader.to_questions()
    await expect(leader.page.get_by_text("Only you can read this")).to_be_visible()
    await leader.say("share this with my coach")
    await leader.press("Yes, share it")
    await expect(leader.page.get_by_text("Coaches can read this")).to_be_visible()
    await leader.say("delete everything I said")
    await leader.press("Yes, delete everything")
    await leader.button("Begin a new one").click()
    await expect(leader.replies).to_have_count(1)
    await expect(leader.page.get_by_text("Only you can read this")).to_be_visible()


async def test_after_days_the_leader_is_told_where_they_were_on_a_new_page_and_on_one_left_open(
    leader: Leader, stack: Stack
) -> None:
    await leader.to_questions()
    _days_pass(stack)
    before = await leader.replies.count()
    await leader.page.reload()
    await expect(leader.replies).to_have_count(before + 1)
    await expect(leader.last).to_contain_text(WHERE)
    await leader.say(ANSWER)
    _days_pass(stack)
    before = await leader.replies.count()
    await leader.page.evaluate("Date.now = ((now) => () => now() + 3 * 86_400_000)(Date.now)")
    await leader.page.evaluate("window.dispatchEvent(new Event('focus'))")
    await expect(leader.replies).to_have_count(before + 1)
    await expect(leader.last).to_contain_text(WHERE)
    await expect(leader.last.get_by_role("button", name="Skip")).to_be_visible()


def _days_pass(stack: Stack) -> None:
    """Since anything was heard of anybody."""
    with closing(sqlite3.connect(stack.var / "conversations.db")) as database, database:
        database.execute("UPDATE conversations SET last_activity_at = datetime('now', '-3 days')")
