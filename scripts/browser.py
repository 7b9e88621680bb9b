"""A Chromium for the browser tests: one that is on this machine, Playwright's own, or the distribution's."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from scripts import commands
from scripts.console import say
from scripts.settings import Settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Where Playwright puts what it downloads, below its folder of browsers.
DOWNLOADED = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
PACKAGES = ["chromium", "fonts-dejavu-core"]


def chromium(environment: Mapping[str, str]) -> Path | None:
    """One that runs, or None."""
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    places = [Path(path) for path in found if path]
    for folder in _folders(environment):
        places += [path for pattern in DOWNLOADED for path in sorted(folder.glob(pattern), reverse=True)]
    return next((path for path in places if _runs(path, environment)), None)


def prepare(settings: Settings) -> None:
    """Gets one where there is none; says so where that cannot be done, and then the browser tests fail."""
    environment = settings.for_children()
    if chromium(environment):
        return
    say("Getting a Chromium for the browser tests")
    commands.run([settings.python(), "-m", "playwright", "install", "chromium"], environment, settings.root)
    if chromium(environment) is None:
        _from_distribution(settings, environment)
    if chromium(environment) is None:
        say("No Chromium could be had: install your system's chromium package. The browser tests will FAIL without it.")


def _from_distribution(settings: Settings, environment: Mapping[str, str]) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get", path=environment.get("PATH")) is None:
        return
    say("Playwright's own does not run here; installing the distribution's")
    quiet = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        commands.run(["apt-get", "-qq", *command], quiet, settings.root)


def _folders(environment: Mapping[str, str]) -> list[Path]:
    named = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    home = Path(environment.get("HOME", "/"))
    return [Path(named)] if named else [home / ".cache/ms-playwright", home / "Library/Caches/ms-playwright"]


def _runs(path: Path, environment: Mapping[str, str]) -> bool:
    # One that was put in place without the libraries that it needs is as good as none.
    return path.is_file() and commands.quietly([str(path), "--version"], environment) is not None
