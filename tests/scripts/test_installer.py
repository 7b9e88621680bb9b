from __future__ import annotations

from pathlib import Path

import pytest

from scripts.commands import Outcome
from scripts.errors import LockBroken, NoNetwork, StepFailed
from scripts.installer import installer, misfortune
from scripts.settings import ROOT, Settings
from tests.scripts.fakes import LOCK, Project, plain_environment, program

CLOSED = "http://127.0.0.1:9"
LOCK_FILE = Path("requirements/main.txt")


def test_uv_on_the_path_is_used(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert installer(project.settings()).path == str(project.programs / "uv")


def test_uv_that_is_too_old_gives_way_to_our_own(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.uv(version="0.4.30")
    own = program(project.root / ".tools" / "uv" / "bin" / "uv", "#!/bin/sh\necho 'uv 0.13.8'\n")
    assert installer(project.settings()).path == str(own)


def test_uv_that_does_not_run_gives_way_to_our_own(tmp_path: Path) -> None:
    project = Project(tmp_path)
    program(project.programs / "uv", "#!/bin/sh\necho 'pyenv: uv: command not found' >&2\nexit 127\n")
    own = program(project.root / ".tools" / "uv" / "bin" / "uv", "#!/bin/sh\necho 'uv 0.13.8'\n")
    assert installer(project.settings()).path == str(own)


def test_fetching_uv_without_a_network_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "uv.txt").write_bytes((ROOT / "requirements" / "uv.txt").read_bytes())
    environment = plain_environment(
        PATH="/usr/bin:/bin",
        HTTPS_PROXY=CLOSED,
        HTTP_PROXY=CLOSED,
        https_proxy=CLOSED,
        http_proxy=CLOSED,
        PIP_CONFIG_FILE="/dev/null",
        PIP_NO_CACHE_DIR="1",
    )
    with pytest.raises(NoNetwork, match="the installer uv was being fetched"):
        installer(Settings.of(environment, tmp_path))
    assert not (tmp_path / ".tools" / "uv").exists()


def test_a_broken_lock_of_uv_is_told(tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "uv.txt").write_text(LOCK.replace(" \\\n    ", " ").split(" --")[0], "utf-8")
    environment = plain_environment(PATH="/usr/bin:/bin", PIP_CONFIG_FILE="/dev/null", PIP_NO_INDEX="1")
    with pytest.raises((LockBroken, NoNetwork)):
        installer(Settings.of(environment, tmp_path))


def test_a_user_without_a_home_gets_the_cache_inside_the_project(tmp_path: Path) -> None:
    project = Project(tmp_path)
    found = installer(project.settings(HOME="/nonexistent"))
    assert found.environment["UV_CACHE_DIR"] == str(project.root / ".tools" / "cache")
    assert "UV_CACHE_DIR" not in installer(project.settings()).environment


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('", NoNetwork),
        ("ERROR: No matching distribution found for uv==0.13.8 (from versions: none)", NoNetwork),
        ("hint: Packages were unavailable because the network was disabled.", NoNetwork),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", LockBroken),
        ("error: Couldn't parse requirement in `main.txt` at position 0", LockBroken),
        ("error: In `--require-hashes` mode, all requirements must have a hash, but none were provided", LockBroken),
        ("  cause: Because there is no version of idna==3.99 ...\nerror: No solution found when resolving", LockBroken),
        ("error: the moon is full", StepFailed),
    ],
)
def test_the_last_words_of_uv_and_pip_are_understood(words: str, error: type[Exception]) -> None:
    assert type(misfortune(Outcome(1, words), "x was being made", filling=Path(".venv"), lock=LOCK_FILE)) is error
