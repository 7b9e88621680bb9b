"""Starts the processes of the Procfile, and prints the addresses to open when they are ready.

Run by `scripts.run` on the project's own environment, for it needs honcho.
"""

from __future__ import annotations

import http.client
import os
import sys

from honcho.environ import parse_procfile

from scripts.claims import claim_run
from scripts.console import say, told
from scripts.ports import LOOPBACK, Ports, choose_ports, remember_review_port
from scripts.secrets import with_secrets
from scripts.settings import PREFIX, Settings, known_to
from scripts.supervisor import Supervisor
from scripts.training import model_of

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


def commands_of(settings: Settings) -> dict[str, str]:
    """The Procfile's commands by the names of their processes."""
    commands: dict[str, str] = parse_procfile((settings.root / "Procfile").read_text("utf-8")).processes
    return commands


def environment_of(settings: Settings, ports: Ports) -> dict[str, str]:
    """All that any of the Procfile's processes may find in its environment."""
    ours = {
        "HOST": settings.host,
        "PORT": str(ports.gateway),
        "RASA_PORT": str(ports.rasa),
        "RASA_URL": f"http://{LOOPBACK}:{ports.rasa}",
        "ACTIONS_PORT": str(ports.actions),
        "REVIEW_PORT": str(ports.review),
        "MODEL": str(model_of(settings)),
    }
    named = {PREFIX + name: value for name, value in ours.items()}
    return {**with_secrets(settings), **named}


def waiting_for(settings: Settings, ports: Ports) -> str | None:
    """What is not ready yet, or None."""
    if not _answers(LOOPBACK, ports.actions, "/health"):
        return "actions"
    if not _answers(_within_reach(settings.host), ports.review, "/readyz"):
        return "the review pages"
    # The gateway is ready when its database and Rasa, with its model loaded, are.
    return None if _answers(_within_reach(settings.host), ports.gateway, "/readyz") else "Rasa or the gateway"


def _answers(host: str, port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        # Not there yet is the answer, not an error.
        return False
    finally:
        connection.close()


def _within_reach(host: str) -> str:
    return LOOPBACK if host in EVERYWHERE else host


def main() -> int:
    settings = Settings.read()
    os.set_inheritable(claim_run(settings), False)
    ports = choose_ports(settings)
    remember_review_port(settings, ports)
    environment = environment_of(settings, ports)
    supervisor = Supervisor(commands_of(settings), lambda name: known_to(name, environment), settings.root)
    address = f"http://{_within_reach(settings.host)}:{ports.gateway}/"
    coaches = f"http://{_within_reach(settings.host)}:{ports.review}/"
    return supervisor.run(
        lambda: waiting_for(settings, ports),
        lambda: say(
            f"Sounding Board is ready: open {address}, or as a coach {coaches} (Ctrl-C stops it)",
        ),
    )


if __name__ == "__main__":
    sys.exit(told(main))
