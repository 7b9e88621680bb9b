"""A whole conversation in Slack with the real bot: a real gateway between a fake Slack and the trained Rasa."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from pydantic import SecretStr
from sqlalchemy import URL

from gateway.app import create_app
from gateway.redaction.presidio import PresidioRedactor
from gateway.settings import Settings, SlackSettings
from scripts.ports import LOOPBACK
from scripts.secrets import secrets_of
from tests.databases import migrated
from tests.files import everywhere, files_that_hold, name_in_no_file
from tests.gateway.channels.slack.people import Person
from tests.gateway.channels.slack.service import SIGNING_SECRET, TOKEN, FakeSlack, signed
from tests.stack import Stack
from tests.waiting import until

# Beside the stack that all journeys share, a gateway of its own starts here.
pytestmark = pytest.mark.timeout(300)

SITUATION = (
    "Our early help grant ends in March. We came out of intervention two years ago and the same cabinet has been in "
    "for a decade. Finance wants fifteen per cent off every line and I would rather look at what else the work could "
    "be, with schools and health. My deputy Priya Sharma is worn out."
)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
async def gateway(stack: Stack, slack: FakeSlack, tmp_path: Path) -> AsyncIterator[TestServer]:
    """A gateway of its own before the stack's Rasa."""
    secrets = secrets_of(stack.var, os.environ)
    settings = Settings(
        bot_token=SecretStr(secrets["SOUNDING_BOARD_BOT_TOKEN"]),
        secret=SecretStr("a-secret-for-tests-only"),
        database_url=URL.create("sqlite+aiosqlite", database=str(tmp_path / "conversations.db")),
        rasa_url=f"http://{LOOPBACK}:{stack.ports.rasa}",
        slack=SlackSettings(SecretStr(TOKEN), SecretStr(SIGNING_SECRET), slack.url),
    )
    async with migrated(settings.database_url):
        pass
    server = TestServer(create_app(settings, PresidioRedactor()), host=LOOPBACK)
    await server.start_server(shutdown_timeout=0.1)
    yield server
    await server.close()


@pytest.fixture
async def ann(slack: FakeSlack, gateway: TestServer) -> AsyncIterator[Person]:
    async with ClientSession() as session:
        yield Person(slack, session, str(gateway.make_url("/slack/events")))


class Talk:
    """A conversation, step by step: each gives the replies once all that was said is answered and delivered."""

    def __init__(self, ann: Person, database: Path) -> None:
        self.ann, self._database = ann, database

    async def say(self, text: str) -> str:
        return await self._after(self.ann.say(text))

    async def press(self, label: str) -> str:
        return await self._after(self.ann.press(label))

    @property
    def labels(self) -> list[str]:
        """What can be pressed in the last message, behind the three dots too."""
        blocks = self.ann.slack.said(self.ann.direct)[-1].get("blocks", [])
        elements = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
        return [one["text"]["text"] for element in elements for one in element.get("options", [element])]

    async def _after(self, doing: Awaitable[object]) -> str:
        before = len(self.ann.answers)
        await doing
        await until(self._is_done, 20)
        return "\n".join(_read(message) for message in self.ann.slack.said(self.ann.direct)[before:])

    def _is_done(self) -> bool:
        left = "SELECT (SELECT count(*) FROM arrivals WHERE done_at IS NULL) + count(delivered) FROM turns"
        with closing(sqlite3.connect(self._database)) as connection:
            return connection.execute(left).fetchone() == (0,)


def _read(message: dict[str, Any]) -> str:
    """What stands in a message, buttons apart."""
    blocks = message.get("blocks", [])
    texts = [block["text"]["text"] for block in blocks if "text" in block]
    texts += [one["text"] for block in blocks if block["type"] == "context" for one in block["elements"]]
    return "\n".join(texts)


async def to_the_first_question(talk: Talk) -> str:
    """From the situation on, leaving open what is asked of the context; all that was heard."""
    heard = await talk.say(SITUATION)
    while "Not that" not in talk.labels:
        heard += await talk.press("Don't know" if "Don't know" in talk.labels else talk.labels[0])
    return heard + await talk.press("All of these")


async def test_from_a_situation_to_a_plan_and_a_record(slack: FakeSlack, ann: Person, tmp_path: Path) -> None:
    talk = Talk(ann, tmp_path / "conversations.db")
    heard = await to_the_first_question(talk)
    assert "Because you said" in heard
    assert "Source: " in heard
    assert "Question 1 of" in heard
    assert "You chose: All of these" in heard
    assert "it comes from" in (await talk.press("Why this question")).lower()
    if "7" in talk.labels:
        await talk.press("7")
    answer = "We agreed them last spring and nobody has opened the paper since."
    await talk.say(answer)
    while "Skip" in talk.labels:
        await talk.press("Skip")
    summary = await talk.say("stop")
    assert "Your record" in summary
    assert "nobody has opened the paper since" in summary
    await talk.press("Word")
    (file,) = slack.files
    record = "\n".join(one.text for one in docx.Document(BytesIO(file["content"])).paragraphs)
    assert answer.rstrip(".") in record
    for text in (summary, record):
        assert "Priya" not in text


async def test_sharing_and_deleting_by_buttons_alone(ann: Person, slack: FakeSlack, tmp_path: Path) -> None:
    talk = Talk(ann, tmp_path / "conversations.db")
    await to_the_first_question(talk)
    await talk.press("Summary")
    shared = "SELECT shared FROM conversations"
    await talk.press("Let coaches read this conversation")
    await talk.press("Yes, share it")
    assert _asked(tmp_path, shared) == [(1,)]
    await talk.press("Let nobody else read it")
    assert _asked(tmp_path, shared) == [(0,)]
    await talk.press("Delete everything")
    await talk.press("Yes, delete everything")
    assert _asked(tmp_path, "SELECT count(*) FROM conversations") == [(0,)]
    assert _asked(tmp_path, "SELECT count(*) FROM turns") == [(0,)]


async def test_a_name_that_was_typed_is_in_no_file(stack: Stack, ann: Person, slack: FakeSlack, tmp_path: Path) -> None:
    started, name = time.time(), name_in_no_file()
    talk = Talk(ann, tmp_path / "conversations.db")
    await talk.say(f"My deputy {name} has stopped talking to me, and {name}'s team noticed.")
    await talk.say(f"{name} " + "a" * 8000)
    await talk.say(f"/{name}")
    for forged in (name.encode(), json.dumps({"text": name, "type": name}).encode()):
        assert (await ann.send(forged, signed(b"something else"))).status == 401
        assert (await ann.send(forged)).status < 500
    assert files_that_hold(name, *everywhere(tmp_path, stack.var), since=started) == []
    assert files_that_hold("[colleague 1] has stopped talking to me", tmp_path) != []


def _asked(folder: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "conversations.db")) as connection:
        return connection.execute(statement).fetchall()
