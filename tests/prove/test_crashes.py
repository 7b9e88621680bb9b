"""Each process killed in the middle of a turn: no message is lost, and none is doubled."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterator

import aiohttp
import pytest

from tests.conftest import UNHURRIED
from tests.journeys.leader import Leader, arriving
from tests.stack import NAMES, Stack, running

PATIENCE = {"SOUNDING_BOARD_PATIENCE": "60"}
SITUATION = (
    "I have inherited a leadership team that nods in every meeting and then carries on as before, and the last two "
    "inspections said that we are improving but too slowly. How do I get them to want it as well?"
)


@pytest.fixture
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running(tmp_path_factory.mktemp("fragile"), UNHURRIED | PATIENCE) as stack:
        yield stack


@pytest.mark.timeout(300)
@pytest.mark.parametrize("victim", NAMES)
@pytest.mark.parametrize("after", [0.0, 0.02, 0.06])
async def test_a_process_killed_in_a_turn_loses_nothing_and_doubles_nothing(
    fragile: Stack, victim: str, after: float
) -> None:
    async with arriving(fragile.url) as leader:
        await leader.say(SITUATION)
        await leader.clarify()
        await leader.choose("affirm:all")
        before = await said_by(leader)
        # No name of a process stands in it: "rasa" is somebody's first name, and would be taken out.
        answer, key = "Three of our schools and the police, and the quokka team.", str(uuid.uuid4())
        turn = asyncio.create_task(attempt(leader, answer, key))
        await asyncio.sleep(after)
        fragile.kill(victim)
        fragile.start(victim)
        await asyncio.to_thread(fragile.wait)
        await turn
        # The leader's client sends it again with the same key, as it does after a lost connection.
        await leader.say(answer, key)
        assert await said_by(leader) == [*before, answer], leader.transcript()
        assert (await leader.record()).count("quokka") == 1


async def attempt(leader: Leader, text: str, key: str) -> None:
    try:
        await leader.say(text, key)
    except (aiohttp.ClientError, AssertionError):
        # The connection went with the process, or the gateway said that it could not answer yet.
        return


async def said_by(leader: Leader) -> list[str]:
    async with leader.session.get(f"{leader.url}/api/turns", params={"after": "0"}) as answer:
        turns = (await answer.json())["turns"]
    return [turn["said"] for turn in turns if turn["said"]]
