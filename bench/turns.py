"""How long a turn takes, ours and the stock bot's in turn, and how many turns a second eight leaders get."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable

import aiohttp
import numpy as np

from bench.leaders import ANSWERS, StockUser, leader

ROUNDS = 12
ANSWERS_A_ROUND = 5
LEADERS = 8
RATE_ROUNDS = 6
SECONDS = 5.0


async def latency(ours: str, stock: str, say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Milliseconds of an answer's turn and of the turn that takes the situation; the steps of an answer's turn."""
    answers: list[float] = []
    situations: list[float] = []
    theirs: list[float] = []
    steps: dict[str, list[float]] = {}
    async with aiohttp.ClientSession() as session:
        user = StockUser(session, stock)
        for number in range(ROUNDS):
            async with leader(ours) as one:
                situations.append(await one.reach_questions())
                one.steps.clear()
                # A and B by turns, for the machine's speed drifts.
                for answer in itertools.islice(itertools.cycle(ANSWERS), ANSWERS_A_ROUND):
                    answers.append(await one.say(text=answer))
                    theirs.append(await user.say())
                for name, values in one.steps.items():
                    steps.setdefault(name, []).extend(values)
            say(f"  conversation {number + 1} of {ROUNDS}")
    # The first conversation warms everything up.
    answers, theirs = answers[ANSWERS_A_ROUND:], theirs[ANSWERS_A_ROUND:]
    return {
        "ours": {
            "answer_p50_ms": _percentile(answers, 50),
            "answer_p95_ms": _percentile(answers, 95),
            "situation_p50_ms": _percentile(situations[1:], 50),
            **{f"step_{name}_p50_ms": _percentile(values, 50) for name, values in steps.items()},
        },
        "stock": {
            "answer_p50_ms": _percentile(theirs, 50),
            "answer_p95_ms": _percentile(theirs, 95),
            "situation_p50_ms": _percentile(theirs, 50),
        },
    }


async def throughput(ours: str, stock: str, say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Turns a second with eight leaders at once: the median of rounds, ours and the stock bot's by turns."""
    mine = await asyncio.gather(*(_ready(ours) for _ in range(LEADERS)))
    rates: dict[str, list[float]] = {"ours": [], "stock": []}
    try:
        async with aiohttp.ClientSession() as session:
            users = [StockUser(session, stock) for _ in range(LEADERS)]
            await asyncio.gather(*(user.turn() for user in users))
            for number in range(RATE_ROUNDS):
                rates["ours"].append(await _rate([one.answer for one in mine]))
                rates["stock"].append(await _rate([user.turn for user in users]))
                say(f"  {LEADERS} leaders at once, {number + 1} of {RATE_ROUNDS} times {SECONDS:.0f} seconds each")
    finally:
        for one in mine:
            await one.close()
    return {way: {"turns_per_s_8": _percentile(found, 50)} for way, found in rates.items()}


class _Talker:
    """A leader who answers questions, and begins a new conversation when there are none left."""

    def __init__(self, url: str) -> None:
        self._url, self._answers = url, itertools.cycle(ANSWERS)
        self._context = leader(url)

    async def open(self) -> None:
        self._one = await self._context.__aenter__()
        await self._one.reach_questions()

    async def answer(self) -> int:
        """Takes the next turn, or, after the last question, those that lead to the questions again; counts them."""
        if "skip" in self._one.choices:
            await self._one.say(text=next(self._answers))
            return 1
        await self._one.say(text="start over")
        return 1 + await self._one.to_questions()

    async def close(self) -> None:
        await self._context.__aexit__(None, None, None)


async def _ready(url: str) -> _Talker:
    talker = _Talker(url)
    await talker.open()
    return talker


async def _rate(talkers: list[Callable[[], Awaitable[int]]]) -> float:
    started = time.perf_counter()

    async def talk(take: Callable[[], Awaitable[int]]) -> int:
        count = 0
        while time.perf_counter() - started < SECONDS:
            count += await take()
        return count

    counts = await asyncio.gather(*(talk(take) for take in talkers))
    return sum(counts) / (time.perf_counter() - started)


def _percentile(values: list[float], percent: float) -> float:
    return float(np.percentile(values, percent))
