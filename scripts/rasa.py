"""Starts Rasa, on loopback, with the model that training wrote and no other.

Run by the Procfile. A model holds what Python runs as it is loaded, so one that somebody else made is not looked into.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from scripts.console import told
from scripts.errors import ModelChanged
from scripts.ports import LOOPBACK
from scripts.settings import Settings
from scripts.training import is_whole, model_of

FILES = ("--credentials", "credentials.yml", "--endpoints", "endpoints.yml")


def command_of(settings: Settings, model: Path) -> list[str]:
    """What runs Rasa; raises ModelChanged."""
    if not is_whole(model):
        raise ModelChanged(model)
    where = ("--interface", LOOPBACK, "--port", str(settings.rasa_port or 5005))
    return settings.rasa("run", "--model", str(model), *where, *FILES)


def main() -> None:
    settings = Settings.read()
    command = command_of(settings, settings.model or model_of(settings))
    os.execve(command[0], command, settings.for_rasa())


if __name__ == "__main__":
    sys.exit(told(main))
