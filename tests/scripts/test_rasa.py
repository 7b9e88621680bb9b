from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.errors import ModelChanged
from scripts.rasa import command_of
from scripts.settings import ROOT, Settings
from tests.scripts.fakes import program


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    program(tmp_path / ".venv-rasa" / "bin" / "python", '#!/bin/sh\necho "$HOME: $*"\n')
    return Settings.of({"SOUNDING_BOARD_RASA_PORT": "5006", "SOUNDING_BOARD_HOST": "192.0.2.7"}, tmp_path)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    model = tmp_path / "var" / "models" / "bot-1.tar.gz"
    model.parent.mkdir(parents=True)
    model.write_bytes(b"a model")
    model.with_name("bot-1.tar.gz.sha256").write_text(f"{hashlib.sha256(b'a model').hexdigest()}  bot-1.tar.gz\n")
    return model


def test_rasa_listens_on_loopback_alone_whatever_the_gateway_does_and_without_its_own_api(
    settings: Settings, model: Path
) -> None:
    words = " ".join(command_of(settings, model))
    assert f"--model {model} --interface 127.0.0.1 --port 5006 " in words
    assert "--enable-api" not in words
    assert "192.0.2.7" not in words


def test_a_model_that_somebody_changed_is_not_loaded(settings: Settings, model: Path) -> None:
    model.write_bytes(b"another")
    with pytest.raises(ModelChanged, match="is not the model that training wrote, and was not loaded"):
        command_of(settings, model)


def test_a_model_of_which_nobody_knows_the_hash_is_not_loaded(settings: Settings, model: Path) -> None:
    model.with_name("bot-1.tar.gz.sha256").unlink()
    with pytest.raises(ModelChanged):
        command_of(settings, model)


def test_started_with_such_a_model_it_stops_with_a_sentence(model: Path) -> None:
    model.write_bytes(b"another")
    environment = {**os.environ, "SOUNDING_BOARD_MODEL": str(model)}
    command = [sys.executable, "-m", "scripts.rasa"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{model} is missing, or is not the model" in done.stderr
    assert "Traceback" not in done.stderr
