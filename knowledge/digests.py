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
    """The digest of the model at `path`; None where there is none."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as arrays:
        return str(arrays["digest"])
