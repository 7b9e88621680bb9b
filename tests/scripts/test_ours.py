from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.scripts.fakes import plain_environment, program, scratch_root


def test_a_module_of_ours_is_run_with_its_arguments_the_secrets_and_the_addresses(tmp_path: Path) -> None:
    root = scratch_root(tmp_path)
    said = 'echo "$*: $SOUNDING_BOARD_SECRET, $SOUNDING_BOARD_DATABASE_URL, $SOUNDING_BOARD_REVIEW_PORT"'
    program(root / ".venv" / "bin" / "python", f"#!/bin/sh\n{said}\n")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.ours", "review", "coach", "Ann Lee"],
        cwd=root,
        env=plain_environment(SOUNDING_BOARD_SECRET="given"),
        capture_output=True,
        text=True,
        check=True,
    )
    database = f"sqlite+aiosqlite:///{root}/var/conversations.db"
    assert done.stdout == f"-m review coach Ann Lee: given, {database}, 8081\n"
