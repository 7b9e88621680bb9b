from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests.attacks.world import World


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    """Started once: an attack that is stopped leaves everything as it was."""
    async with AsyncExitStack() as stack:
        world = World(tmp_path_factory.mktemp("attacks"), stack)
        await world.open()
        yield world
