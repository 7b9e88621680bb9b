"""`make run`: sets up what is missing, then becomes the supervisor of the four processes."""

from __future__ import annotations

import os
import sys

from scripts.claims import claim_run
from scripts.console import told
from scripts.ports import check_ports
from scripts.settings import CLAIM, Settings
from scripts.setup import set_up


def main() -> None:
    settings = Settings.read()
    claim = claim_run(settings)
    check_ports(settings)
    set_up(settings, "main")
    os.set_inheritable(claim, True)
    # The supervisor needs honcho, which is in the environment that was just made.
    python = settings.python()
    os.chdir(settings.root)
    os.execve(python, [python, "-m", "scripts.serve"], {**settings.environment, CLAIM: str(claim)})


if __name__ == "__main__":
    sys.exit(told(main))
