"""A gateway with Slack set up, before a fake Slack and a fake Rasa."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

from gateway.settings import Settings, SlackSettings
from tests.gateway.channels.slack.people import Person
from tests.gateway.channels.slack.service import SIGNING_SECRET, TOKEN, FakeSlack


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def settings(settings: Settings, slack: FakeSlack) -> Settings:
    return replace(settings, slack=SlackSettings(SecretStr(TOKEN), SecretStr(SIGNING_SECRET), slack.url))


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def person_at(slack, session):
    """Somebody, as the gateway given knows them."""

    def come(server, user: str = "U0ANN") -> Person:
        return Person(slack, session, str(server.make_url("/slack/events")), user)

    return come


@pytest.fixture
async def ann(open_gateway, person_at) -> Person:
    return person_at(await open_gateway())
