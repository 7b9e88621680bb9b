"""What every test may use: the real stack and a real PostgreSQL, each started once, when the first test needs it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import URL

from tests import postgres
from tests.stack import Stack, running

# A test types faster than a person, and from one address.
UNHURRIED = {f"SOUNDING_BOARD_{name}_A_MINUTE": "0" for name in ("TURNS", "REQUESTS", "SESSIONS")}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker takes a whole file, or the whole of a folder that needs the stack, which starts slowly.

    First of all such hooks, for xdist's own reads the groups.
    """
    sharing = {item.path.parent for item in items if "stack" in getattr(item, "fixturenames", ())}
    for item in items:
        together = item.path.parent if item.path.parent in sharing else item.path
        item.add_marker(pytest.mark.xdist_group(str(together)))


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Gateway, actions and the trained bot on ports of their own; nobody may kill these."""
    with running(tmp_path_factory.mktemp("stack"), UNHURRIED) as ready:
        yield ready


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    with postgres.running() as server:
        yield server


@pytest.fixture
def postgresql_url(postgresql: postgres.Server) -> Iterator[URL]:
    """An empty database; closing what was opened to it is part of the test."""
    url = postgresql.create()
    yield url
    postgresql.drop(url)
