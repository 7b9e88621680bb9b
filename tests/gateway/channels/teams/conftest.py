"""A gateway with the Teams channel on, before a fake Teams that it takes for the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from microsoft_agents.hosting.core.authorization.jwt import JwtTokenValidator
from pydantic import SecretStr

from gateway.settings import Settings, TeamsSettings
from tests.teams.certificates import SigningKey
from tests.teams.person import Person
from tests.teams.service import APP_ID, SECRET, TENANT, FakeTeams


@pytest.fixture(scope="session")
def signing_key() -> SigningKey:
    return SigningKey()


@pytest.fixture
async def teams(tmp_path: Path, signing_key: SigningKey, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeTeams]:
    # The SDK keeps keys for the life of the process.
    monkeypatch.setattr(JwtTokenValidator._jwk_client_manager, "_cache", {})
    async with FakeTeams(tmp_path, signing_key) as fake:
        for name, value in fake.environment.items():
            monkeypatch.setenv(name, value)
        yield fake


@pytest.fixture
def settings(settings: Settings, teams: FakeTeams) -> Settings:
    return replace(settings, teams=TeamsSettings(APP_ID, SecretStr(SECRET), TENANT))


@pytest.fixture
async def gateway(open_gateway: Callable[..., object]) -> TestServer:
    return await open_gateway()


NewPerson = Callable[..., Person]


@pytest.fixture
async def new_person(teams: FakeTeams, gateway: TestServer) -> AsyncIterator[NewPerson]:
    """Somebody in Teams, at the gateway that runs unless another one is given."""
    async with ClientSession() as session:

        def come(name: str = "Ann Lee", server: TestServer | None = None, **more: str) -> Person:
            return Person(teams, session, str((server or gateway).make_url("")).rstrip("/"), name, **more)

        yield come


@pytest.fixture
def ann(new_person: NewPerson) -> Person:
    return new_person()
