"""The two environments: `.venv` for all that faces people, `.venv-rasa` for Rasa, which needs Python 3.10.

`python3 -m scripts.environments main|dev` makes them where they are missing or not what the lock files say.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.claims import setting_up
from scripts.console import say, told
from scripts.errors import LockBroken, NoInterpreter, NoNetwork, NoRoom, StepFailed
from scripts.installer import Installer, installer
from scripts.interpreters import Places, find
from scripts.settings import Settings

GIB = 1024**3
UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Environment:
    """Where it is, what it may run on, how large it becomes, and the locks that satisfy it, the wanted one first."""

    folder: Path
    versions: tuple[str, ...]
    gib: float
    locks: tuple[Path, ...]

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def stamp(self) -> Path:
        return self.folder / "installed.txt"


def needed(root: Path, wanted: str) -> tuple[Environment, Environment]:
    """Both environments; `wanted` is main or dev, and one for dev has all that main needs."""
    requirements = root / "requirements"
    names = ("dev",) if wanted == "dev" else ("main", "dev")
    locks = tuple(requirements / f"{name}.txt" for name in names)
    return (
        Environment(root / ".venv", ("3.12", "3.13"), 1.2, locks),
        Environment(root / ".venv-rasa", ("3.10",), 2.8, (requirements / "rasa.txt",)),
    )


def prepare(settings: Settings, wanted: str) -> None:
    """Makes what is missing or outdated; raises SetUpError, and then leaves nothing half-made."""
    both = needed(settings.root, wanted)
    for environment in both:
        for lock in environment.locks:
            check_lock(lock)
    outdated = [environment for environment in both if not is_current(environment)]
    if not outdated:
        return
    check_room([environment for environment in outdated if not is_usable(environment)], settings.root)
    uv = installer(settings)
    for environment in outdated:
        build(environment, uv, settings)


def check_lock(lock: Path) -> None:
    """Raises LockBroken for what uv would take for an empty list, or not describe."""
    try:
        text = lock.read_text("utf-8")
    except FileNotFoundError as error:
        raise LockBroken(lock, "it is missing") from error
    except UnicodeDecodeError as error:
        raise LockBroken(lock, "it is not text") from error
    if "--hash=sha256:" not in text:
        raise LockBroken(lock, "it names no packages")


def check_room(missing: Sequence[Environment], folder: Path) -> None:
    """Raises NoRoom before hours of downloads would tell."""
    gib, free = sum(environment.gib for environment in missing), shutil.disk_usage(folder).free / GIB
    if free < gib:
        raise NoRoom(folder, gib, free)


def is_current(environment: Environment) -> bool:
    return is_usable(environment) and _stamped(environment)[1] in [digest(lock) for lock in environment.locks]


def is_usable(environment: Environment) -> bool:
    """Whether it can be brought up to date where it stands: a folder that was moved or copied cannot."""
    # An interpreter that was uninstalled leaves a link that leads nowhere: it does not exist.
    return _stamped(environment)[0] == str(environment.folder) and environment.python.exists()


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def build(environment: Environment, uv: Installer, settings: Settings) -> None:
    """Brings the environment to what its first lock says."""
    before = _stamped(environment)[1] if is_usable(environment) else None
    try:
        if before is None:
            _create(environment, uv, settings)
        _stamp(environment, UNFINISHED)
        _install(environment, uv)
        _stamp(environment, digest(environment.locks[0]))
    except (NoNetwork, LockBroken):
        # These come before the first package is touched.
        _take_back(environment, before)
        raise
    except BaseException:
        _take_back(environment, before and UNFINISHED)
        raise


def _create(environment: Environment, uv: Installer, settings: Settings) -> None:
    shutil.rmtree(environment.folder, ignore_errors=True)
    python = interpreter(environment, uv, settings)
    choice = [str(python)] if python else [environment.versions[0], "--python-preference", "only-managed"]
    say(f"Making {environment.folder.name} with {python or 'a Python ' + choice[0] + ' that uv downloads'}")
    try:
        uv.run(
            ["venv", "--quiet", "--no-project", "--python", *choice, str(environment.folder)],
            f"{environment.folder.name} was being made",
            filling=environment.folder,
        )
    except (NoNetwork, StepFailed) as error:
        if python is None:
            raise NoInterpreter(environment.versions) from error
        raise


def interpreter(environment: Environment, uv: Installer, settings: Settings) -> Path | None:
    """One that is on this machine, uv's own included; None if uv has to download it."""
    own = uv.interpreters()
    places = Places.of(settings.environment, [own] if own else [])
    return find(environment.versions, places, settings.environment)


def _install(environment: Environment, uv: Installer) -> None:
    lock = environment.locks[0]
    say(f"Installing requirements/{lock.name} into {environment.folder.name}")
    # Compiled here once, for an account that starts it may not write there, and would compile it anew at each start.
    uv.run(
        ["pip", "sync", "--require-hashes", "--compile-bytecode", "--python", str(environment.python), str(lock)],
        f"{environment.folder.name} was being filled",
        filling=environment.folder,
        lock=lock,
    )


def _stamped(environment: Environment) -> tuple[str, str]:
    """The folder as it was when it was filled, and what it was filled from."""
    if not environment.stamp.is_file():
        return "", ""
    folder, _, filled_from = environment.stamp.read_text("utf-8").partition("\n")
    return folder, filled_from.strip()


def _stamp(environment: Environment, filled_from: str) -> None:
    environment.stamp.write_text(f"{environment.folder}\n{filled_from}\n", "utf-8")


def _take_back(environment: Environment, stamp: str | None) -> None:
    if stamp is None:
        shutil.rmtree(environment.folder, ignore_errors=True)
    else:
        _stamp(environment, stamp)


def main() -> None:
    settings = Settings.read()
    wanted = "dev" if sys.argv[1:] == ["dev"] else "main"
    with setting_up(settings):
        prepare(settings, wanted)


if __name__ == "__main__":
    sys.exit(told(main))
