"""A project with nothing but requirements in it, and programs that stand for uv, Python and Rasa."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from scripts.settings import ROOT, Settings

LOCK = "idna==3.10 \\\n    --hash=sha256:946d195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3\n"

# What uv 0.13 says, word for word.
NO_NETWORK = """error: Request failed after 3 retries in 7.4s
  cause: Failed to fetch: https://registry.example/simple/idna/
  cause: error sending request for url (https://registry.example/simple/idna/)
  cause: client error (Connect)
  cause: dns error
  cause: failed to lookup address information: Name or service not known"""
HASH_MISMATCH = """error: Failed to download `idna==3.10`
  cause: Hash mismatch for `idna==3.10`

         Expected:
           sha256:0000195a0d259cbba61165e88e65941f16e9b36ea6ddb97f00452bae8b1287d3"""
DISK_FULL = """error: Failed to install: tzdata-2026.6-py2.py3-none-any.whl (tzdata==2026.6)
  cause: Failed to copy to `.venv/lib/python3.12/site-packages/tzdata/zoneinfo/America/Guatemala`
  cause: No space left on device (os error 28)"""
NOT_A_LOCK = "error: Unexpected '<', expected '-c', '-e', '-r' or the start of a requirement: main.txt:3:1"

UV = """#!/bin/sh
echo "$*" >> "{calls}"
case "$1" in
--version) echo "uv {version}" ;;
python) echo "{folder}/uv-pythons" ;;
venv)
    {venv}
    for last; do :; done
    mkdir -p "$last/bin" && ln -s /bin/sh "$last/bin/python" ;;
pip) {sync} ;;
esac
"""


def program(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return path


def python(path: Path, version: str) -> Path:
    """A program that answers as an interpreter of that version would."""
    return program(path, f'#!/bin/sh\necho "{version} {path}"\n')


def failing(words: str, code: int = 2) -> str:
    """Lines of shell that say the words and end so."""
    return f"cat >&2 <<'WORDS'\n{words}\nWORDS\nexit {code}"


class Project:
    """A project in a folder, and a PATH on which a fake uv and fake Pythons are."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.programs = folder / "programs"
        self.calls_file = folder / "calls.txt"
        requirements = self.root / "requirements"
        requirements.mkdir(parents=True)
        for name in ("main", "dev", "rasa", "uv"):
            (requirements / f"{name}.txt").write_text(f"# {name}\n{LOCK}", "utf-8")
        for version in ("3.10", "3.12"):
            python(self.programs / f"python{version}", version)
        self.uv()

    def uv(self, sync: str = "exit 0", venv: str = "", version: str = "0.13.8") -> None:
        """Puts the fake uv in place; `sync` and `venv` are what it does at these commands."""
        folder = self.programs.parent
        text = UV.format(calls=self.calls_file, version=version, folder=folder, venv=venv, sync=sync)
        program(self.programs / "uv", text)

    def settings(self, **environment: str) -> Settings:
        path = f"{self.programs}:/usr/bin:/bin"
        home = self.root.parent / "home"
        home.mkdir(exist_ok=True)
        return Settings.of({"PATH": path, "HOME": str(home), **environment}, self.root)

    def calls(self, command: str) -> list[str]:
        """The calls of uv that began with the command."""
        lines = self.calls_file.read_text("utf-8").splitlines() if self.calls_file.exists() else []
        return [line for line in lines if line.startswith(command)]


def scratch_root(folder: Path) -> Path:
    """A folder that holds a copy of `scripts/`, to be run there."""
    root = folder / "root"
    (root / "scripts").mkdir(parents=True)
    for source in (ROOT / "scripts").glob("*.py"):
        (root / "scripts" / source.name).write_bytes(source.read_bytes())
    return root


def plain_environment(**more: str) -> dict[str, str]:
    """This process's environment without what it says about Sounding Board and pip."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOUNDING_BOARD_", "PIP_"))}
    return {**kept, "PYTHONUNBUFFERED": "1", **more}


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that ended and was not waited for does not."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout.strip()[:1] not in ("", "Z")


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Waits until it is true; fails when it does not become so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)
