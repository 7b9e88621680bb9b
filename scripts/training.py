"""Rasa's model: trained when something it is made of has changed."""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts import commands
from scripts.console import say
from scripts.errors import StepFailed
from scripts.settings import Settings

LAST_LINES = 40
SINGLE = ("config.yml", "domain.yml", "knowledge/encoder.py", "requirements/rasa.txt")


def model_of(settings: Settings) -> Path:
    """Where the model for what now stands in the project is, once it is trained."""
    return settings.var / "models" / f"bot-{fingerprint(settings.root)[:12]}.tar.gz"


def fingerprint(root: Path) -> str:
    """A hash of everything that the model depends on, names and contents."""
    whole = hashlib.sha256()
    for path in _sources(root):
        whole.update(f"{path.relative_to(root)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def is_whole(model: Path) -> bool:
    """Whether the model is there and as it was when it was trained."""
    note = _note(model)
    return model.is_file() and note.is_file() and note.read_text("ascii").split()[:1] == [_digest(model)]


def train(settings: Settings) -> Path:
    """The model, trained now if it has to be; raises StepFailed, and then leaves the last one as it was."""
    model = model_of(settings)
    if not is_whole(model):
        say("Training the bot: what it is made of has changed (two to three minutes)")
        started = time.monotonic()
        _train(settings, model)
        say(f"Trained in {time.monotonic() - started:.0f} seconds")
    _remove_others(model)
    return model


def _train(settings: Settings, model: Path) -> None:
    model.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".training-", dir=model.parent) as folder:
        draft = Path(folder) / "models"
        environment = _environment(settings, Path(folder))
        done = commands.run(_command(settings, model, draft), environment, settings.root, show=progress)
        trained = draft / model.name
        if done.code != 0 or not trained.is_file():
            print("\n".join(done.words.splitlines()[-LAST_LINES:]), file=sys.stderr)
            raise StepFailed("the bot was being trained", done.code)
        _note(model).write_text(f"{_digest(trained)}  {model.name}\n", "ascii")
        trained.replace(model)


def progress(line: str) -> str | None:
    """The one kind of line among Rasa's many that tells how far it is."""
    found = re.search(r"Starting to train component '(\w+)'", line)
    return f"    {found[1]} …" if found else None


def _command(settings: Settings, model: Path, draft: Path) -> list[str]:
    name = model.name[: -len(".tar.gz")]
    sources = ["--domain", "domain.yml", "--config", "config.yml", "--data", "bot/data"]
    # 'make check' validates; here each run would say the same again.
    return settings.rasa("train", "--skip-validation", *sources, "--out", str(draft), "--fixed-model-name", name)


def _environment(settings: Settings, folder: Path) -> dict[str, str]:
    # Rasa's own cache knows nothing of the encoder's version, so that each training starts with an empty one.
    return {**settings.for_rasa(), "TQDM_DISABLE": "1", "RASA_CACHE_DIRECTORY": str(folder / "cache")}


def _sources(root: Path) -> Iterator[Path]:
    # What is no risk to anybody the bot learns from the situations, too.
    files = (path for folder in ("bot", "knowledge/corpus") for path in (root / folder).rglob("*"))
    found = [path for path in files if path.is_file() and "__pycache__" not in path.parts]
    yield from sorted([*found, *(root / name for name in SINGLE)])


def _remove_others(model: Path) -> None:
    for other in model.parent.glob("bot-*.tar.gz"):
        if other != model:
            other.unlink()
            _note(other).unlink(missing_ok=True)
    # What a training that was killed outright left behind.
    for folder in model.parent.glob(".training-*"):
        shutil.rmtree(folder)


def _note(model: Path) -> Path:
    return model.with_name(f"{model.name}.sha256")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
