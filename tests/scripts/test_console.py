from __future__ import annotations

import errno
import signal
from collections.abc import Iterator

import pytest

from scripts.console import told
from scripts.errors import NoNetwork


@pytest.fixture(autouse=True)
def same_signals() -> Iterator[None]:
    """Gives back the handlers that `told` replaces."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def raising(error: BaseException) -> int:
    def work() -> int:
        raise error

    return told(work)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoNetwork("x was being made"), "connect to the internet"),
        (OSError(errno.ENOSPC, "No space left on device", "/srv/board/var/run.pid"), "The disk became full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "/srv/board"), "free some space"),
        (PermissionError(errno.EACCES, "Permission denied", "/srv/board/var"), "/srv/board/var cannot be written"),
        (OSError(errno.EROFS, "Read-only file system", "/srv"), "give your user the right to write there"),
    ],
)
def test_what_went_wrong_is_one_sentence_and_the_code_is_one(
    error: BaseException, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert raising(error) == 1
    said = capsys.readouterr().err.strip()
    assert words in said
    assert "\n" not in said


def test_control_c_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert raising(KeyboardInterrupt()) == 130
    assert "Stopped" in capsys.readouterr().err


def test_an_error_that_nobody_foresaw_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        raising(ZeroDivisionError())


def test_work_without_a_code_went_well() -> None:
    assert told(lambda: None) == 0
    assert told(lambda: 3) == 3
