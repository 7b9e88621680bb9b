from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.claims import claim_run
from scripts.errors import AlreadyRunning
from scripts.settings import CLAIM, Settings
from tests.scripts.fakes import plain_environment, scratch_root

HOLDER = """
import time
from scripts.claims import claim_run
from scripts.settings import Settings
claim = claim_run(Settings.read())
print("claimed", flush=True)
time.sleep(60)
"""


def test_a_second_run_from_the_same_folder_is_told_of_the_first(tmp_path: Path) -> None:
    root = scratch_root(tmp_path)
    settings = Settings.of({}, root)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER], cwd=root, env=plain_environment(), stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "claimed\n"
        with pytest.raises(AlreadyRunning, match=rf"already runs from this folder \(process {holder.pid}\)"):
            claim_run(settings)
        holder.kill()
    # However it ended, what it left behind keeps nobody out.
    os.close(claim_run(settings))


def test_another_folder_of_state_may_run_beside_it(tmp_path: Path) -> None:
    first = claim_run(Settings.of({"SOUNDING_BOARD_VAR": "one"}, tmp_path))
    second = claim_run(Settings.of({"SOUNDING_BOARD_VAR": "two"}, tmp_path))
    os.close(first)
    os.close(second)


def test_a_claim_that_was_handed_on_is_kept(tmp_path: Path) -> None:
    first = claim_run(Settings.of({}, tmp_path))
    assert claim_run(Settings.of({CLAIM: str(first)}, tmp_path)) == first
    os.close(first)
