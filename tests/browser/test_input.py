"""What people and servers send that they should not: the page does not break, and text stays text."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import BrowserContext, Page, Route, expect

from tests.browser.leader import SITUATION, Leader
from tests.stack import Stack

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(240)]

HOSTILE = {
    "html": '<img src=x onerror="window.ran = true"><script>window.ran = true</script>',
    "markdown": "**bold** [a link](javascript:window.ran=true) `code` {{7*7}} ${7*7}",
    "directions": "\u202e\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u2067abc\u2069 and on",
    "long word": "Llanfair" + "pwllgwyngyll" * 60,
    "emoji": "🧭" * 300,
    "marks": "a\u0300\u0301\u0302" * 200,
    "lines": "line one\n\n\nline two\n\ttabbed",
}


async def test_what_a_leader_types_is_shown_and_never_run(leader: Leader) -> None:
    errors: list[str] = []
    leader.page.on("pageerror", lambda error: errors.append(str(error)))
    for name, text in HOSTILE.items():
        await leader.say(text)
        shown = await leader.said.last.inner_text()
        assert "".join(shown.split())[:20] == "".join(text.split())[:20], name
        assert await leader.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    await leader.page.reload()
    await expect(leader.replies).to_have_count(1 + len(HOSTILE))
    assert await leader.page.evaluate("window.ran") is None
    assert errors == []


async def test_the_longest_message_is_taken_and_a_longer_one_is_told_so_before_it_is_sent(leader: Leader) -> None:
    longest = ("Our early help grant ends in March and I do not know what to do. " * 125)[:8000]
    await leader.box.fill(longest + "!")
    await leader.box.press("Enter")
    await expect(leader.page.locator("#left")).to_have_text("1 characters too long. Send it in two parts.")
    await expect(leader.said).to_have_count(0)
    await leader.say(longest)


async def test_only_spaces_are_not_sent(leader: Leader) -> None:
    await leader.box.fill(" \n\t ")
    await leader.box.press("Enter")
    await expect(leader.page.get_by_role("status")).to_have_text("Write something first.")
    await expect(leader.said).to_have_count(0)


def answering(body: str) -> Callable[[Route], Awaitable[None]]:
    """What answers a request so, whatever was asked."""

    async def answer(route: Route) -> None:
        await route.fulfill(status=200, body=body)

    return answer


ODD = [
    "not json at all",
    "[]",
    '{"turn": 2}',
    '{"turn": "two", "replies": []}',
    '{"turn": 2, "replies": "words"}',
]


async def test_an_answer_that_cannot_be_read_is_a_failure_in_words(leader: Leader) -> None:
    await leader.page.route("**/api/turns", answering(ODD[0]))
    await leader.box.fill(SITUATION)
    await leader.box.press("Enter")
    failed = leader.page.get_by_text("The answer could not be read.")
    await expect(failed).to_be_visible()
    for body in ODD[1:]:
        await leader.page.unroute("**/api/turns")
        async with leader.page.expect_response("**/api/turns"):
            await leader.page.route("**/api/turns", answering(body))
            await leader.button("Send again").click()
        await expect(failed).to_be_visible()
    await leader.page.unroute("**/api/turns")
    await leader.button("Send again").click()
    await leader.answered(1)


CARDS = [
    {"card": "of another kind", "lines": [1, 2]},
    {"card": "findings"},
    {"card": "findings", "behaviours": "none", "cases": [None, 3], "approach": {"steps": 4}},
    {"card": "summary", "answers": [{"question": None}], "steps": [{}], "lines": 3},
    {"card": "safety"},
    {"card": "question"},
    {"card": "rating", "from": "x", "to": None, "place": "0 of 0"},
    {"card": "item", "body": "not a list"},
    {"card": "comparison", "cases": [{"places": [{}]}]},
    {"card": "constructor"},
    {"card": {}},
]


async def test_a_card_of_no_known_shape_is_shown_by_its_text_and_choices(leader: Leader) -> None:
    errors: list[str] = []
    leader.page.on("pageerror", lambda error: errors.append(str(error)))
    for number, card in enumerate(CARDS, start=2):
        choices = [{"id": "go", "label": "Go on"}, {"id": 3}, None]
        reply = {"text": "What it says <b>here</b>", "card": card, "choices": choices}
        body = json.dumps({"turn": number, "replies": [reply, None, {"text": 3}]})
        await leader.page.route("**/api/turns", answering(body))
        await leader.say("Anything")
        assert "What it says <b>here</b>" in await leader.last.inner_text(), card
        assert await leader.offers("Go on"), card
        await leader.page.unroute("**/api/turns")
    assert errors == []


async def test_a_long_conversation_is_drawn_as_it_is_wanted_and_in_its_order(page: Page, stack: Stack) -> None:
    turns = [
        {
            "turn": n,
            "key": f"{n}",
            "kind": "text",
            "state": "answered",
            "said": f"Said {n}",
            "at": "2026-11-20T10:00:00Z",
        }
        | {"replies": [{"text": f"Reply {n}", "card": None, "choices": []}]}
        for n in range(1, 61)
    ]
    body = json.dumps({"shared": False, "turns": turns})
    await page.route("**/api/turns?after=0", answering(body))
    leader = Leader(page)
    await leader.arrive(stack.url)
    await expect(leader.said.last).to_be_in_viewport()
    assert await leader.said.count() < 60
    while (before := await leader.said.count()) < 60:
        await leader.said.first.scroll_into_view_if_needed()
        await page.mouse.move(500, 400)
        await page.mouse.wheel(0, -2000)
        await expect(leader.said).not_to_have_count(before)
    # Of those that are out of sight a browser would give no text as it is shown.
    assert await leader.said.all_text_contents() == [f"Said {n}" for n in range(1, 61)]


@pytest.mark.parametrize(
    "trouble",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
        "Storage.prototype.getItem = () => '{not json'",
    ],
    ids=["blocked", "full", "spoilt"],
)
async def test_storage_that_does_not_work_is_done_without(context: BrowserContext, stack: Stack, trouble: str) -> None:
    await context.add_init_script(trouble)
    leader = Leader(await context.new_page())
    await leader.arrive(stack.url)
    await leader.say(SITUATION)
    await leader.page.reload()
    await expect(leader.replies).to_have_count(2)
    assert await leader.transcript() == [SITUATION]


async def test_a_server_that_is_not_there_yet_is_said_in_words(page: Page, stack: Stack) -> None:
    await page.clock.install()
    await page.route("**/api/session", lambda route: route.fulfill(status=503, body="<html>busy</html>"))
    await page.goto(stack.url)
    await expect(page.get_by_text("One moment")).to_be_visible()
    for _ in range(30):
        await page.clock.run_for(5000)
    await expect(page.get_by_text("The conversation could not be opened.")).to_be_visible()
    await page.unroute("**/api/session")
    await page.get_by_role("button", name="Try again").click()
    await expect(Leader(page).replies.first).to_be_visible()
