"""Locks in a process, and those that replicas share in PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from conversations.errors import Locked
from conversations.locks import Locks, PostgresLocks, ProcessLocks, lock_number, locks_for
from tests.postgres import connected
from tests.waiting import until

WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
HELD = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted"


@pytest.fixture
async def locks(url: URL) -> AsyncIterator[Locks]:
    """Those that fit the database."""
    locks = locks_for(url)
    yield locks
    await locks.close()


@pytest.fixture
async def replicas(asyncpg_url: URL) -> AsyncIterator[tuple[Locks, Locks]]:
    """The locks of two gateways on one PostgreSQL."""
    both = PostgresLocks(asyncpg_url), PostgresLocks(asyncpg_url)
    yield both
    for locks in both:
        await locks.close()


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


async def test_those_who_wait_get_the_lock_one_after_another(locks):
    order = await comings_and_goings(locks)
    assert order[::2] == order[1::2]
    assert sorted(order[::2]) == ["one", "three", "two"]


async def test_in_a_process_those_who_came_first_get_the_lock_first():
    assert await comings_and_goings(ProcessLocks()) == ["one", "one", "two", "two", "three", "three"]


async def comings_and_goings(locks: Locks) -> list[str]:
    """Three who want the same lock at the same moment: who came in and who went out, in order."""
    order = []

    async def work(name: str) -> None:
        async with locks.hold("a", wait=5):
            order.append(name)
            await asyncio.sleep(0.01)
            order.append(name)

    await asyncio.gather(work("one"), work("two"), work("three"))
    return order


async def test_who_waits_gives_up_in_time(locks):
    async with locks.hold("a"):
        with pytest.raises(Locked):
            async with locks.hold("a", wait=0.05):
                pytest.fail("held twice")


async def test_one_who_does_not_wait_does_not_overtake_those_who_do_in_a_process():
    locks = ProcessLocks()

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


async def test_locks_that_nobody_uses_are_not_kept_in_a_process():
    locks = ProcessLocks()
    for number in range(100):
        async with locks.hold(str(number)):
            pass
    assert not locks._locks
    assert not locks._users


async def test_replicas_on_postgresql_keep_each_other_out(replicas):
    one, other = replicas
    async with one.hold("a"):
        for wait in (0, 0.05):
            with pytest.raises(Locked):
                async with other.hold("a", wait):
                    pytest.fail("held twice")
    async with other.hold("a"):
        pass


async def test_a_lock_on_postgresql_is_free_when_its_replica_has_crashed(replicas, postgresql_url):
    one, other = replicas

    async def crash() -> None:
        async with one.hold("a"):
            with connected(postgresql_url) as connection:
                connection.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM ({HELD}) AS holders")  # noqa: S608
            async with other.hold("a", wait=5):
                pass

    # One whose connection alone was lost is told, for what it did it did not do alone.
    with pytest.raises(DBAPIError):
        await crash()
    async with one.hold("a"):
        pass


async def test_one_who_gives_up_waiting_on_postgresql_leaves_no_lock(replicas, postgresql_url):
    one, other = replicas

    async def wait() -> None:
        async with other.hold("a", wait=5):
            pytest.fail("held twice")

    with connected(postgresql_url) as connection:
        async with one.hold("a"):
            waiting = asyncio.create_task(wait())
            await until(lambda: connection.execute(WAITING).fetchone() == (1,))
            waiting.cancel()
            assert isinstance((await asyncio.gather(waiting, return_exceptions=True))[0], asyncio.CancelledError)
        await until(lambda: connection.execute(HELD).fetchall() == [])
    async with one.hold("a"):
        pass


async def test_one_who_is_interrupted_while_holding_on_postgresql_leaves_no_lock(replicas):
    one, other = replicas
    inside = asyncio.Event()

    async def hold() -> None:
        async with one.hold("a"):
            inside.set()
            await asyncio.sleep(60)

    holding = asyncio.create_task(hold())
    await inside.wait()
    holding.cancel()
    await asyncio.gather(holding, return_exceptions=True)
    async with other.hold("a"):
        pass


async def test_more_turns_than_a_pool_has_connections_hold_locks_on_postgresql(asyncpg_url):
    locks = PostgresLocks(asyncpg_url)
    async with AsyncExitStack() as stack:
        for number in range(40):
            await stack.enter_async_context(locks.hold(str(number)))
        with pytest.raises(Locked):
            async with locks.hold("7"):
                pytest.fail("held twice")
    await locks.close()


def test_the_number_of_a_lock_fits_postgresql_and_does_not_change():
    numbers = {lock_number(str(n)) for n in range(1000)}
    assert len(numbers) == 1000
    assert all(-(2**63) <= number < 2**63 for number in numbers)
    assert lock_number("a-conversation") == lock_number("a-conversation")


def test_the_database_says_which_locks_fit(sqlite_url):
    assert isinstance(locks_for(sqlite_url), ProcessLocks)
    assert isinstance(locks_for(URL.create("postgresql+asyncpg")), PostgresLocks)
