"""Python interpreters that are on this machine already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.commands import quietly

USUAL = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
# Only a CPython with these modules can carry us; in a virtual environment the interpreter behind it is meant.
_QUESTION = """
import ctypes, sqlite3, ssl, sys, sysconfig, zlib
plain = sys.implementation.name == "cpython" and not sysconfig.get_config_var("Py_GIL_DISABLED")
print("%d.%d" % sys.version_info[:2] if plain else "other", getattr(sys, "_base_executable", sys.executable))
"""


@dataclass(frozen=True)
class Places:
    """Folders of programs, and folders that hold one Python installation in each of their folders."""

    programs: tuple[Path, ...]
    installations: tuple[Path, ...]

    @classmethod
    def of(cls, environment: Mapping[str, str], more: Iterable[Path] = ()) -> Places:
        """PATH and the usual places; pyenv's versions and `more`, which is where uv keeps its own."""
        path = [Path(entry) for entry in environment.get("PATH", "").split(":") if entry]
        home = Path(environment.get("HOME", "/nonexistent"))
        pyenv = Path(environment.get("PYENV_ROOT") or home / ".pyenv")
        return cls((*path, *map(Path, USUAL)), (pyenv / "versions", home / ".pyenv" / "versions", *more))


def find(versions: Sequence[str], places: Places, environment: Mapping[str, str]) -> Path | None:
    """The first interpreter that runs and is of one of the versions, the first of them preferred; or None."""
    for version in versions:
        for candidate in _candidates(version, places):
            # pyenv's shims are there for every version and fail for most: only the answer counts.
            answer = quietly([str(candidate), "-I", "-c", _QUESTION], environment) or ""
            found, _, path = answer.partition(" ")
            if found == version:
                return Path(path)
    return None


def _candidates(version: str, places: Places) -> Iterator[Path]:
    names = (f"python{version}", "python3", "python")
    programs = dict.fromkeys(folder / name for name in names for folder in places.programs)
    yield from (path for path in programs if path.is_file())
    for installations in places.installations:
        for folder in sorted(installations.glob(f"*{version}*"), key=_newest, reverse=True):
            yield folder / "bin" / f"python{version}"


def _newest(folder: Path) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", folder.name))
