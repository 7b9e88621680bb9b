"""`rasa test` on whole ways through a conversation, with the trained model."""

from __future__ import annotations

import subprocess
from pathlib import Path

import yaml

from scripts.settings import Settings
from scripts.training import model_of

STORIES = Path(__file__).parent / "stories"


def test_every_message_of_the_stories_is_read_and_followed_as_they_say(tmp_path: Path) -> None:
    settings = Settings.read()
    where = (
        "--model",
        str(model_of(settings)),
        "--stories",
        str(STORIES),
        "--out",
        str(tmp_path),
        "--no-plot",
        "--e2e",
    )
    command = settings.rasa("test", "core", *where, "--fail-on-prediction-errors")
    done = subprocess.run(
        command, env=settings.for_rasa(), cwd=settings.root, capture_output=True, text=True, timeout=110, check=False
    )
    failed = tmp_path / "failed_test_stories.yml"
    assert done.returncode == 0, (
        f"{failed.read_text('utf-8') if failed.exists() else ''}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    )
    # Without this, a folder in which no story is found would pass.
    report = (tmp_path / "story_report.json").read_text("utf-8")
    told = yaml.safe_load((STORIES / "test_stories.yml").read_text("utf-8"))["stories"]
    assert yaml.safe_load(report)["conversation_accuracy"]["total"] == len(told)
