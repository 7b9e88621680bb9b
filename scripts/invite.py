"""`make coach`: runs `python -m review coach` with the secrets and the database of this installation."""

from __future__ import annotations

import os
import sys

from scripts.console import told
from scripts.ports import review_port
from scripts.secrets import secrets_of
from scripts.settings import PREFIX, Settings


def main() -> None:
    settings = Settings.read()
    port = {f"{PREFIX}REVIEW_PORT": str(review_port(settings))}
    environment = {**settings.for_children(), **secrets_of(settings.var, settings.environment), **port}
    python = settings.python()
    os.chdir(settings.root)
    os.execve(python, [python, "-m", "review", "coach", *sys.argv[1:]], environment)


if __name__ == "__main__":
    sys.exit(told(main))
