"""What a leader has erased is in no file of the whole installation, also after coaches have read it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from conversations import accounts
from conversations.database import Database
from conversations.people import Role
from conversations.settings import database_url
from review import secrets
from review.guard import COOKIE
from scripts.ports import LOOPBACK
from tests.files import files_that_hold
from tests.journeys.leader import Leader, arriving
from tests.stack import Stack
from tests.waiting import until

# As searches keep it, by its stem.
WORD = "marmalad"
SITUATION = f"Our {WORD}e grant ends in March, and finance wants fifteen per cent off every line."


async def a_lead(stack: Stack, name: str) -> dict[str, str]:
    """The cookie of a lead coach who is signed in."""
    token, now = secrets.new_token(), datetime.now(UTC)
    url = database_url({"SOUNDING_BOARD_VAR": str(stack.var)})
    async with Database(url) as database, database.writing() as session:
        coach = await accounts.add_coach(session, name, Role.LEAD, now)
        await accounts.begin_session(session, coach.id, secrets.digest(token), now)
    return {COOKIE: token}


async def read_and_exported(stack: Stack, name: str) -> str:
    """What a lead coach finds when she looks for the word, and what she exports."""
    at = f"http://{LOOPBACK}:{stack.ports.review}"
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(at, cookies=await a_lead(stack, name), cookie_jar=jar) as session:
        async with session.get("/", params={"q": f"{WORD}e"}) as response:
            found = await response.text()
        async with session.get("/export.jsonl", params={"q": f"{WORD}e"}) as response:
            return found + await response.text()


async def listed(stack: Stack) -> None:
    """Waits until coaches find what was shared, which the review pages see to every other moment."""
    found = "SELECT 1 FROM words WHERE body LIKE ?"
    with closing(sqlite3.connect(stack.var / "conversations.db")) as plain:
        await until(lambda: plain.execute(found, [f"%{WORD}%"]).fetchone() is not None, 30)


async def erase(leader: Leader, by_words: bool) -> None:
    if by_words:
        await leader.say("delete everything")
        await leader.choose("affirm:yes")
        return
    async with leader.session.delete(f"{leader.url}/api/conversation") as response:
        assert response.status in (200, 202)


@pytest.mark.parametrize("by_words", [False, True])
async def test_what_was_shared_read_and_exported_is_in_no_file_once_it_is_erased(stack: Stack, by_words: bool) -> None:
    async with arriving(stack.url) as leader:
        await leader.say(SITUATION)
        async with leader.session.post(f"{leader.url}/api/sharing", json={"shared": True}) as response:
            assert response.status == 200
        await listed(stack)
        assert WORD in await read_and_exported(stack, f"Lena {by_words}")
        async with leader.session.get(f"{leader.url}/api/readings") as response:
            readings = (await response.json())["readings"]
        assert [line["action"] for line in readings] == ["in an export", "found in a search", "shared"]
        held_in = {Path(found).name.split("-")[0] for found in files_that_hold(WORD, stack.var)}
        assert held_in == {"conversations.db", "trackers.db"}
        await erase(leader, by_words)
        # Rasa forgets, and the logs of the databases are emptied, a moment later.
        await until(lambda: files_that_hold(WORD, stack.var) == [], 30)
    assert WORD not in (await read_and_exported(stack, f"Mona {by_words}")).replace(f'value="{WORD}e"', "")
