from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.ports import LOOPBACK, Ports, free_port
from scripts.serve import environment_of
from scripts.settings import Settings, known_to
from scripts.training import SINGLE
from tests.scripts.fakes import is_alive, plain_environment, program, scratch_root, until

SERVER = """
import os, sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == sys.argv[2] else 404)
        self.end_headers()
    def log_message(self, *_): pass

with open("pids", "a") as pids:
    print(os.getpid(), file=pids)
HTTPServer(("127.0.0.1", int(os.environ[sys.argv[1]])), Ready).serve_forever()
"""

PORTS = [f"SOUNDING_BOARD_{name}" for name in ("PORT", "RASA_PORT", "ACTIONS_PORT", "REVIEW_PORT")]


class Installation:
    """A project of which everything is set up, and whose processes are small servers."""

    def __init__(self, folder: Path) -> None:
        self.root = scratch_root(folder)
        (self.root / "server.py").write_text(SERVER, "utf-8")
        for name in (*SINGLE, "bot/data/nlu.yml"):
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        server = f"exec {sys.executable} server.py"
        (self.root / "Procfile").write_text(
            "rasa: echo $$ >> pids; exec sleep 60\n"
            f"actions: {server} SOUNDING_BOARD_ACTIONS_PORT /health\n"
            f"gateway: {server} SOUNDING_BOARD_PORT /readyz\n"
            f"review: {server} SOUNDING_BOARD_REVIEW_PORT /readyz\n",
            "utf-8",
        )
        # Ports of its own: another that starts at the same moment would see the usual ones free, too.
        ports = {name: str(free_port(LOOPBACK)) for name in PORTS}
        self.port = int(ports["SOUNDING_BOARD_PORT"])
        # A proxy that is closed: nothing on loopback may be asked for through it.
        self.environment = plain_environment(**ports, HTTP_PROXY="http://127.0.0.1:9")
        self.started: list[subprocess.Popen[str]] = []

    def serve(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "scripts.serve"]
        serving = subprocess.Popen(
            command, cwd=self.root, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.started.append(serving)
        return serving

    def left(self) -> list[int]:
        return [int(pid) for pid in (self.root / "pids").read_text().split() if is_alive(int(pid))]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path)
    yield made
    for serving in made.started:
        if serving.poll() is None:
            serving.send_signal(signal.SIGTERM)
        if serving.stdout is not None:
            serving.stdout.close()
        serving.wait(20)


def line_with(serving: subprocess.Popen[str], words: str) -> str:
    assert serving.stdout is not None
    said = []
    for line in serving.stdout:
        if words in line:
            return line
        said.append(line)
    raise AssertionError(f"it ended without saying '{words}':\n{''.join(said)}")


def test_the_address_to_open_is_printed_when_all_is_ready_and_nothing_is_left_at_the_end(
    installation: Installation,
) -> None:
    serving = installation.serve()
    assert f"open http://127.0.0.1:{installation.port}/" in line_with(serving, "is ready")
    serving.send_signal(signal.SIGINT)
    assert serving.wait(20) == 0
    assert installation.left() == []


def test_a_second_start_is_told_of_the_first(installation: Installation) -> None:
    first = installation.serve()
    line_with(first, "is ready")
    second = installation.serve()
    assert f"already runs from this folder (process {first.pid})" in second.communicate(timeout=20)[0]
    assert second.returncode == 1


def test_a_port_in_use_is_told_before_anything_starts(installation: Installation) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", installation.port))
        listener.listen(1)
        said = installation.serve().communicate(timeout=20)[0]
    assert f"Port {installation.port} (SOUNDING_BOARD_PORT) is in use" in said
    assert "make run PORT=" in said
    assert not (installation.root / "pids").exists()


