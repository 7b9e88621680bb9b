"""PostgreSQL goes away and comes back: leaders are told, nothing is lost, and nobody has to start anything again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from sqlalchemy import URL

from conversations.models import TurnState
from tests.gateway.wire import Wire
from tests.postgres import connected
from tests.waiting import until


@pytest.fixture(autouse=True)
def _restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is looked for all the time."""
    for pause in ("NEXT_SWEEP", "FIRST_PAUSE", "LONGEST_PAUSE"):
        monkeypatch.setattr(f"gateway.recovery.{pause}", 0.05)


@pytest.fixture
async def wire(postgresql_url: URL) -> AsyncIterator[Wire]:
    wire = Wire(postgresql_url.set(drivername="postgresql+asyncpg"))
    await wire.mend()
    yield wire
    await wire.cut()


@pytest.fixture
def database_url(wire: Wire) -> URL:
    return wire.url


@pytest.fixture
def state(postgresql_url):
    """The state of the second turn, as the database itself tells it."""

    def ask() -> str | None:
        with connected(postgresql_url) as connection:
            found = connection.execute("SELECT state FROM turns WHERE number = 2").fetchone()
        return found and found[0]

    return ask


async def test_a_leader_is_told_in_words_and_may_send_it_again(leader, wire, rasa):
    key = str(uuid4())
    await wire.cut()
    response = await leader.say("hello", key)
    assert response.status == 503
    assert "was not taken" in (await response.json())["detail"]
    await wire.mend()
    assert (await leader.say("hello", key)).status == 200
    assert rasa.texts == ["hello"]


async def test_it_is_not_ready_meanwhile_and_ready_again_afterwards(leader, wire):
    await wire.cut()
    response = await leader.client.get("/readyz")
    assert (response.status, (await response.json())["database"]) == (503, False)
    await wire.mend()
    assert (await leader.client.get("/readyz")).status == 200


async def test_a_turn_that_ran_when_the_wire_was_cut_is_answered_afterwards(leader, wire, rasa, state):
    rasa.gate.clear()
    asking = asyncio.create_task(leader.say("hello"))
    await until(lambda: len(rasa.arrived) == 2)
    await wire.cut()
    rasa.gate.set()
    assert (await asking).status == 503
    assert state() == TurnState.RECEIVED
    await wire.mend()
    await until(lambda: state() == TurnState.ANSWERED)
    assert rasa.texts == ["hello"]


async def test_recovery_outlives_an_outage(leader, wire, rasa, state, caplog):
    await rasa.stop()
    assert (await leader.say("hello")).status == 503
    await wire.cut()
    await rasa.start()
    # It looks for what was left, cannot, and looks again.
    await until(lambda: caplog.text.count("sweep OperationalError") >= 2)
    await wire.mend()
    await until(lambda: state() == TurnState.ANSWERED)
