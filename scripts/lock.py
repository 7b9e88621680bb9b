"""`make lock`: the lock files anew from `requirements/*.in`. Versions stay unless UPGRADE=1 is given."""

from __future__ import annotations

import sys

from scripts import commands
from scripts.console import say, told
from scripts.installer import Installer, installer, misfortune
from scripts.settings import Settings

# No download address may stand in a lock: each machine has its own registry.
SHARED = ("pip", "compile", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-annotate")
# In this order, for dev takes its versions from main.
LOCKS = {
    "uv": (),
    "rasa": ("--python-version", "3.10", "--override", "overrides.txt"),
    "main": ("--python-version", "3.12", "--override", "overrides.txt"),
    "dev": ("--python-version", "3.12", "--override", "overrides.txt", "-c", "main.txt"),
}


def lock(name: str, uv: Installer, settings: Settings, more: list[str]) -> None:
    """Writes one lock file; raises SetUpError, and then leaves the old one."""
    folder = settings.root / "requirements"
    say(f"Locking requirements/{name}.txt")
    command = [uv.path, *SHARED, "--quiet", *LOCKS[name], *more, f"{name}.in", "-o", f"{name}.txt"]
    done = commands.run(command, uv.environment, folder)
    if done.code != 0:
        raise misfortune(done, f"requirements/{name}.txt was being locked", filling=folder, lock=None)


def main() -> None:
    settings = Settings.read()
    uv = installer(settings)
    more = ["--upgrade"] if settings.environment.get("UPGRADE") else []
    for name in LOCKS:
        lock(name, uv, settings, more)


if __name__ == "__main__":
    sys.exit(told(main))
