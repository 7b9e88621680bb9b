"""Turns of a conversation go through one at a time, in the order in which they were said."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from gateway.channels.teams.lining_up import Lines

NOW = datetime(2026, 11, 2, tzinfo=UTC)


async def lined_up(lines: Lines, seconds: list[int], done: list[object]) -> list[asyncio.Task[None]]:
    async def go(second: int) -> None:
        async with lines.turn("one", NOW + timedelta(seconds=second)):
            done.append(second)

    tasks = [asyncio.create_task(go(second)) for second in seconds]
    await asyncio.sleep(0)
    return tasks


async def test_those_who_wait_go_in_the_order_in_which_they_spoke():
    lines, done = Lines(), []
    async with lines.turn("one", NOW):
        tasks = await lined_up(lines, [3, 1, 2], done)
        assert done == []
    await asyncio.gather(*tasks)
    assert done == [1, 2, 3]


async def test_another_conversation_does_not_wait():
    lines, done = Lines(), []
    async with lines.turn("one", NOW):
        (waits,) = await lined_up(lines, [1], done)
        async with asyncio.timeout(1), lines.turn("two", NOW):
            done.append("two")
        assert done == ["two"]
    await waits
    assert done == ["two", 1]


@pytest.mark.parametrize("victim", [0, 1, 2])
async def test_who_gives_up_stands_in_nobodys_way(victim):
    lines, done = Lines(), []
    async with lines.turn("one", NOW):
        tasks = await lined_up(lines, [1, 2, 3], done)
        tasks[victim].cancel()
    await asyncio.wait(tasks, timeout=1)
    assert done == [second for second in (1, 2, 3) if second != victim + 1]
    await asyncio.wait_for(asyncio.gather(*await lined_up(lines, [4], done)), 1)


async def test_who_gives_up_in_the_moment_of_being_called_lets_the_next_one_go():
    lines, done = Lines(), []
    async with lines.turn("one", NOW):
        tasks = await lined_up(lines, [1, 2], done)
    tasks[0].cancel()
    await asyncio.wait(tasks, timeout=1)
    assert done == [2]


async def test_an_error_lets_the_next_one_go():
    lines, done = Lines(), []
    with pytest.raises(LookupError):
        async with lines.turn("one", NOW):
            raise LookupError
    await asyncio.wait_for(asyncio.gather(*await lined_up(lines, [1], done)), 1)
    assert done == [1]
