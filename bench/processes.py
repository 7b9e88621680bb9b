"""Start to first reply, and the memory of each process."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import aiohttp

from bench import stock
from bench.leaders import StockUser, leader
from tests.stack import NAMES, Stack


async def starts(stack: Stack, bot: stock.StockBot, say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    """Seconds from the start of the processes to the first reply, each alone on the machine."""
    say("  ours")
    started = time.monotonic()
    await asyncio.to_thread(stack.start)
    await asyncio.to_thread(stack.wait)
    async with leader(stack.url) as one:
        await one.arrive()
    ours = time.monotonic() - started
    await asyncio.to_thread(stack.stop)
    say("  stock bot")
    started = time.monotonic()
    with stock.running(bot):
        async with aiohttp.ClientSession() as session:
            await StockUser(session, bot.url).say()
        theirs = time.monotonic() - started
    return {"ours": {"first_reply_s": ours}, "stock": {"first_reply_s": theirs}}


def memory(stack: Stack, process: subprocess.Popen[bytes]) -> dict[str, dict[str, float]]:
    """Resident mebibytes of each process, and of all of ours."""
    ours = {f"{name}_mib": _resident(stack.pid(name)) for name in NAMES}
    return {"ours": {**ours, "all_mib": sum(ours.values())}, "stock": {"all_mib": _resident(process.pid)}}


def _resident(pid: int) -> float:
    """Of a process and all it started, in MiB."""
    table = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True)  # noqa: S607
    rows = [tuple(map(int, line.split())) for line in table.stdout.splitlines()]
    mine, grown = {pid}, True
    while grown:
        more = {child for child, parent, _ in rows if parent in mine} - mine
        grown = bool(more)
        mine |= more
    return sum(size for one, _, size in rows if one in mine) / 1024


def scratch() -> Path:
    return Path(tempfile.mkdtemp(prefix="sounding-board-bench-"))
