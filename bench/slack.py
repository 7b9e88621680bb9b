"""Slack: how soon it is thanked for fifty events at once, and what the channel adds to a turn of the web API."""

from __future__ import annotations

import asyncio
import itertools
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import numpy as np
from aiohttp import ClientSession, TCPConnector

from bench import processes
from bench.leaders import ANSWERS, SITUATION, leader
from tests.gateway.channels.slack.people import Person, envelope
from tests.gateway.channels.slack.service import SIGNING_SECRET, TOKEN, FakeSlack, signed
from tests.stack import Stack
from tests.waiting import until

AT_ONCE = 50
ROUNDS = 10
TALKS = 8
ANSWERS_A_TALK = 5
# Seconds in which fifty turns are done, also on a slow machine.
LONG = 120.0
# Seconds after which nothing more is on its way.
QUIET = 1.0


async def figures(extra: dict[str, str], say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds; the fake Slack's own time is left out."""
    async with _running(extra) as (slack, stack, session):
        url = f"{stack.url}/slack/events"
        say(f"  {TALKS} conversations, in Slack and on the web by turns")
        ours, web = await _turns(slack, stack.url, url, session)
        say(f"  {AT_ONCE} events at once, {ROUNDS} times")
        thanks = [taken for number in range(ROUNDS) for taken in await _burst(slack, stack.url, url, session, number)]
    return {
        "ours": {
            "ack_50_at_once_p50_ms": float(np.percentile(thanks, 50)),
            "ack_50_at_once_p95_ms": float(np.percentile(thanks, 95)),
            "turn_p50_ms": float(np.median(ours)),
            "added_p50_ms": float(np.median(ours) - np.median(web)),
        },
        "web": {"turn_p50_ms": float(np.median(web))},
    }


@asynccontextmanager
async def _running(extra: dict[str, str]) -> AsyncIterator[tuple[FakeSlack, Stack, ClientSession]]:
    slack, scratch = FakeSlack(), processes.scratch()
    await slack.start()
    prefix = "SOUNDING_BOARD_SLACK_"
    mine = {f"{prefix}BOT_TOKEN": TOKEN, f"{prefix}SIGNING_SECRET": SIGNING_SECRET, f"{prefix}API_URL": slack.url}
    stack = Stack(scratch, extra | mine)
    try:
        await asyncio.to_thread(stack.prepare)
        await asyncio.to_thread(stack.start)
        await asyncio.to_thread(stack.wait)
        async with ClientSession(connector=TCPConnector(limit=0)) as session:
            yield slack, stack, session
    finally:
        await asyncio.to_thread(stack.stop)
        await slack.stop()
        shutil.rmtree(scratch, ignore_errors=True)


async def _turns(slack: FakeSlack, api: str, url: str, session: ClientSession) -> tuple[list[float], list[float]]:
    """Milliseconds of an answer's turn, in Slack and on the web, by turns, for the machine's speed drifts."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(TALKS):
        ann = Person(slack, session, url, f"U0T{number}")
        await _to_questions(ann)
        async with leader(api) as one:
            await one.reach_questions()
            for answer in itertools.islice(itertools.cycle(ANSWERS), ANSWERS_A_TALK):
                theirs.append(await one.say(text=answer))
                ours.append(await _timed(ann, answer))
    # The first conversation warms everything up.
    return ours[ANSWERS_A_TALK:], theirs[ANSWERS_A_TALK:]


async def _timed(ann: Person, text: str) -> float:
    """Until the last reply is heard; the time in which the fake Slack dealt with those before is not ours."""
    first, started = len(ann.slack.heard), time.perf_counter()
    await ann.say(text)
    await until(lambda: len(ann.slack.heard) > first and _asks(ann), LONG)
    heard = ann.slack.heard[first:]
    return (heard[-1][0] - started - sum(answered - began for began, answered in heard[:-1])) * 1000


async def _to_questions(ann: Person) -> None:
    await _step(ann, ann.say(SITUATION))
    while not _offers(ann, "All of these"):
        await _step(ann, ann.press("Don't know" if _offers(ann, "Don't know") else _labels(ann)[0]))
    await _step(ann, ann.press("All of these"))


async def _step(ann: Person, doing: Awaitable[object]) -> None:
    before = len(ann.answers)
    await doing
    await until(lambda: len(ann.answers) > before and _asks(ann), LONG)


def _labels(ann: Person) -> list[str]:
    """What can be pressed in the last message."""
    blocks = ann.slack.said(ann.direct)[-1].get("blocks", [])
    elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    return [one["text"]["text"] for one in elements if "text" in one]


def _asks(ann: Person) -> bool:
    """A turn ends with what can be pressed."""
    return bool(_labels(ann))


def _offers(ann: Person, label: str) -> bool:
    return label in _labels(ann)


async def _burst(slack: FakeSlack, gateway: str, url: str, session: ClientSession, number: int) -> list[float]:
    """Milliseconds until Slack is thanked for each of fifty messages of as many leaders."""
    people = [Person(slack, session, url, f"U{number:02d}B{n:03d}") for n in range(AT_ONCE)]
    bodies = [envelope(one.event_of(slack.write(one.direct, one.user, "hello")), f"Ev{one.user}") for one in people]
    host, port = urlsplit(gateway).hostname or "", urlsplit(gateway).port
    lines = [await asyncio.open_connection(host, port) for _ in bodies]
    requests = [_request(body) for body in bodies]
    started = time.perf_counter()
    for (_, writer), request in zip(lines, requests, strict=True):
        writer.write(request)
    taken = await asyncio.gather(*(_thanked(reader, started) for reader, _ in lines))
    for _, writer in lines:
        writer.close()
    # The next fifty come to a gateway that has done with these.
    await until(lambda: all(len(one.answers) >= 2 for one in people), LONG)
    await _quiet(slack)
    return taken


async def _quiet(slack: FakeSlack) -> None:
    """Until nothing more is heard."""
    heard = -1
    while heard != len(slack.heard):
        heard = len(slack.heard)
        await asyncio.sleep(QUIET)


def _request(body: bytes) -> bytes:
    """As it goes over the wire, put together before the clock starts."""
    headers = {
        "Host": "127.0.0.1",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **signed(body),
    }
    lines = ["POST /slack/events HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def _thanked(reader: asyncio.StreamReader, started: float) -> float:
    status = await reader.readline()
    taken = (time.perf_counter() - started) * 1000
    assert status.split()[1] == b"200", status  # noqa: S101 - a figure of what went wrong would be none
    return taken
