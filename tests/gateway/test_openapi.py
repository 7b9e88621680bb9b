"""The description of the API is true: nothing that schemathesis thinks of is answered otherwise."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
import yaml
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pydantic import SecretStr
from sqlalchemy import URL

import gateway
from gateway.app import create_app
from gateway.sessions import COOKIE
from gateway.settings import Settings
from tests.databases import migrated
from tests.gateway.fakes import RATINGS, TOKEN, FakeRasa, FakeRedactor
from tests.loopback import serving


class OfferingRasa(FakeRasa):
    """Offers choices after every turn, so that each turn may pick one."""

    def _reply(self, body: dict[str, Any]) -> dict[str, Any]:
        reply = super()._reply(body)
        reply["replies"][-1]["choices"] = RATINGS
        return reply


async def serve(folder: str, started: threading.Event, found: dict[str, Any]) -> None:
    """Runs a gateway and its Rasa until told to stop."""
    async with OfferingRasa() as rasa:
        settings = Settings(
            bot_token=SecretStr(TOKEN),
            secret=SecretStr("a-secret-for-tests-only"),
            database_url=URL.create("sqlite+aiosqlite", database=f"{folder}/conversations.db"),
            rasa_url=rasa.url,
            turns_a_minute=0,
            requests_a_minute=0,
            sessions_a_minute=0,
        )
        async with migrated(settings.database_url), serving(create_app(settings, FakeRedactor())) as port:
            stop = asyncio.Event()
            found |= {"port": port, "loop": asyncio.get_running_loop(), "stop": stop}
            started.set()
            await stop.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, started, found = str(tmp_path_factory.mktemp("openapi")), threading.Event(), {}
    thread = threading.Thread(target=asyncio.run, args=(serve(folder, started, found),))
    thread.start()
    assert started.wait(10)
    yield f"http://127.0.0.1:{found['port']}"
    found["loop"].call_soon_threadsafe(found["stop"].set)
    thread.join(10)


DESCRIPTION = Path(gateway.__file__).parent / "openapi.yml"
schema = schemathesis.openapi.from_path(DESCRIPTION)


# Stands for the cookie while requests are made up, which is before there is a gateway.
PLACEHOLDER = "a-session"


@schema.auth(refresh_interval=None)
class WithSession:
    """Marks the requests that are to have a session."""

    def get(self, case: schemathesis.Case, context: schemathesis.AuthContext) -> str:
        return PLACEHOLDER

    def set(self, case: schemathesis.Case, data: str, context: schemathesis.AuthContext) -> None:
        case.cookies[COOKIE] = data


def new_session(address: str) -> str:
    """The cookie of a new leader with something in their record."""
    with requests.Session() as session:
        session.post(f"{address}/api/session", timeout=10).raise_for_status()
        turn = {"key": "123e4567-e89b-12d3-a456-426614174000", "text": "hello"}
        session.post(f"{address}/api/turns", json=turn, timeout=10).raise_for_status()
        return session.cookies[COOKIE]


@schema.parametrize()
@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: schemathesis.Case, address: str) -> None:
    if case.cookies.get(COOKIE) == PLACEHOLDER:
        case.cookies[COOKIE] = new_session(address)
    if case.meta and case.meta.generation.mode.is_positive and isinstance(case.body, dict) and "choice" in case.body:
        # Which choices are open is not for a schema to say.
        case.body["choice"] = "rate:7"
    case.call_and_validate(base_url=address)


def test_the_description_that_is_served_is_the_one_that_was_tested(address: str) -> None:
    response = requests.get(f"{address}/api/openapi.json", timeout=10)
    assert response.json() == yaml.safe_load(DESCRIPTION.read_text("utf-8"))
