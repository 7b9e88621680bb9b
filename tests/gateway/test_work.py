"""Work that goes on beside the requests."""

from __future__ import annotations

import asyncio

from gateway.work import at_work
from tests.waiting import until


async def test_work_that_an_error_has_ended_begins_again_and_the_log_says_where(monkeypatch, caplog):
    monkeypatch.setattr("gateway.work.PAUSE", 0.01)
    begun = []

    async def work() -> None:
        begun.append("once more")
        if len(begun) < 3:
            raise RuntimeError("something only we know")
        await asyncio.sleep(60)

    async with at_work(work):
        await until(lambda: len(begun) == 3)
    assert caplog.text.count("RuntimeError at work:") == 2
    assert "only we know" not in caplog.text
