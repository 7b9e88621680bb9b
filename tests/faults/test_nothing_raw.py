"""What a leader typed is in no file that any process wrote, whichever way it came in and whatever went wrong."""

from __future__ import annotations

import asyncio
import re
import time
from pathlib import Path
from uuid import uuid4

import pytest

from tests.files import everywhere, files_since, files_that_hold, name_in_no_file
from tests.journeys.leader import Leader, arriving
from tests.stack import Stack

# It looks at every file of the installation.
pytestmark = pytest.mark.timeout(400)


async def type_on_the_web(leader: Leader, name: str) -> None:
    """A turn that is answered, and others that are refused for all kinds of reasons."""
    turn = await leader.say(f"My deputy {name} has stopped talking to me, and {name}'s team has noticed.")
    assert name not in turn.text
    url, key = f"{leader.url}/api/turns", str(uuid4())
    for body in (
        {"key": key, "text": f"{name} " + "a" * 8000},
        {"key": name, "text": "hello"},
        {"key": key, "choice": name},
        {"key": key, name: "hello"},
        {"key": key, "text": [name]},
    ):
        async with leader.session.post(url, json=body) as response:
            assert 400 <= response.status < 500
    for raw in (f'{{"text": "{name}'.encode(), f"\xff{name}".encode("latin-1")):
        async with leader.session.post(url, data=raw, headers={"Content-Type": "application/json"}) as response:
            assert 400 <= response.status < 500
    async with leader.session.get(url, params={"after": name}) as response:
        assert response.status == 400


async def type_without_script(leader: Leader, name: str) -> None:
    """The same on the pages that need no script, with a form that is whole and one that is not."""
    async with leader.session.get(f"{leader.url}/plain") as response:
        page = await response.text()
    form = dict(re.findall(r'name="(token|key)" value="([^"]*)"', page))
    for changed in ({}, {"token": name}, {"key": name}):
        said = {**form, "text": f"Cllr {name} has told the papers.", **changed}
        async with leader.session.post(f"{leader.url}/plain/turns", data=said) as response:
            assert (response.status == 200) is (not changed)


async def type_what_is_no_http(url: str, name: str) -> None:
    host, _, port = url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"POST /api/turns HTTP/1.1\r\nHost: {host}\r\nContent-Length: {name}\r\n\r\n{name}".encode())
    assert b"400" in await reader.readline()
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize("way", [type_on_the_web, type_without_script])
async def test_a_name_that_was_typed_is_in_no_file(stack: Stack, way, tmp_path: Path) -> None:
    started, name = time.time(), name_in_no_file()
    async with arriving(stack.url) as leader:
        await way(leader, name)
        await type_what_is_no_http(stack.url, name)
        async with leader.session.get(f"{leader.url}/api/turns", params={"after": "0"}) as response:
            assert "[colleague 1]" in (kept := await response.text()) or "[councillor 1]" in kept
            assert name not in kept
        async with leader.session.get(f"{leader.url}/api/record.md") as response:
            assert name not in await response.text()
    # The search itself finds what is there.
    (tmp_path / "found").write_text(name)
    assert files_that_hold(name, *everywhere(stack.var), since=started) == [str(tmp_path / "found")]
    assert any(path.name.startswith("conversations.db") for path in files_since(started, stack.var))
