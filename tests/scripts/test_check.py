from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check import checks, run
from scripts.settings import Settings
from tests.scripts.fakes import program


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    for tool in ("ruff", "mypy", "lint-imports", "python"):
        program(tmp_path / ".venv" / "bin" / tool, '#!/bin/sh\necho "all is well: $*"\n')
    program(tmp_path / ".venv-rasa" / "bin" / "python", '#!/bin/sh\necho "fail on: $*"; exit 1\n')
    (tmp_path / "gateway").mkdir()
    return Settings.of({"PATH": "/usr/bin:/bin"}, tmp_path)


def test_all_that_continuous_integration_runs_is_there(settings: Settings) -> None:
    assert [check.name for check in checks(settings)] == ["style", "format", "types", "imports", "pack", "bot data"]


def test_a_check_that_passes_says_so_and_no_more(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(checks(settings)[0], settings)
    said = capfd.readouterr().out
    assert "style: passed" in said
    assert "all is well" not in said


def test_a_check_that_fails_shows_what_it_said_and_how_to_run_it(
    settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not run(checks(settings)[-1], settings)
    said = capfd.readouterr().out
    assert "fail on: -m bot data validate --fail-on-warnings" in said
    assert "bot data: FAILED" in said
    assert ".venv-rasa/bin/python -m bot data validate --fail-on-warnings" in said


def test_types_are_checked_of_the_packages_that_are_there(settings: Settings) -> None:
    [types] = [check for check in checks(settings) if check.name == "types"]
    assert types.command[1:] == ["gateway"]
