"""Gateway and review pages, one after the other: what is asked of one is asked of both."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest

from tests.attacks.world import World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with AsyncExitStack() as stack:
        world = World(tmp_path, stack)
        await world.open()
        yield world


@pytest.fixture(params=["gateway", "review"])
def another(request: pytest.FixtureRequest, world: World) -> Callable[..., Awaitable[str]]:
    """Starts the process anew, with settings changed as the call says; its address."""
    return partial(world.another, "serving") if request.param == "gateway" else world.another_review
