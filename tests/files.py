"""Which files hold a word: those that a process wrote, wherever it wrote them."""

from __future__ import annotations

import random
import string
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG

from scripts.settings import ROOT

# Clocks of files are coarser than ours.
EARLIER = 2.0
# What is installed, and what git keeps.
NOT_OURS = {".git", ".venv", ".venv-rasa", ".tools", "node_modules"}


def name_in_no_file() -> str:
    """One that stands nowhere yet, this file included."""
    return "Q" + "".join(random.choices(string.ascii_lowercase, k=11))


def files_that_hold(word: str, *folders: Path, since: float = 0.0) -> list[str]:
    """The paths of files that were written since that moment and hold the word, in large or small letters."""
    return [str(path) for path in files_since(since, *folders) if _holds(path, word)]


def files_since(moment: float, *folders: Path) -> Iterator[Path]:
    """Files that were written since; what was installed is reached by links, which are not followed."""
    for folder in folders:
        for top, folders_in_it, names in folder.walk():
            folders_in_it[:] = [name for name in folders_in_it if name not in NOT_OURS]
            for path in (top / name for name in names):
                # Others on this machine take their files away at any moment.
                with suppress(FileNotFoundError):
                    found = path.lstat()
                    if S_ISREG(found.st_mode) and found.st_mtime >= moment - EARLIER:
                        yield path


def everywhere(*folders: Path) -> tuple[Path, ...]:
    """Where any of our processes could have written: its own folders, the installation, the system's passing files."""
    return (*folders, ROOT, Path(tempfile.gettempdir()))


def _holds(path: Path, word: str) -> bool:
    try:
        return word.lower().encode() in path.read_bytes().lower()
    except FileNotFoundError:
        return False
