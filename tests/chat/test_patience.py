from __future__ import annotations

import asyncio

import pytest

from chat.errors import Refused, Unreachable
from chat.patience import Patience

SHORT = Patience(unreachable=0.2, refused=0.2, first_pause=0.01)


class Failing:
    """Fails so often, then works."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error, self.left, self.calls = error, times, 0

    async def __call__(self) -> str:
        self.calls += 1
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


@pytest.mark.parametrize(
    "error", [Unreachable("http://x"), Refused(409, "Busy."), Refused(429, "Slow."), Refused(503, "Away.", 0.0)]
)
async def test_what_passes_is_tried_again_and_its_reason_told(error: Exception) -> None:
    told: list[str] = []
    assert await SHORT.over(Failing(error, 2), told.append) == "done"
    assert len(told) == 2
    assert told[0] == ("The connection is lost; trying again" if isinstance(error, Unreachable) else str(error))


@pytest.mark.parametrize("status", [400, 401, 404, 413, 500, 502])
async def test_what_does_not_pass_is_raised_at_once(status: int) -> None:
    call = Failing(Refused(status, "No."), 1)
    with pytest.raises(Refused, match="No"):
        await SHORT.over(call, lambda _: None)
    assert call.calls == 1


@pytest.mark.parametrize("error", [Unreachable("http://x"), Refused(503, "Away.")])
async def test_patience_ends(error: Exception) -> None:
    call = Failing(error, 1000)
    with pytest.raises(type(error)):
        await asyncio.wait_for(SHORT.over(call, lambda _: None), 5)
    assert 2 <= call.calls < 20


async def test_it_does_not_wait_for_longer_than_there_is_patience() -> None:
    call = Failing(Refused(429, "Wait an hour.", 3600.0), 1)
    with pytest.raises(Refused):
        await asyncio.wait_for(SHORT.over(call, lambda _: None), 1)
