"""Claims on a folder that one process at a time may have; the system takes them back when the process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.console import say
from scripts.errors import AlreadyRunning
from scripts.settings import CLAIM, Settings


def claim_run(settings: Settings) -> int:
    """Claims the folder of state for this run; the open file that holds the claim. Raises AlreadyRunning."""
    handed = settings.environment.get(CLAIM)
    if handed:
        # The process that set up became this one and left its claim open.
        return int(handed)
    file = _open(settings.var / "run.pid")
    if not _lock(file, wait=False):
        pid = os.pread(file, 32, 0).decode("ascii", "replace").strip() or "unknown"
        os.close(file)
        raise AlreadyRunning(pid, settings.var)
    os.ftruncate(file, 0)
    os.pwrite(file, f"{os.getpid()}\n".encode("ascii"), 0)
    return file


@contextmanager
def setting_up(settings: Settings) -> Iterator[None]:
    """Waits until nobody else sets up this folder, and keeps others waiting."""
    file = _open(settings.root / ".tools" / "setting-up.lock")
    try:
        if not _lock(file, wait=False):
            say("Another set-up is going on in this folder; waiting for it to end")
            _lock(file, wait=True)
        yield
    finally:
        os.close(file)


def _open(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


def _lock(file: int, *, wait: bool) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True
