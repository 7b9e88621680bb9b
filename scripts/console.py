"""What a person sees of these scripts: lines of progress, and one sentence when something went wrong."""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from scripts.errors import DiskFull, NotWritable, SetUpError

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class Terminal:
    """Standard output, until it is gone: a terminal that was closed must not keep us from stopping the processes."""

    def __init__(self) -> None:
        self._there = True

    def isatty(self) -> bool:
        return sys.stdout.isatty()

    def write(self, words: str) -> None:
        self._attempt(lambda: sys.stdout.write(words))

    def flush(self) -> None:
        self._attempt(sys.stdout.flush)

    def _attempt(self, act: Callable[[], object]) -> None:
        if self._there:
            try:
                act()
            except OSError:
                # There is nobody left to tell, and Python would try once more when it ends.
                self._there = False
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(words: str) -> None:
    print(f"==> {words}", flush=True)


def told(work: Callable[[], int | None]) -> int:
    """Does the work and returns the code to exit with; errors of ours are printed as their sentence."""
    # Told to stop, a script leaves by the same way as after an error, so that it clears up behind it.
    for number in (signal.SIGTERM, signal.SIGHUP):
        heed(number, _leave)
    try:
        return work() or 0
    except SetUpError as error:
        return _complain(str(error))
    except OSError as error:
        if error.errno in FULL:
            return _complain(str(DiskFull(Path(error.filename or "the project"))))
        if error.errno in FORBIDDEN:
            return _complain(str(NotWritable(error.filename or str(error))))
        raise
    except KeyboardInterrupt:
        _complain("Stopped before it was done; nothing half-made is left.")
        return 128 + signal.SIGINT


def heed(number: signal.Signals, handler: Callable[[int, FrameType | None], None]) -> None:
    """Has the signal handled, unless `nohup` has it ignored: that is meant."""
    if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
        signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _complain(words: str) -> int:
    sys.stdout.flush()
    print(f"\n{words}", file=sys.stderr, flush=True)
    return 1
