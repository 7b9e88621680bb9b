"""`make run` as somebody meets it who has run it before, on a train: set up already, and without a network."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.ports import LOOPBACK
from scripts.settings import ROOT, Settings
from tests.scripts.fakes import is_alive, plain_environment

CLOSED = "http://127.0.0.1:9"
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
WORK = ("Making", "Installing", "Putting", "Training", "Encoding", "Fitting")


class Run:
    """`make run` with a folder of state of its own, which holds what set-up leaves there."""

    def __init__(self, var: Path, port: int) -> None:
        installed = Settings.read().var
        (var / "models").symlink_to(installed / "models")
        shutil.copy(installed / "knowledge.db", var / "knowledge.db")
        self.port = port
        environment = plain_environment(
            SOUNDING_BOARD_VAR=str(var), MAKEFLAGS="", MAKELEVEL="", **dict.fromkeys(PROXIES, CLOSED)
        )
        self.started = time.monotonic()
        self.make = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def said_until_ready(self) -> list[str]:
        lines: list[str] = []
        assert self.make.stdout is not None
        for line in self.make.stdout:
            lines.append(line)
            if "is ready: open" in line:
                return lines
        raise AssertionError("it ended before it was ready:\n" + "".join(lines[-20:]))

    def processes(self) -> set[int]:
        """The numbers of everything that this run started and that runs now."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
        found = {self.make.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found

    def control_c(self) -> None:
        os.killpg(self.make.pid, signal.SIGINT)
        self.make.communicate(timeout=30)


@pytest.fixture
def run(tmp_path: Path, unused_tcp_port: int) -> Iterator[Run]:
    begun = Run(tmp_path, unused_tcp_port)
    yield begun
    if begun.make.poll() is None:
        begun.control_c()


@pytest.mark.timeout(300)
def test_started_again_it_is_up_without_set_up_and_without_the_network(run: Run) -> None:
    said = run.said_until_ready()
    print(f"\nready after {time.monotonic() - run.started:.1f} seconds")
    assert not [line for line in said if any(line.startswith(f"==> {word}") or line.startswith(word) for word in WORK)]
    assert f"open http://127.0.0.1:{run.port}/" in said[-1]
    gateway = http.client.HTTPConnection(LOOPBACK, run.port, timeout=10)
    gateway.request("GET", "/readyz")
    assert gateway.getresponse().status == 200
    gateway.close()


@pytest.mark.timeout(300)
def test_control_c_leaves_no_process(run: Run) -> None:
    run.said_until_ready()
    started = run.processes()
    # make, the supervisor, Rasa, the actions and the gateway
    assert len(started) >= 5
    run.control_c()
    assert [pid for pid in started if is_alive(pid)] == []
