"""The stock bot: what `rasa init` makes, trained and served by Rasa alone, as anybody would start with."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.ports import LOOPBACK, free_port
from scripts.settings import ROOT, Settings

RASA = ROOT / ".venv-rasa" / "bin" / "rasa"
# What the stock bot knows to answer; each is one of its own training examples.
MESSAGES = ("hello", "I am feeling very good", "sad", "are you a bot?", "no", "bye")


class StockBot:
    """Rasa's example bot on a port of its own; `start_seconds` is from the start of the process to the first reply."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port(LOOPBACK)
        self.url = f"http://{LOOPBACK}:{self.port}/webhooks/rest/webhook"
        self._environment = Settings.read().for_rasa() | {"PYTHONPATH": ""}

    def make(self) -> None:
        """Creates and trains it, unless an earlier run has."""
        if any((self.folder / "models").glob("*.tar.gz")):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self._run("init", "--no-prompt", "--init-dir", str(self.folder))

    def _run(self, *arguments: str) -> None:
        command = [str(RASA), *arguments]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise RuntimeError(f"'rasa {arguments[0]}' failed:\n{done.stderr[-2000:]}")

    def start(self) -> subprocess.Popen[bytes]:
        command = [str(RASA), "run", "--interface", LOOPBACK, "--port", str(self.port)]
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603
                command, cwd=self.folder, env=self._environment, stdout=log, stderr=log, start_new_session=True
            )

    def wait(self, seconds: float = 120.0) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://{LOOPBACK}:{self.port}/", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise TimeoutError("the stock bot did not start")


@contextmanager
def running(bot: StockBot) -> Iterator[subprocess.Popen[bytes]]:
    process = bot.start()
    try:
        bot.wait()
        yield process
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
