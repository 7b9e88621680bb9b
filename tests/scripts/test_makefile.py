from __future__ import annotations

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.settings import ROOT
from tests.scripts.fakes import plain_environment, program

TARGETS = ("run", "test", "prove", "check", "chat", "eval", "bench", "coach", "rotate-secrets")
TARGETS += ("sbom", "audit", "fuzz", "doctor", "teams", "train", "lock", "clean")


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    # A make that called these tests would hand its own options down.
    mine = {**plain_environment(), "MAKEFLAGS": "", "MAKELEVEL": "", **environment}
    executable = shutil.which("make") or "make"
    return subprocess.run([executable, *arguments], cwd=ROOT, env=mine, capture_output=True, text=True, check=False)


def test_make_alone_lists_every_target() -> None:
    listed = [line.split()[1] for line in make().stdout.splitlines()]
    assert listed == ["help", *TARGETS]


def test_a_port_is_handed_on_to_what_is_started(tmp_path: Path) -> None:
    python = program(tmp_path / "python", '#!/bin/sh\necho "$* on $SOUNDING_BOARD_PORT"\n')
    assert make("run", "PORT=8090", f"PYTHON={python}").stdout == "-m scripts.run on 8090\n"


def test_a_machine_without_a_python_is_told_to_get_one() -> None:
    done = make("run", "PYTHON=")
    assert done.returncode != 0
    assert "No Python from 3.9 on was found: install one" in done.stderr


def test_a_python_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "python3", "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n")
    program(tmp_path / "python3.13", "#!/bin/sh\nexit 0\n")
    found = make("-n", "run", PATH=str(tmp_path)).stdout.splitlines()[-1]
    # Whichever is there of the two that come next.
    assert found in ("/usr/bin/python3 -m scripts.run", "python3.13 -m scripts.run")


@pytest.mark.parametrize("path", sorted((ROOT / "scripts").glob("*.py")), ids=lambda path: path.name)
def test_set_up_is_written_for_every_python_from_3_9_on(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"), feature_version=(3, 9))
    imported = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert imported or path.name == "__init__.py", "without it, annotations such as 'str | None' fail on 3.9"
