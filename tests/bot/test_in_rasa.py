"""The tests of what Rasa runs of ours, in the environment that Rasa runs in."""

from __future__ import annotations

import subprocess
from pathlib import Path

from sqlalchemy import URL

from scripts.settings import PREFIX, Settings
from scripts.training import model_of

TESTS = Path(__file__).parent / "in_rasa"


def test_what_rasa_runs_of_ours_passes_its_tests_in_rasas_environment(postgresql_url: URL, tmp_path: Path) -> None:
    installed = Settings.read()
    state = {
        f"{PREFIX}VAR": str(tmp_path),
        f"{PREFIX}TRACKER_URL": postgresql_url.render_as_string(hide_password=False),
        f"{PREFIX}MODEL": str(model_of(installed)),
    }
    settings = Settings.of({**installed.environment, **state})
    (settings.var / "rasa").mkdir()
    command = [settings.python(".venv-rasa"), "-m", "unittest", "discover", "--buffer", "-s", str(TESTS), "-t", "."]
    done = subprocess.run(
        command, env=settings.for_rasa(), cwd=settings.root, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    # Without this, a folder in which nothing is found would pass.
    assert "OK" in done.stderr.splitlines()[-1], done.stderr
    assert "Ran 0 tests" not in done.stderr
