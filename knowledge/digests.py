"""Whether what was trained still fits what it was trained on; quick, for it is asked at every start."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from knowledge.corpus import Situation
from knowledge.encoder import MODEL_SHA256
from knowledge.pack import Pack
from knowledge.store import digest_of


def digest_of_training(pack: Pack, situations: Sequence[Situation]) -> str:
    """A hash of all that the trained model depends on."""
    content = [digest_of(pack), MODEL_SHA256, *(situation.model_dump_json() for situation in situations)]
    content += [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256("\n".join(content).encode()).hexdigest()


def saved_digest(path: Path) -> str | None:
    """The digest of what the model at `path` was trained on; None where there is none as training wrote it."""
    if not is_as_written(path):
        return None
    with np.load(path, allow_pickle=False) as arrays:
        return str(arrays["digest"])


def note_hash(model: Path, written: Path) -> None:
    """Puts beside where `model` will be the hash of what was `written`."""
    _note(model).write_text(f"{_hash(written)}  {model.name}\n", "ascii")


def is_as_written(model: Path) -> bool:
    """True where the model is there and is the one that training wrote."""
    note = _note(model)
    return model.is_file() and note.is_file() and note.read_text("ascii").split()[:1] == [_hash(model)]


def _note(model: Path) -> Path:
    return model.with_name(f"{model.name}.sha256")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
