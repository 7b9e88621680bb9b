"""`make doctor`: runs `python -m gateway.doctor` with the secrets and the address of this installation."""

from __future__ import annotations

import os
import sys

from scripts.console import told
from scripts.secrets import secrets_of
from scripts.settings import Settings


def main() -> None:
    settings = Settings.read()
    environment = {**settings.for_children(), **secrets_of(settings.var, settings.environment)}
    python = settings.python()
    os.chdir(settings.root)
    os.execve(python, [python, "-m", "gateway.doctor"], environment)


if __name__ == "__main__":
    sys.exit(told(main))
