from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from scripts.settings import ROOT
from tests.scripts.fakes import is_alive, plain_environment, until

# A supervisor in a process of its own, for it heeds signals; ready as soon as the file `ready` is there.
DRIVER = """
import json, os, sys
from pathlib import Path
from scripts.console import say, told
from scripts.supervisor import Limits, Supervisor

folder, commands, limits = Path(sys.argv[1]), json.loads(sys.argv[2]), Limits(**json.loads(sys.argv[3]))
supervisor = Supervisor(commands, lambda name: dict(os.environ), folder, limits)
waiting_for = lambda: None if (folder / "ready").exists() else "the file"
sys.exit(told(lambda: supervisor.run(waiting_for, lambda: say("READY"))))
"""
# Each says its number, and then lives until it is stopped.
SLEEPER = "echo $$ >> {name}.pids; exec sleep 60"
DEAF = "echo $$ >> {name}.pids; trap '' TERM; while :; do sleep 0.1; done"
FAMILY = "echo $$ >> {name}.pids; sleep 60 & echo $! >> {name}.pids; wait"


class Supervised:
    """A supervisor of sleepers, and the numbers of all processes that it ever started."""

    def __init__(self, folder: Path, commands: Mapping[str, str], limits: Mapping[str, float] | None = None) -> None:
        self.folder, self.names = folder, list(commands)
        self.arguments = [
            *(sys.executable, "-c", DRIVER, str(folder)),
            json.dumps({name: command.format(name=name) for name, command in commands.items()}),
            json.dumps({"pause": 0.1, **(limits or {})}),
        ]
        self.process: subprocess.Popen[str] | None = None
        self.said = ""

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.arguments,
            cwd=ROOT,
            env=plain_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def pids(self, name: str | None = None) -> list[int]:
        files = [self.folder / f"{each}.pids" for each in ([name] if name else self.names)]
        return [int(line) for file in files if file.exists() for line in file.read_text().split()]

    def wait_for(self, count: int) -> None:
        until(lambda: len(self.pids()) >= count)

    def end(self, number: int | None = None) -> int:
        """The supervisor's code, after it was sent the signal."""
        assert self.process is not None
        if number is not None:
            self.process.send_signal(number)
        self.said = self.process.communicate(timeout=30)[0]
        return self.process.returncode

    def clear(self) -> None:
        """After a test that failed: no process of it may disturb the next."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate(timeout=30)
        for pid in self.left():
            os.kill(pid, signal.SIGKILL)

    def left(self) -> list[int]:
        return [pid for pid in self.pids() if is_alive(pid)]


Make = Callable[..., Supervised]


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[Make]:
    all_made = []

    def make(limits: Mapping[str, float] | None = None, **commands: str) -> Supervised:
        made = Supervised(tmp_path, commands, limits)
        all_made.append(made)
        made.start()
        return made

    yield make
    for made in all_made:
        made.clear()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_and_leaves_no_process(supervised: Make, number: signal.Signals) -> None:
    three = supervised(rasa=SLEEPER, actions=SLEEPER, gateway=SLEEPER)
    three.wait_for(3)
    assert three.end(number) == 0
    assert three.left() == []


def test_what_does_not_heed_the_first_request_is_killed(supervised: Make) -> None:
    deaf = supervised({"grace": 1}, rasa=DEAF, actions=DEAF)
    deaf.wait_for(2)
    started = time.monotonic()
    assert deaf.end(signal.SIGTERM) == 0
    assert 1 <= time.monotonic() - started < 10
    assert deaf.left() == []


def test_a_second_control_c_kills_at_once(supervised: Make) -> None:
    deaf = supervised({"grace": 60}, rasa=DEAF)
    deaf.wait_for(1)
    assert deaf.process is not None
    deaf.process.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert deaf.end(signal.SIGINT) == 0
    assert deaf.left() == []


def test_children_of_the_processes_are_stopped_too(supervised: Make) -> None:
    family = supervised(rasa=FAMILY)
    family.wait_for(2)
    assert family.end(signal.SIGTERM) == 0
    assert family.left() == []


def test_children_that_outlive_their_parent_are_stopped_too(supervised: Make) -> None:
    orphan = "(trap '' TERM; exec sleep 60) >/dev/null 2>&1 & echo $! >> {name}.pids"
    left_behind = supervised(rasa=f"{orphan}; {SLEEPER}")
    left_behind.wait_for(2)
    assert left_behind.end(signal.SIGTERM) == 0
    assert left_behind.left() == []


def test_a_process_that_dies_at_start_is_named_with_its_last_lines(supervised: Make) -> None:
    failing = supervised(rasa=SLEEPER, actions="echo 'the token is missing'; exit 3")
    assert failing.end() == 1
    assert "The process 'actions' stopped with code 3" in failing.said
    assert failing.said.rstrip().endswith("    the token is missing")
    assert failing.left() == []


def test_a_command_that_is_not_there_is_named(supervised: Make) -> None:
    missing = supervised(gateway="exec ./no-such-program")
    assert missing.end() == 1
    assert "The process 'gateway' stopped with code 127" in missing.said


def test_each_line_tells_which_process_said_it(supervised: Make) -> None:
    speaking = supervised(rasa="echo loading; exit 1")
    speaking.end()
    assert any(line.endswith("rasa   | loading") for line in speaking.said.splitlines())


def test_a_process_that_dies_later_is_started_again(supervised: Make, tmp_path: Path) -> None:
    (tmp_path / "ready").touch()
    two = supervised(rasa=SLEEPER, actions=SLEEPER)
    two.wait_for(2)
    time.sleep(0.5)
    [first] = two.pids("actions")
    os.kill(first, signal.SIGKILL)
    until(lambda: len(two.pids("actions")) == 2)
    assert is_alive(two.pids("actions")[1])
    assert len(two.pids("rasa")) == 1
    assert two.end(signal.SIGTERM) == 0
    assert "READY" in two.said
    assert two.left() == []


def test_one_that_dies_again_and_again_is_given_up(supervised: Make, tmp_path: Path) -> None:
    (tmp_path / "ready").touch()
    crashing = supervised({"restarts": 2}, rasa=SLEEPER, actions="echo $$ >> {name}.pids; sleep 0.6; exit 9")
    assert crashing.end() == 1
    assert "The process 'actions' stopped with code 9" in crashing.said
    assert len(crashing.pids("actions")) == 3
    assert crashing.left() == []


def test_what_is_not_ready_in_time_is_named(supervised: Make) -> None:
    slow = supervised({"patience": 1, "reminder": 0.3}, rasa=SLEEPER)
    assert slow.end() == 1
    assert "waiting for the file" in slow.said
    assert "After 1 seconds the file was still not ready" in slow.said
    assert slow.left() == []


def test_closing_the_terminal_stops_everything(tmp_path: Path) -> None:
    chatty = "echo $$ >> {name}.pids; while :; do echo words; sleep 0.05; done"
    in_terminal = Supervised(tmp_path, {"rasa": chatty, "actions": SLEEPER})
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, in_terminal.arguments, plain_environment())
    in_terminal.wait_for(2)
    os.read(terminal, 1024)
    os.close(terminal)
    until(lambda: os.waitpid(pid, os.WNOHANG)[0] == pid)
    assert in_terminal.left() == []


def test_a_program_started_with_nohup_survives_its_terminal(tmp_path: Path) -> None:
    lasting = Supervised(tmp_path, {"rasa": SLEEPER})
    lasting.arguments = ["/usr/bin/env", "nohup", *lasting.arguments]
    lasting.start()
    lasting.wait_for(1)
    assert lasting.process is not None
    lasting.process.send_signal(signal.SIGHUP)
    with pytest.raises(subprocess.TimeoutExpired):
        lasting.process.wait(0.5)
    assert lasting.end(signal.SIGTERM) == 0
    assert lasting.left() == []
