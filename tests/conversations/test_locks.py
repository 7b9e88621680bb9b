"""Locks in a process."""

from __future__ import annotations

import asyncio

import pytest

from conversations.errors import Locked
from conversations.locks import PostgresLocks, ProcessLocks, lock_number, locks_for
from conversations.settings import database_url


@pytest.fixture
def locks() -> ProcessLocks:
    return ProcessLocks()


async def test_a_lock_that_is_held_is_not_free(locks):
    async with locks.hold("a"):
        with pytest.raises(Locked) as caught:
            async with locks.hold("a"):
                pytest.fail("held twice")
    assert caught.value.name == "a"


async def test_another_name_is_another_lock(locks):
    async with locks.hold("a"), locks.hold("b"):
        pass


async def test_a_lock_is_free_again_after_an_exception(locks):
    with pytest.raises(RuntimeError):
        async with locks.hold("a"):
            raise RuntimeError
    async with locks.hold("a"):
        pass


async def test_who_waits_gets_the_lock_when_it_is_free(locks):
    order = []

    async def work(name: str) -> None:
        async with locks.hold("a", wait=5):
            order.append(name)
            await asyncio.sleep(0.01)
            order.append(name)

    await asyncio.gather(work("one"), work("two"), work("three"))
    assert order == ["one", "one", "two", "two", "three", "three"]


async def test_who_waits_gives_up_in_time(locks):
    async with locks.hold("a"):
        with pytest.raises(Locked):
            async with locks.hold("a", wait=0.05):
                pytest.fail("held twice")


async def test_one_who_does_not_wait_does_not_overtake_those_who_do(locks):
    async def wait() -> None:
        async with locks.hold("a", wait=5):
            await asyncio.sleep(0)

    async with locks.hold("a"):
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
    with pytest.raises(Locked):
        async with locks.hold("a"):
            pytest.fail("overtook")
    await waiting


async def test_locks_that_nobody_uses_are_not_kept(locks):
    for number in range(100):
        async with locks.hold(str(number)):
            pass
    assert not locks._locks
    assert not locks._users


def test_the_number_of_a_lock_fits_postgresql_and_does_not_change():
    numbers = {lock_number(str(n)) for n in range(1000)}
    assert len(numbers) == 1000
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert lock_number("a-conversation") == lock_number("a-conversation")


def test_the_database_says_which_locks_fit():
    assert isinstance(locks_for(database_url({})), ProcessLocks)
    assert PostgresLocks.hold is not ProcessLocks.hold
