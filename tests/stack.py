"""The four processes of the Procfile on ports and state of their own, for tests and benches: each can be killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from scripts.ports import LOOPBACK, Ports, free_port
from scripts.serve import commands_of, environment_of, waiting_for
from scripts.settings import PREFIX, ROOT, Settings, known_to
from scripts.training import model_of

NAMES = ("rasa", "actions", "gateway", "review")
START_SECONDS = 120.0


class StackNotReady(Exception):
    """The processes were not ready in time; carries the last lines of their logs."""

    def __init__(self, missing: str, logs: str) -> None:
        super().__init__(f"{missing} was not ready after {START_SECONDS:.0f} seconds\n{logs}")


class Stack:
    """Gateway, review pages, actions and Rasa, started from the Procfile in `var`, each writing its log there."""

    def __init__(self, var: Path, extra: Mapping[str, str] | None = None, beside: Stack | None = None) -> None:
        """One that is `beside` another has a gateway of its own before the other's bot."""
        self.var = var
        installed = Settings.read()
        _share(installed.var, var)
        self.ports = Ports(*(free_port(LOOPBACK) for _ in range(4)))
        if beside:
            self.ports = replace(beside.ports, gateway=self.ports.gateway)
            extra = {**(extra or {}), f"{PREFIX}BOT_TOKEN": beside.bot_token}
        # Of its own unless `extra` says where: nothing of this may get into the installation's.
        stores = (f"{PREFIX}DATABASE_URL", f"{PREFIX}TRACKER_URL")
        outside = {name: value for name, value in os.environ.items() if name not in stores}
        mine = {f"{PREFIX}VAR": str(var), f"{PREFIX}PORT": str(self.ports.gateway)}
        self.settings = Settings.of({**outside, **mine, **(extra or {})})
        self._environment = environment_of(self.settings, self.ports)
        self._environment[f"{PREFIX}MODEL"] = str(model_of(installed))
        self._commands = commands_of(self.settings)
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def bot_token(self) -> str:
        """What its bot knows its gateway by."""
        return self._environment[f"{PREFIX}BOT_TOKEN"]

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.ports.gateway}"

    def start(self, *names: str) -> None:
        """Starts the named processes, or all of them, without waiting."""
        for name in names or NAMES:
            with (self.var / f"{name}.log").open("ab") as log:
                self._processes[name] = subprocess.Popen(  # noqa: S602 - a line of the Procfile, as honcho runs it
                    self._commands[name],
                    shell=True,
                    cwd=ROOT,
                    env=known_to(name, self._environment),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )

    def prepare(self) -> None:
        """Makes the conversations' database."""
        command = [self.settings.python(), "-m", "conversations", "migrate"]
        subprocess.run(command, cwd=ROOT, env=self._environment, check=True, capture_output=True)

    def wait(self) -> float:
        """Waits until all is ready; gives the seconds that took."""
        started = time.monotonic()
        while (missing := waiting_for(self.settings, self.ports)) is not None:
            if time.monotonic() - started > START_SECONDS or self._gone():
                raise StackNotReady(missing, self.logs())
            time.sleep(0.1)
        return time.monotonic() - started

    def kill(self, name: str) -> None:
        """Ends a process as a crash would, at once and without warning."""
        process = self._processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        """Ends all that runs."""
        for process in self._processes.values():
            _signal(process, signal.SIGTERM)
        for process in self._processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait()
        self._processes.clear()

    def pid(self, name: str) -> int:
        return self._processes[name].pid

    def logs(self, lines: int = 15) -> str:
        """The last lines of each process's log."""
        return "\n".join(f"--- {name}\n{_tail(self.var / f'{name}.log', lines)}" for name in NAMES)

    def log_of(self, name: str) -> str:
        return (self.var / f"{name}.log").read_text("utf-8", "replace")

    def _gone(self) -> bool:
        return any(process.poll() is not None for process in self._processes.values())


@contextmanager
def running(var: Path, extra: Mapping[str, str] | None = None) -> Iterator[Stack]:
    """A stack that is ready; all of it is stopped at the end."""
    stack = Stack(var, extra)
    stack.prepare()
    try:
        stack.start()
        stack.wait()
        yield stack
    finally:
        stack.stop()


def _share(installed: Path, var: Path) -> None:
    """The knowledge of this installation, in a folder of state that is otherwise new."""
    (var / "rasa").mkdir(parents=True, exist_ok=True)
    if not (var / "models").exists():
        (var / "models").symlink_to(installed / "models")
        shutil.copy(installed / "knowledge.db", var / "knowledge.db")


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    if process.poll() is None:
        os.killpg(process.pid, number)


def _tail(path: Path, lines: int) -> str:
    return "\n".join(path.read_text("utf-8", "replace").splitlines()[-lines:]) if path.exists() else "(no log)"
