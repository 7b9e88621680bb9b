"""Runs a module of ours with the secrets and the addresses of this installation, as `make coach` and `make doctor` do.

`python -m scripts.ours MODULE [ARGUMENT …]`, on the project's own environment.
"""

from __future__ import annotations

import os
import sys

from scripts.console import told
from scripts.ports import review_port
from scripts.secrets import with_secrets
from scripts.settings import PREFIX, Settings


def main() -> None:
    settings = Settings.read()
    environment = {**with_secrets(settings), f"{PREFIX}REVIEW_PORT": str(review_port(settings))}
    python = settings.python()
    os.chdir(settings.root)
    os.execve(python, [python, "-m", *sys.argv[1:]], environment)


if __name__ == "__main__":
    sys.exit(told(main))
