"""A whole conversation in Teams with the trained bot, through processes that know of no fake and can be killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.conftest import UNHURRIED
from tests.files import everywhere, files_that_hold, name_in_no_file
from tests.stack import Stack
from tests.teams.certificates import SigningKey
from tests.teams.person import Person, cards_of, read
from tests.teams.schema import problems
from tests.teams.service import APP_ID, SECRET, TENANT, FakeTeams
from tests.waiting import until

SITUATION = (
    "Our early help grant ends in March. We have been good or better for years and the same cabinet has run the "
    "council for a decade. Finance wants fifteen per cent off every line and Priya Chakrabarti would rather look at "
    "what else the work could be."
)
ANSWER = "We agreed them with the cabinet last spring and nobody has opened the blue folder since."
IN_TEAMS = {
    "SOUNDING_BOARD_TEAMS_APP_ID": APP_ID,
    "SOUNDING_BOARD_TEAMS_APP_SECRET": SECRET,
    "SOUNDING_BOARD_TEAMS_TENANT_ID": TENANT,
}


@pytest.fixture
async def teams(tmp_path: Path) -> AsyncIterator[FakeTeams]:
    async with FakeTeams(tmp_path, SigningKey()) as fake:
        yield fake


@pytest.fixture
async def in_teams(stack: Stack, teams: FakeTeams, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stack]:
    """A gateway before the trained bot, which finds Teams by nothing but secrets and the proxy of the house."""
    mine = Stack(tmp_path_factory.mktemp("in-teams"), UNHURRIED | IN_TEAMS | teams.environment, beside=stack)
    await asyncio.to_thread(mine.prepare)
    try:
        mine.start("gateway")
        await asyncio.to_thread(mine.wait)
        yield mine
    finally:
        await asyncio.to_thread(mine.stop)


@pytest.fixture
async def ann(teams: FakeTeams, in_teams: Stack) -> AsyncIterator[Person]:
    async with ClientSession() as session:
        yield Person(teams, session, in_teams.url, "Ann Lindqvist", "a:1-the-chat-of-ann")


async def clarify(ann: Person) -> None:
    """Leaves open what is asked of the context."""
    while "reject" not in ann.choices():
        await ann.choose("answer:unknown" if "answer:unknown" in ann.choices() else ann.choices()[0])


@pytest.mark.timeout(300)
async def test_a_leader_goes_the_whole_way_in_teams(
    ann: Person, stack: Stack, in_teams: Stack, teams: FakeTeams
) -> None:
    def files_with(word: str) -> list[str]:
        return files_that_hold(word, stack.var, in_teams.var)

    started = time.time()
    await ann.install()
    assert "Sounding Board" in ann.told
    await ann.say(SITUATION)
    await clarify(ann)
    assert "Leadership behaviours" in ann.told
    await ann.press("All of these")
    assert "Question 1 of" in ann.told

    # A crash while the answer is worked on: it is answered after it, once.
    said = ann.worded(ANSWER)
    attempt = asyncio.create_task(ann.send(said))
    await asyncio.sleep(0.02)
    in_teams.kill("gateway")
    await asyncio.gather(attempt, return_exceptions=True)
    in_teams.start("gateway")
    await asyncio.to_thread(in_teams.wait)
    await ann.send(said)
    await until(lambda: ANSWER[:50] in ann.told, 30)

    name = name_in_no_file()
    await ann.say(f"My deputy {name} opened it.")
    await ann.press("Example")
    await ann.press("Why this question")
    while "skip" in ann.choices():
        await ann.press("Skip")
    await ann.say("stop")
    assert "Your record" in read(ann.sent[-1])
    assert read(ann.sent[-1]).count(ANSWER) == 1

    await ann.press("Word")
    [question] = ann.sent[-1]["attachments"]
    await ann.allow(question["content"]["acceptContext"])
    assert teams.files["/personal/upload"].startswith(b"PK")

    await ann.press("Share with coaches")
    await ann.choose("affirm:yes")
    await ann.press("Who can read this")
    assert "coach" in read(ann.sent[-1])

    cards = [card for activity in ann.sent for card in cards_of(activity)]
    assert [fault for card in cards for fault in problems(card)] == []
    for hidden in ("Chakrabarti", "Lindqvist", "the-chat-of-ann", TENANT):
        assert files_with(hidden) == [], hidden
    assert files_that_hold(name, *everywhere(stack.var, in_teams.var), since=started) == []
    assert teams.hosts == {
        "login.botframework.com",
        "login.microsoftonline.com",
        "smba.trafficmanager.net",
        "council-my.sharepoint.com",
    }

    await ann.press("Delete everything")
    await ann.choose("affirm:yes")
    await until(lambda: files_with("opened the blue folder") == [], 30)
