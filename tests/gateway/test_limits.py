"""Token buckets."""

from __future__ import annotations

import pytest

from gateway import limits
from gateway.errors import TooManyRequests
from gateway.limits import Limit


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def allowed(limit: Limit, name: str, tries: int) -> int:
    count = 0
    for _ in range(tries):
        try:
            limit.take(name)
        except TooManyRequests:
            continue
        count += 1
    return count


def test_an_allowance_may_come_at_once_and_no_more(clock):
    assert allowed(Limit(30, clock), "somebody", 50) == 30


def test_an_allowance_comes_back_with_time(clock):
    limit = Limit(30, clock)
    allowed(limit, "somebody", 50)
    clock.now += 10
    assert allowed(limit, "somebody", 50) == 5
    clock.now += 3600
    assert allowed(limit, "somebody", 50) == 30


def test_who_is_refused_is_told_how_long_to_wait(clock):
    limit = Limit(30, clock)
    allowed(limit, "somebody", 30)
    with pytest.raises(TooManyRequests) as caught:
        limit.take("somebody")
    assert caught.value.seconds == pytest.approx(2.0)
    clock.now += caught.value.seconds
    limit.take("somebody")


def test_each_has_an_allowance_of_their_own(clock):
    limit = Limit(1, clock)
    assert [allowed(limit, name, 3) for name in ("one", "other")] == [1, 1]


def test_zero_is_without_limit(clock):
    assert allowed(Limit(0, clock), "somebody", 1000) == 1000


def test_what_says_nothing_is_not_kept(clock, monkeypatch):
    monkeypatch.setattr(limits, "BUCKETS_KEPT", 10)
    limit = Limit(1, clock)
    for number in range(100):
        clock.now += 60
        limit.take(str(number))
    assert len(limit._buckets) <= 11


def test_an_allowance_that_is_used_up_is_not_forgotten(clock, monkeypatch):
    monkeypatch.setattr(limits, "BUCKETS_KEPT", 10)
    limit = Limit(1, clock)
    for number in range(100):
        limit.take(str(number))
    assert allowed(limit, "0", 1) == 0
