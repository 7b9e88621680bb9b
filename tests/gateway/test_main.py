"""The process itself: how it starts, says that it cannot, stops, and is killed."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import aiohttp
import pytest

from conversations.database import Database
from conversations.migrating import migrate
from gateway import __main__ as process
from scripts.ports import LOOPBACK, free_port
from tests.gateway.fakes import TOKEN, FakeRedactor
from tests.waiting import until


@pytest.fixture
def environment(tmp_path, monkeypatch) -> dict[str, str]:
    """What the process is told, apart from which Rasa is there."""
    given = {
        "SOUNDING_BOARD_VAR": str(tmp_path),
        "SOUNDING_BOARD_PORT": str(free_port(LOOPBACK)),
        "SOUNDING_BOARD_BOT_TOKEN": TOKEN,
        "SOUNDING_BOARD_SECRET": "a-secret-for-tests-only",
    }
    for name in list(os.environ):
        if name.startswith("SOUNDING_BOARD_"):
            monkeypatch.delenv(name)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(process, "PresidioRedactor", FakeRedactor)
    monkeypatch.setattr(process.logs, "configure", lambda: None)
    return given


def test_a_secret_that_is_missing_is_named_in_a_sentence(environment, monkeypatch, capsys):
    monkeypatch.delenv("SOUNDING_BOARD_SECRET")
    assert process.main() == 1
    assert "could not start: SOUNDING_BOARD_SECRET is not set" in capsys.readouterr().err


def test_a_database_without_tables_is_told_in_a_sentence(environment, capsys):
    assert process.main() == 1
    assert "run 'python -m conversations migrate'" in capsys.readouterr().err


def test_no_crash_writes_its_memory_to_a_file(environment):
    assert process.main() == 1
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


@asynccontextmanager
async def running(environment: dict[str, str], rasa) -> AsyncIterator[asyncio.subprocess.Process]:
    """The real process, with the real redactor, once it is ready."""
    async with Database(process.Settings.from_environment(environment).database_url) as database:
        await migrate(database)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "gateway"),
        env=os.environ | environment | {"SOUNDING_BOARD_RASA_URL": rasa.url},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        await ready(environment, child)
        yield child
    finally:
        if child.returncode is None:
            child.kill()
        await child.communicate()


async def ready(environment: dict[str, str], child: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(60), aiohttp.ClientSession() as session:
        while child.returncode is None:
            try:
                async with session.get(f"{address(environment)}/readyz") as response:
                    if response.status == 200:
                        return
            except aiohttp.ClientConnectionError:
                await asyncio.sleep(0.1)
        pytest.fail(f"it ended: {(await child.communicate())[1].decode()}")


def address(environment: dict[str, str]) -> str:
    return f"http://127.0.0.1:{environment['SOUNDING_BOARD_PORT']}"


async def test_killed_in_the_middle_of_a_turn_it_loses_no_message_and_doubles_none(environment, rasa):
    jar = aiohttp.CookieJar(unsafe=True)
    turns = f"{address(environment)}/api/turns"
    turn = {"key": str(uuid4()), "text": "Mrs Margaret Holloway has resigned."}
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with running(environment, rasa) as child:
            await session.post(f"{address(environment)}/api/session")
            rasa.gate.clear()
            asking = asyncio.create_task(session.post(turns, json=turn))
            await until(lambda: len(rasa.arrived) == 2, 20)
            child.kill()
            with pytest.raises(aiohttp.ClientError):
                await asking
        rasa.gate.set()
        async with running(environment, rasa):
            response = await session.post(turns, json=turn)
            body = await response.json()
            transcript = (await (await session.get(turns)).json())["turns"]
    assert (response.status, body["turn"]) == (200, 2)
    assert "Holloway" not in body["replies"][0]["text"]
    assert [turn["state"] for turn in transcript] == ["answered", "answered"]
    assert len(rasa.texts) == 1


async def test_told_to_stop_it_stops_at_once_and_in_order(environment, rasa):
    async with running(environment, rasa) as child:
        child.send_signal(signal.SIGTERM)
        async with asyncio.timeout(5):
            errors = (await child.communicate())[1].decode()
    assert child.returncode == 0
    assert "Traceback" not in errors


async def test_a_port_in_use_is_told_in_a_sentence(environment, rasa):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environment["SOUNDING_BOARD_PORT"])))
        taken.listen()
        async with Database(process.Settings.from_environment(environment).database_url) as database:
            await migrate(database)
        child = await asyncio.create_subprocess_exec(
            sys.executable, *("-m", "gateway"), env=os.environ | environment, stderr=asyncio.subprocess.PIPE
        )
        errors = (await child.communicate())[1].decode()
    assert child.returncode == 1
    assert "address already in use" in errors
    assert "Traceback" not in errors