def test_the_processes_find_what_they_need_in_their_environment(tmp_path: Path) -> None:
    for name in SINGLE:
        program(tmp_path / name, "")
    settings = Settings.of({"SOUNDING_BOARD_SECRET": "given", "PATH": os.environ["PATH"]}, tmp_path)
    found = environment_of(settings, Ports(8081, 5006, 5056, 8082))
    ours = {name.removeprefix("SOUNDING_BOARD_"): value for name, value in found.items() if "BOARD" in name}
    assert ours.pop("BOT_TOKEN")
    assert ours.pop("IDENTITY")
    assert ours.pop("MODEL").startswith(f"{tmp_path}/var/models/bot-")
    assert ours == {
        "VAR": f"{tmp_path}/var",
        "HOST": "127.0.0.1",
        "PORT": "8081",
        "RASA_PORT": "5006",
        "RASA_URL": "http://127.0.0.1:5006",
        "ACTIONS_PORT": "5056",
        "REVIEW_PORT": "8082",
        "SECRET": "given",
        "RETIRED_SECRETS": "",
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/var/conversations.db",
        "TRACKER_URL": f"sqlite:///{tmp_path}/var/trackers.db",
    }


OPENING = (
    *("SECRET", "RETIRED_SECRETS", "IDENTITY", "DATABASE_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"),
    *("TEAMS_APP_ID", "TEAMS_APP_SECRET", "TEAMS_TENANT_ID", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"),
)


@pytest.mark.parametrize(
    ("process", "needed"),
    [
        ("rasa", {"VAR", "RASA_PORT", "MODEL", "ACTIONS_PORT", "BOT_TOKEN", "TRACKER_URL"}),
        ("actions", {"VAR", "ACTIONS_PORT", "BOT_TOKEN", "SIGNPOSTS"}),
    ],
)
def test_rasa_and_the_actions_are_told_what_they_need_and_no_secret_of_the_others(
    tmp_path: Path, process: str, needed: set[str]
) -> None:
    for name in SINGLE:
        program(tmp_path / name, "")
    given = {f"SOUNDING_BOARD_{name}": f"the {name}" for name in (*OPENING, "SIGNPOSTS", "NOT_THOUGHT_OF_YET")}
    settings = Settings.of({**given, "PATH": "/usr/bin", "LANG": "en_GB.UTF-8"}, tmp_path)
    whole = environment_of(settings, Ports(8081, 5006, 5056, 8082))
    told = known_to(process, whole)
    assert {name.removeprefix("SOUNDING_BOARD_") for name in told if "BOARD" in name} == needed
    assert (told["PATH"], told["LANG"]) == ("/usr/bin", "en_GB.UTF-8")
    assert known_to("gateway", whole) == known_to("review", whole) == whole


def test_what_is_started_finds_in_its_environment_what_it_is_to_know_and_no_more(installation: Installation) -> None:
    tell = f"env > {installation.root}/told-"
    procfile = installation.root / "Procfile"
    lines = [line.split(": ", 1) for line in procfile.read_text("utf-8").splitlines()]
    procfile.write_text("".join(f"{name}: {tell}{name}; {command}\n" for name, command in lines), "utf-8")
    line_with(installation.serve(), "is ready")
    told = {name: (installation.root / f"told-{name}").read_text("utf-8") for name, _ in lines}
    assert [name for name in told if "SOUNDING_BOARD_BOT_TOKEN=" in told[name]] == [name for name, _ in lines]
    for setting in ("SECRET", "IDENTITY", "DATABASE_URL"):
        assert [name for name in told if f"SOUNDING_BOARD_{setting}=" in told[name]] == ["gateway", "review"]


def test_a_run_that_was_killed_outright_keeps_nobody_from_starting_again(installation: Installation) -> None:
    first = installation.serve()
    line_with(first, "is ready")
    first.kill()
    first.wait(20)
    for pid in installation.left():
        os.kill(pid, signal.SIGKILL)
    until(lambda: installation.left() == [])
    assert "open http://" in line_with(installation.serve(), "is ready")
