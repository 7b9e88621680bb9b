"""uv, which makes the environments: found on this machine, or put into `.tools/`; and what its errors mean."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from scripts import commands
from scripts.console import say
from scripts.errors import DiskFull, LockBroken, NoInstaller, NoNetwork, SetUpError, StepFailed
from scripts.settings import Settings

# Older ones lack options that are used here.
OLDEST = (0, 5)

_FULL = re.compile(r"No space left on device|Disk quota exceeded|os error 28\b", re.IGNORECASE)
_TAMPERED = re.compile(r"Hash mismatch for `([^`]+)`|DO NOT MATCH THE HASHES")
_AWAY = re.compile(
    r"error sending request|dns error|tcp connect error|operation timed out|network was disabled"
    r"|NewConnectionError|ProxyError|Max retries exceeded|ReadTimeout|ConnectTimeout|\(from versions: none\)",
)
_UNREADABLE = re.compile(
    r"Couldn't parse requirement|\.txt:\d+:\d+|In `--require-hashes` mode|No solution found|Invalid requirement"
    r"|all requirements must have their versions pinned",
)


@dataclass(frozen=True)
class Installer:
    """uv at `path`, run with `environment`."""

    path: str
    environment: Mapping[str, str]
    folder: Path

    def run(self, arguments: Sequence[str], doing: str, *, filling: Path, lock: Path | None = None) -> None:
        """Runs uv where a person can see it; raises what went wrong, in words, while `doing` it to `filling`."""
        done = commands.run([self.path, *arguments], self.environment, self.folder)
        if done.code != 0:
            raise misfortune(done, doing, filling=filling, lock=lock)

    def interpreters(self) -> Path | None:
        """The folder in which uv keeps the interpreters that it downloaded."""
        folder = commands.quietly([self.path, "python", "dir"], self.environment)
        return Path(folder) if folder else None


def installer(settings: Settings) -> Installer:
    """uv as it is on this machine, else as put into `.tools/`; raises SetUpError."""
    environment = _with_caches(settings)
    own = settings.root / ".tools" / "uv" / "bin" / "uv"
    for path in (shutil.which("uv", path=environment.get("PATH")), str(own)):
        if path and _is_new_enough(path, environment):
            return Installer(path, environment, settings.root)
    say("Putting the installer uv into .tools/")
    _put(settings, own.parent.parent)
    return Installer(str(own), environment, settings.root)


def misfortune(done: commands.Outcome, doing: str, *, filling: Path, lock: Path | None) -> SetUpError:
    """What the installer's last words mean."""
    if _FULL.search(done.words):
        return DiskFull(filling)
    tampered = _TAMPERED.search(done.words)
    if lock and tampered:
        return LockBroken(lock, f"{tampered.group(1) or 'a package'} is not what it names, so nothing was installed")
    if _AWAY.search(done.words):
        return NoNetwork(doing)
    if lock and _UNREADABLE.search(done.words):
        return LockBroken(lock, "the lines above say where")
    return StepFailed(doing, done.code)


def _put(settings: Settings, folder: Path) -> None:
    lock = settings.root / "requirements" / "uv.txt"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        target = _bare_environment(settings, folder)
        command = [*target, "--require-hashes", "--retries", "2", "--disable-pip-version-check", "-r", str(lock)]
        done = commands.run(command, settings.environment, settings.root)
        if done.code != 0:
            raise misfortune(done, "the installer uv was being fetched", filling=folder, lock=lock)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _bare_environment(settings: Settings, folder: Path) -> list[str]:
    """The beginning of the command that installs into `folder`, which is a virtual environment if it can be."""
    # Debian leaves ensurepip out of its python3, and venv fails without it.
    if find_spec("venv") and find_spec("ensurepip"):
        done = commands.run([sys.executable, "-m", "venv", str(folder)], settings.environment, settings.root)
        if done.code == 0:
            return [str(folder / "bin" / "python"), "-m", "pip", "install"]
        shutil.rmtree(folder, ignore_errors=True)
    if find_spec("pip"):
        return [sys.executable, "-m", "pip", "install", "--target", str(folder)]
    raise NoInstaller(sys.executable)


def _is_new_enough(path: str, environment: Mapping[str, str]) -> bool:
    answer = re.match(r"uv (\d+)\.(\d+)", commands.quietly([path, "--version"], environment) or "")
    return answer is not None and (int(answer[1]), int(answer[2])) >= OLDEST


def _with_caches(settings: Settings) -> dict[str, str]:
    """A user without a home that can be written gets uv's cache inside the project."""
    home = settings.environment.get("HOME", "")
    if os.access(home, os.W_OK):
        return dict(settings.environment)
    tools = settings.root / ".tools"
    own = {"UV_CACHE_DIR": str(tools / "cache"), "UV_PYTHON_INSTALL_DIR": str(tools / "python")}
    return {**own, **settings.environment}
