"""`make check`: everything a machine can see in the source. All checks run; every one that fails is reported."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.console import say, told
from scripts.settings import Settings

# Checked by mypy as far as they are there. `bot` is Rasa's, whose own types are not strict, and runs on another Python.
PACKAGES = (
    "knowledge",
    "conversations",
    "serving",
    "gateway",
    "review",
    "actions",
    "chat",
    "scripts",
    "evaluation",
    "bench",
    "deploy",
)
BOT = ("--domain", "domain.yml", "--config", "config.yml", "--data", "bot/data")


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]


def checks(settings: Settings) -> list[Check]:
    programs = settings.root / ".venv" / "bin"
    packages = [name for name in PACKAGES if (settings.root / name).is_dir()]
    return [
        Check("style", [str(programs / "ruff"), "check", "--no-cache", "."]),
        Check("format", [str(programs / "ruff"), "format", "--no-cache", "--check", "."]),
        Check("types", [str(programs / "mypy"), *packages]),
        Check("imports", [str(programs / "lint-imports")]),
        Check("pack", [settings.python(), "-m", "knowledge", "check"]),
        Check("bot data", settings.rasa("data", "validate", "--fail-on-warnings", *BOT)),
    ]


def run(check: Check, settings: Settings) -> bool:
    """Whether it passed; what it said is shown if it did not."""
    started = time.monotonic()
    environment = settings.for_rasa() if check.name == "bot data" else settings.for_children()
    done = subprocess.run(
        check.command, env=environment, cwd=settings.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    took = f"in {time.monotonic() - started:.1f} seconds"
    if done.returncode == 0:
        say(f"{check.name}: passed {took}")
        return True
    print(done.stdout.decode("utf-8", "replace"))
    say(f"{check.name}: FAILED {took}: {' '.join(check.command).replace(f'{settings.root}/', '')}")
    return False


def main() -> int:
    settings = Settings.read()
    failed = [check.name for check in checks(settings) if not run(check, settings)]
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(told(main))
