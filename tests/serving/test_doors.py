"""Under which names the processes answer, and where they take a request to come from."""

from __future__ import annotations

import pytest
from limits import RateLimitItemPerMinute

from review import throttle
from tests.attacks.world import World

NAME = "board.example.gov.uk"


async def statuses(world: World, url: str, *hosts: str, path: str) -> list[int]:
    person = world.anybody(url)
    return [(await person.get(path, headers={"Host": host})).status for host in hosts]


async def test_a_name_that_is_none_of_ours_is_not_answered(world, another):
    url = await another()
    for path in ("/", "/plain", "/sign-in", "/static/review.css", "/nowhere"):
        assert await statuses(world, url, "evil.example", "127.0.0.1.evil.example", path=path) == [421, 421]
    assert 421 not in await statuses(world, url, "127.0.0.1", "localhost:8080", path="/sign-in")


async def test_names_that_were_set_are_the_only_ones(world, another):
    url = await another(hosts=frozenset({NAME}), behind_proxy=True)
    assert 421 not in await statuses(world, url, NAME, f"{NAME.upper()}.:443", path="/sign-in")
    assert await statuses(world, url, "10.0.0.7", f"{NAME}.evil.example", path="/sign-in") == [421, 421]


async def test_without_any_that_were_set_a_proxy_says_which_names_lead_here(world, another):
    assert 421 not in await statuses(world, await another(behind_proxy=True), NAME, path="/sign-in")


async def test_whoever_watches_over_a_process_needs_no_name(world, another):
    url = await another(hosts=frozenset({NAME}))
    assert await statuses(world, url, "10.1.2.3:8080", path="/healthz") == [200]


async def test_the_name_that_coaches_type_is_one_of_ours(world):
    url = await world.another_review(url="https://coaches.example.gov.uk:8443", hosts=frozenset({NAME}))
    assert await statuses(world, url, "coaches.example.gov.uk:8443", NAME, path="/sign-in") == [200, 200]


@pytest.fixture
def limited(monkeypatch, request, world, another):
    """Starts the process so that each address has one try; whether a try with these headers is taken."""

    async def tries(*headers: list[tuple[str, str]], **changes: object) -> list[bool]:
        monkeypatch.setattr(throttle, "BY_ADDRESS", RateLimitItemPerMinute(1, 5))
        is_review = another == world.another_review
        url = await another(**changes, **({} if is_review else {"sessions_a_minute": 1}))
        path, data = ("/sign-in", {"name": "Nobody", "password": "x"}) if is_review else ("/api/session", None)
        found = []
        for given in headers:
            found.append((await world.anybody(url).ask("POST", path, data=data, headers=given)).status != 429)
        return found

    return tries


def claims(*addresses: str) -> list[tuple[str, str]]:
    """A line of the header for each."""
    return [("X-Forwarded-For", one) for one in addresses]


async def test_without_a_proxy_nobody_can_claim_another_address(limited):
    assert await limited(claims("10.0.0.1"), claims("10.0.0.2")) == [True, False]


async def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_added(limited):
    tries = [claims("10.0.0.1"), claims("10.0.0.2"), claims("10.0.0.9, 10.0.0.1"), claims("10.0.0.8", "10.0.0.2")]
    assert await limited(*tries, behind_proxy=True) == [True, True, False, False]


async def test_behind_a_proxy_that_says_nothing_the_address_is_the_proxys(limited):
    assert await limited(claims(), claims("127.0.0.1"), claims("10.0.0.1"), behind_proxy=True) == [True, False, True]
