"""The processes of the Procfile, run together: started, watched until they are ready, started again, stopped.

The parts are honcho's: its processes in groups of their own, its printer with the prefixes. Its manager is not used:
it leaves processes behind when the terminal is closed, waits for ever when none heeds SIGTERM, and stops all when one
dies.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import FrameType

from honcho.colour import get_colours
from honcho.printer import Message, Printer
from honcho.process import Process

from scripts.console import Terminal, heed
from scripts.errors import NotReady, ProcessDied

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LAST_LINES = 12
SYSTEM = "system"


@dataclass(frozen=True)
class Limits:
    """In seconds, but for `restarts`: how often within `period` one process may be started again."""

    grace: float = 10
    patience: float = 300
    reminder: float = 15
    restarts: int = 5
    period: float = 300
    pause: float = 1


@dataclass
class Running:
    """One process of the Procfile; `group` is None while nothing of it runs."""

    name: str
    command: str
    environment: Mapping[str, str] = field(repr=False)
    colour: str
    group: int | None = None
    alive: bool = False
    last: deque[str] = field(default_factory=lambda: deque(maxlen=LAST_LINES))
    restarts: deque[float] = field(default_factory=deque)


class Supervisor:
    """Runs commands together, each in its own environment, until it is told to stop or one cannot be kept up."""

    def __init__(
        self,
        commands: Mapping[str, str],
        environment_of: Callable[[str], dict[str, str]],
        folder: Path,
        limits: Limits | None = None,
    ) -> None:
        colours = get_colours()
        self._running = {
            name: Running(name, command, environment_of(name), next(colours)) for name, command in commands.items()
        }
        self._folder, self._limits = str(folder), limits or Limits()
        # A signal's handler may put into this queue while it is being read; into the ordinary one it may not.
        self._events: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._printer = Printer(Terminal(), width=max(map(len, (SYSTEM, *commands))))
        self._ready = False
        self._stopping = threading.Event()

    def run(self, waiting_for: Callable[[], str | None], announce: Callable[[], None]) -> int:
        """0 when told to stop; raises ProcessDied or NotReady. No process is left in any case.

        `waiting_for` says what is not ready yet; `announce` is called once when nothing is.
        """
        for number in STOPPING:
            heed(number, self._told)
        try:
            for running in self._running.values():
                self._start(running)
            threading.Thread(target=self._watch, args=(waiting_for,), daemon=True).start()
            return self._attend(announce)
        finally:
            self._stop()

    def _told(self, number: int, _: FrameType | None) -> None:
        self._put("told", signal.Signals(number).name)

    def _put(self, kind: str, data: object, name: str = SYSTEM) -> None:
        self._events.put(Message(type=kind, data=data, time=datetime.now(), name=name, colour=None))

    def _print(self, words: str) -> None:
        self._printer.write(Message(type="line", data=words, time=datetime.now(), name=SYSTEM, colour=None))

    def _start(self, running: Running) -> None:
        running.alive = True
        process = Process(running.command, running.name, running.colour, env=running.environment, cwd=self._folder)
        threading.Thread(target=self._live, args=(process,), daemon=True).start()

    def _live(self, process: Process) -> None:
        try:
            process.run(self._events)
        except OSError as error:
            self._put("line", f"could not be started: {error}", process.name)
            self._put("stop", {"returncode": 127}, process.name)

    def _watch(self, waiting_for: Callable[[], str | None]) -> None:
        started = reminded = time.monotonic()
        while not self._stopping.wait(0.25):
            missing, now = waiting_for(), time.monotonic()
            if missing is None:
                return self._put("ready", None)
            if now - started > self._limits.patience:
                return self._put("late", missing)
            if now - reminded > self._limits.reminder:
                reminded = now
                self._put("line", f"waiting for {missing} ({now - started:.0f} seconds so far)")

    def _attend(self, announce: Callable[[], None]) -> int:
        while True:
            event = self._events.get()
            if event.type == "told":
                self._print(f"{event.data}: stopping everything")
                return 0
            if event.type == "late":
                raise NotReady(self._limits.patience, event.data)
            if event.type == "ready":
                self._ready = True
                announce()
            elif event.type == "again":
                self._start(self._running[event.name])
            else:
                self._note(event)
                if event.type == "stop":
                    self._consider(self._running[event.name], event.data["returncode"])

    def _note(self, event: Message) -> None:
        """Keeps what a process said and whether it lives."""
        running = self._running.get(event.name)
        if event.type == "line":
            self._printer.write(event)
            if running:
                words = event.data
                running.last.append((words.decode("utf-8", "replace") if isinstance(words, bytes) else words).rstrip())
        elif running and event.type == "start":
            running.group = event.data["pid"]
        elif running and event.type == "stop":
            # What it started and did not stop goes with it, at once: later its number may be another's.
            _signal(running, signal.SIGKILL)
            running.group, running.alive = None, False

    def _consider(self, running: Running, code: int) -> None:
        """Starts again what stopped, unless it never was ready or stops too often: then raises ProcessDied."""
        now, limits = time.monotonic(), self._limits
        while running.restarts and now - running.restarts[0] > limits.period:
            running.restarts.popleft()
        if not self._ready or len(running.restarts) >= limits.restarts:
            raise ProcessDied(running.name, code, running.last)
        running.restarts.append(now)
        self._print(f"{running.name} stopped with code {code}; starting it again")
        timer = threading.Timer(limits.pause, self._put, ("again", None, running.name))
        timer.daemon = True
        timer.start()

    def _stop(self) -> None:
        self._stopping.set()
        order, deadline = signal.SIGTERM, time.monotonic() + self._limits.grace
        self._order(order)
        while any(running.alive for running in self._running.values()):
            event = self._next(max(0.0, deadline - time.monotonic()) if order == signal.SIGTERM else None)
            if event is None or event.type == "told":
                # They had their time, or the person at the keyboard has lost patience.
                order = signal.SIGKILL
                self._order(order)
                continue
            self._note(event)
            if event.type == "start":
                _signal(self._running[event.name], order)

    def _order(self, order: signal.Signals) -> None:
        for running in self._running.values():
            _signal(running, order)

    def _next(self, seconds: float | None) -> Message | None:
        try:
            return self._events.get(timeout=seconds)
        except queue.Empty:
            return None


def _signal(running: Running, number: signal.Signals) -> None:
    if running.group is not None:
        try:
            os.killpg(running.group, number)
        except (ProcessLookupError, PermissionError):
            # Gone already; macOS says 'not permitted' of a group whose processes have all ended.
            return
