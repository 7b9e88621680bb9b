"""What every test may use: the real stack, started once for all whole conversations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from scripts.stack import Stack, running

# A test types faster than a person, and from one address.
UNHURRIED = {f"SOUNDING_BOARD_{name}_A_MINUTE": "0" for name in ("TURNS", "REQUESTS", "SESSIONS")}


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Gateway, actions and the trained bot on ports of their own; nobody may kill these."""
    with running(tmp_path_factory.mktemp("stack"), UNHURRIED) as ready:
        yield ready
