"""The web widget in a browser: how large it is, how soon it takes a word, and how a long transcript moves."""

from __future__ import annotations

import json
import os
import statistics
import uuid
from collections.abc import Callable
from typing import Any

import aiohttp
from playwright.async_api import Browser, Page, Route, async_playwright

from bench.leaders import ANSWERS, SITUATION
from scripts.browser import chromium

VISITS = 9
# The best of so many counts, for other work on the machine only ever adds.
ROUNDS = 3
TURNS = 500
SCRIPT = "sounding-board.js"
# What the product promises; tests/gateway/widget/test_routes.py holds the first.
LIMITS = {"compressed_kb": 20.0, "ready_ms": 100.0, "longest_task_ms": 50.0}

# Runs before the page does: notes the first frame in which the box takes words, and every task over 50 ms.
WATCH = """
  window.tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((one) => tasks.push(one.duration)))
    .observe({ type: "longtask" });
  const look = () => {
    const box = document.querySelector("sounding-board")?.shadowRoot?.querySelector("textarea");
    if (box) window.readyAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
"""
READY = f"""() => window.readyAt - performance.getEntriesByType("resource")
  .find((one) => one.name.endsWith("{SCRIPT}")).responseEnd"""
# To the first turn and back to the last, a screen at a time, each in a frame of its own.
SCROLL = """async () => {
  const transcript = document.querySelector("sounding-board").shadowRoot.querySelector(".transcript");
  const earlier = transcript.querySelector(".earlier");
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const move = async (by) => (transcript.scrollBy({ top: by * transcript.clientHeight, behavior: "instant" }), frame());
  while (!earlier.hidden || transcript.scrollTop > 0) await move(-1);
  const shown = transcript.querySelectorAll("li.reply").length;
  for (let last = -1; transcript.scrollTop !== last; await move(1)) last = transcript.scrollTop;
  return shown;
}"""


class TranscriptIncomplete(Exception):
    """The widget showed fewer turns than there are, so its times say nothing."""

    def __init__(self, shown: int) -> None:
        self.shown = shown
        super().__init__(f"{shown} of {TURNS} turns were shown")


async def figures(url: str, say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Kilobytes of script and style, milliseconds from the script to the first word, and of the longest task over 50.

    Raises `TranscriptIncomplete`.
    """
    ours = {"compressed_kb": await _size(url)}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(os.environ), args=["--no-sandbox"])
        say(f"  {VISITS} visits")
        ours["ready_ms"] = statistics.median([await _ready(browser, url) for _ in range(VISITS)])
        say(f"  a transcript of {TURNS} turns")
        rounds = [await _long(browser, url) for _ in range(ROUNDS)]
        ours |= {name: min(times[name] for times in rounds) for name in rounds[0]}
        await browser.close()
    return {"ours": ours, "limit": LIMITS}


async def _size(url: str) -> float:
    as_sent = {"Accept-Encoding": "gzip"}
    async with (
        aiohttp.ClientSession(auto_decompress=False, headers=as_sent) as session,
        session.get(f"{url}/widget/{SCRIPT}") as answer,
    ):
        return len(await answer.read()) / 1000


async def _ready(browser: Browser, url: str) -> float:
    page = await _page(browser)
    await page.goto(url)
    await page.wait_for_function("() => window.readyAt")
    taken = float(await page.evaluate(READY))
    await page.context.close()
    return taken


async def _long(browser: Browser, url: str) -> dict[str, float]:
    page = await _page(browser)
    body = json.dumps({"shared": False, "turns": [_turn(number) for number in range(1, TURNS + 1)]})

    async def answer(route: Route) -> None:
        await route.fulfill(status=200, content_type="application/json", body=body)

    await page.route("**/api/turns?after=0", answer)
    await page.goto(url)
    await page.get_by_text(f"Reply {TURNS}.").wait_for()
    opened = await _tasks(page)
    shown = await page.evaluate(SCROLL)
    if shown != TURNS:
        raise TranscriptIncomplete(shown)
    scrolled = await _tasks(page)
    await page.get_by_label("Your message").press_sequentially(SITUATION)
    typed = await _tasks(page)
    await page.context.close()
    return {"opening_task_ms": opened, "longest_task_ms": max(scrolled, typed)}


async def _tasks(page: Page) -> float:
    """The longest task over 50 ms since this was last asked; 0 where there was none."""
    tasks: list[float] = await page.evaluate(
        "() => new Promise((done) => setTimeout(() => done(tasks.splice(0)), 100))"
    )
    return max(tasks, default=0.0)


async def _page(browser: Browser) -> Page:
    context = await browser.new_context(viewport={"width": 1100, "height": 820})
    await context.add_init_script(WATCH)
    return await context.new_page()


def _turn(number: int) -> dict[str, Any]:
    """One in ten is the findings, one in ten the record so far, and the others are questions."""
    card = {0: _findings, 5: _record}.get(number % 10, _question)(number)
    reply = {"text": f"Reply {number}.", "card": card, "choices": [{"id": "skip", "label": "Skip"}]}
    said = ANSWERS[number % len(ANSWERS)]
    at = f"2026-11-{1 + number * 20 // TURNS:02d}T10:00:00+00:00"
    return {
        **{"turn": number, "key": str(uuid.uuid4()), "kind": "text", "state": "answered", "said": said, "at": at},
        "replies": [reply],
    }


def _question(number: int) -> dict[str, Any]:
    return {"card": "question", "place": f"{number % 8 + 1} of 8", "question": ANSWERS[0], "source": "A report"}


def _findings(number: int) -> dict[str, Any]:
    behaviour = {"id": "one", "name": "Openness", "why": SITUATION, "summary": SITUATION, "skills": list(ANSWERS)}
    case = {"id": "case", "title": f"Case {number}", "summary": SITUATION, "why": ANSWERS[0], "source": "A report"}
    return {"card": "findings", "behaviours": [behaviour] * 3, "cases": [case] * 2}


def _record(number: int) -> dict[str, Any]:
    answers = [{"id": f"{number}-{n}", "question": ANSWERS[0], "text": answer} for n, answer in enumerate(ANSWERS)]
    return {"card": "summary", "situation": SITUATION, "answers": answers, "lines": {}}
