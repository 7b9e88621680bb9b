"""How much later a leader has an answer in Teams than over the web API, both from the same gateway.

The bot behind it answers at once, so that its time does not hide the channel's; all else is as it is in use.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import statistics
import time
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import aiohttp

from bench import processes
from bench.leaders import ANSWERS, Leader, leader
from scripts.ports import LOOPBACK, free_port
from scripts.settings import ROOT, Settings
from tests.gateway.fakes import TOKEN, FakeRasa
from tests.teams.certificates import SigningKey
from tests.teams.person import Person
from tests.teams.service import APP_ID, SECRET, TENANT, FakeTeams

TURNS, WARMING = 200, 20
START_SECONDS = 120.0
# What the product promises, in milliseconds.
MOST_ADDED = 10.0


async def added_time(say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds to the answer at the median, over the web API and in Teams, the fake's own time left out."""
    folder = processes.scratch()
    try:
        async with _services(folder) as (rasa, teams), _gateway(folder, rasa, teams) as url, leader(url) as one:
            person = Person(teams, one.session, url)
            await one.arrive()
            await person.install()
            say(f"  {TURNS} turns each way, in turn")
            web, chat = await _turns(one, person)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    at_web, at_teams = statistics.median(web), statistics.median(chat)
    return {
        "ours": {"web_p50_ms": at_web, "teams_p50_ms": at_teams, "added_p50_ms": at_teams - at_web},
        "limit": {"added_p50_ms": MOST_ADDED},
    }


async def _turns(one: Leader, person: Person) -> tuple[list[float], list[float]]:
    """A and B by turns, for the machine's speed drifts; the first ones warm everything up."""
    web: list[float] = []
    chat: list[float] = []
    for number in range(TURNS + WARMING):
        text = ANSWERS[number % len(ANSWERS)]
        web.append(await one.say(text=text))
        chat.append(await _turn(person, text))
    return web[WARMING:], chat[WARMING:]


async def _turn(person: Person, text: str) -> float:
    """From the moment at which Teams sends it to that at which Teams has the answer, less what Teams itself took."""
    teams, activity, token = person.teams, person.worded(text), person.token()
    before, own, began = len(teams.taken), teams.own_seconds, time.perf_counter()
    # What is not slow has been sent when the request ends.
    await person.send(activity, token)
    return (teams.taken[before].at - began - (teams.own_seconds - own)) * 1000


@contextlib.asynccontextmanager
async def _services(folder: Path) -> AsyncIterator[tuple[FakeRasa, FakeTeams]]:
    async with FakeRasa() as rasa, FakeTeams(folder, SigningKey()) as teams:
        yield rasa, teams


@contextlib.asynccontextmanager
async def _gateway(folder: Path, rasa: FakeRasa, teams: FakeTeams) -> AsyncIterator[str]:
    port, python = free_port(LOOPBACK), Settings.read().python()
    environment = _environment(folder, port, rasa, teams)
    migrating = await asyncio.create_subprocess_exec(
        *(python, "-m", "conversations", "migrate"), cwd=ROOT, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    await migrating.wait()
    process = await asyncio.create_subprocess_exec(
        *(python, "-m", "gateway"), cwd=ROOT, env=environment, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        url = f"http://{LOOPBACK}:{port}"
        await _ready(url)
        yield url
    finally:
        process.terminate()
        await process.wait()


def _environment(folder: Path, port: int, rasa: FakeRasa, teams: FakeTeams) -> Mapping[str, str]:
    ours = {
        "VAR": str(folder),
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/conversations.db",
        "PORT": str(port),
        "RASA_URL": rasa.url,
        "BOT_TOKEN": TOKEN,
        "SECRET": "a-secret-for-the-bench-only",
        "TEAMS_APP_ID": APP_ID,
        "TEAMS_APP_SECRET": SECRET,
        "TEAMS_TENANT_ID": TENANT,
        **{f"{name}_A_MINUTE": "0" for name in ("TURNS", "REQUESTS", "SESSIONS")},
    }
    return {**os.environ, **teams.environment, **{f"SOUNDING_BOARD_{name}": value for name, value in ours.items()}}


async def _ready(url: str) -> None:
    async with asyncio.timeout(START_SECONDS), aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientError):
                async with session.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.1)
