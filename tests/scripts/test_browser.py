from __future__ import annotations

from pathlib import Path

import pytest

from scripts.browser import chromium, prepare
from scripts.settings import Settings
from tests.scripts.fakes import program

RUNS = "#!/bin/sh\necho Chromium 159\n"
# In place, but without the libraries that it needs.
BROKEN = "#!/bin/sh\necho 'libnss3.so: cannot open shared object file' >&2\nexit 127\n"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A machine with a shell, and no browser."""
    (tmp_path / "bin").mkdir()
    for name in ("sh", "mkdir", "cp", "chmod"):
        (tmp_path / "bin" / name).symlink_to(f"/bin/{name}")
    return {"PATH": str(tmp_path / "bin"), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "browsers")}


@pytest.fixture
def settings(tmp_path: Path, environment: dict[str, str]) -> Settings:
    return Settings.of(environment, tmp_path / "root")


def test_the_machines_own_is_taken(tmp_path: Path, environment: dict[str, str]) -> None:
    own = program(tmp_path / "bin" / "chromium", RUNS)
    assert chromium(environment) == own


def test_playwrights_own_is_taken_where_the_machines_does_not_run(tmp_path: Path, environment: dict[str, str]) -> None:
    program(tmp_path / "bin" / "chromium", BROKEN)
    own = program(tmp_path / "browsers" / "chromium-1255" / "chrome-linux64" / "chrome", RUNS)
    assert chromium(environment) == own


def test_a_machine_that_has_one_is_left_alone(
    tmp_path: Path, settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "bin" / "chromium", RUNS)
    prepare(settings)
    assert capfd.readouterr() == ("", "")


def test_playwright_gets_one_where_there_is_none(
    tmp_path: Path, settings: Settings, environment: dict[str, str]
) -> None:
    chrome = tmp_path / "browsers" / "chromium-1255" / "chrome-linux64" / "chrome"
    source = program(tmp_path / "chrome", RUNS)
    download = f'[ "$*" = "-m playwright install chromium" ] && mkdir -p {chrome.parent} && cp {source} {chrome}\n'
    program(Path(settings.python()), f"#!/bin/sh\n{download}")
    prepare(settings)
    assert chromium(environment) == chrome


def test_the_distributions_is_installed_where_playwright_cannot_get_its_own(
    tmp_path: Path, settings: Settings, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    program(Path(settings.python()), "#!/bin/sh\nexit 1\n")
    source, own = program(tmp_path / "chrome", RUNS), tmp_path / "bin" / "chromium"
    program(tmp_path / "bin" / "apt-get", f'#!/bin/sh\n[ "$2" = install ] && cp {source} {own}\n')
    prepare(settings)
    assert chromium(environment) == own


def test_a_machine_that_gets_none_is_told_loudly_that_tests_will_fail(
    settings: Settings, capfd: pytest.CaptureFixture[str]
) -> None:
    program(Path(settings.python()), "#!/bin/sh\nexit 1\n")
    prepare(settings)
    said = "".join(capfd.readouterr())
    assert "install your system's chromium package" in said
    assert "will FAIL" in said
