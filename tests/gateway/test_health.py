"""Alive and ready."""

from __future__ import annotations

import asyncio

import pytest

from tests.postgres import on_both_stores


async def change(rows, statement):
    """Beside the gateway's loop, which may have to end a look into the table first."""
    await asyncio.to_thread(rows, statement)


@pytest.fixture
async def client(new_leader):
    return (await new_leader(with_session=False)).client


async def test_a_gateway_that_answers_is_alive_even_without_rasa(client, rasa):
    await rasa.stop()
    response = await client.get("/healthz")
    assert (response.status, await response.json()) == (200, {"alive": True})


@on_both_stores
async def test_it_is_ready_when_database_and_rasa_are(client):
    response = await client.get("/readyz")
    assert response.status == 200
    assert await response.json() == {"ready": True, "database": True, "rasa": True}


async def test_it_is_not_ready_while_rasa_warms_up(client, rasa):
    rasa.is_ready = False
    response = await client.get("/readyz")
    assert response.status == 503
    assert await response.json() == {"ready": False, "database": True, "rasa": False}


@on_both_stores
async def test_it_is_not_ready_without_its_tables(client, rows):
    await change(rows, "DROP TABLE turns")
    await change(rows, "ALTER TABLE conversations RENAME TO elsewhere")
    response = await client.get("/readyz")
    assert response.status == 503
    assert await response.json() == {"ready": False, "database": False, "rasa": True}


@on_both_stores
async def test_a_leader_is_told_in_words_when_the_database_is_away(leader, rows):
    await change(rows, "ALTER TABLE turns RENAME TO elsewhere")
    response = await leader.say("hello")
    assert response.status == 503
    assert "was not taken" in (await response.json())["detail"]
