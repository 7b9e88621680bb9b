"""Commands that are run while a person looks on: shown as they go, and kept so that their last words can be read."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import re
import subprocess
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STDERR = 2
KEPT = 64 * 1024
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]")
# A progress bar goes back to the start of its line; that ends a line as well.
_ENDS = re.compile(rb"(?<=\n)|(?<=\r)(?!\n)")
# uv names every one of three hundred packages that it installed; nobody reads that.
_NOISE = re.compile(rb" [-+~] ")
# Seconds that a command has to end by itself when it is told to.
GRACE = 10


@dataclass(frozen=True)
class Outcome:
    """`words` are the last that the command said, without colours."""

    code: int
    words: str


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    show: Callable[[str], str | None] | None = None,
) -> Outcome:
    """Runs the command to its end and stops it when this process is told to stop.

    What it says is shown as it comes; with `show`, which is given whole lines, what that makes of them.
    """
    reading, writing = os.pipe() if show or not os.isatty(STDERR) else _terminal()
    child = subprocess.Popen(
        list(command), env=dict(environment), cwd=folder, stdin=subprocess.DEVNULL, stdout=writing, stderr=writing
    )
    os.close(writing)
    try:
        words = _follow(reading, show)
        return Outcome(child.wait(), _plain(words).decode("utf-8", "replace"))
    except BaseException:
        _stop(child)
        raise
    finally:
        os.close(reading)


def quietly(command: Sequence[str], environment: Mapping[str, str], seconds: float = 30) -> str | None:
    """What the command prints; None if it cannot be run, fails or takes too long."""
    try:
        done = subprocess.run(
            list(command),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace").strip() if done.returncode == 0 else None


def _terminal() -> tuple[int, int]:
    """Both ends of a terminal of the size of ours: programs draw their progress on nothing else."""
    reading, writing = pty.openpty()
    size = fcntl.ioctl(STDERR, termios.TIOCGWINSZ, b"\0" * 8)
    fcntl.ioctl(writing, termios.TIOCSWINSZ, size)
    return reading, writing


def _follow(reading: int, show: Callable[[str], str | None] | None) -> bytes:
    kept = b""
    for piece in _pieces(reading, whole=show is not None):
        kept = (kept + piece)[-KEPT:]
        if show:
            words = show(_plain(piece).decode("utf-8", "replace"))
            piece = f"{words}\n".encode() if words else b""
        if not _NOISE.match(_plain(piece)):
            os.write(STDERR, piece)
    return kept


def _pieces(reading: int, *, whole: bool) -> Iterator[bytes]:
    """What comes, cut after each line; a line's start is held back if only `whole` ones count, or it may be noise."""
    held = b""
    while chunk := _read(reading):
        *lines, held = _ENDS.split(held + chunk)
        yield from lines
        if not whole and not _may_be_noise(held):
            yield held
            held = b""
    yield held


def _read(reading: int) -> bytes:
    try:
        return os.read(reading, 65536)
    except OSError as error:
        # So says Linux when the last program has left the other end of a terminal.
        if error.errno != errno.EIO:
            raise
        return b""


def _may_be_noise(start: bytes) -> bool:
    plain = _plain(start)
    return plain.strip() == b"" or plain[:2] in (b" -", b" +", b" ~")


def _plain(piece: bytes) -> bytes:
    return _ESCAPES.sub(b"", piece)


def _stop(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
