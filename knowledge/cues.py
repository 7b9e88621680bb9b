"""Words of the field that point to a label, counted: what a leader says in three words must still tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from knowledge.targets import Floats

FILE = Path(__file__).parent / "cues.yml"
COUNTED_TO = 3


@lru_cache(maxsize=1)
def _patterns() -> list[re.Pattern[str]]:
    labels = yaml.safe_load(FILE.read_text("utf-8"))
    return [_pattern(cues) for head in labels.values() for cues in head.values()]


def cue_counts(texts: Sequence[str]) -> Floats:
    """A (texts, labels) array: the root of how many different cues of a label stand in a text, up to three."""
    counts = [[min(COUNTED_TO, len(set(p.findall(plain)))) for p in _patterns()] for plain in map(_plain, texts)]
    return np.sqrt(np.array(counts, dtype=np.float32)).reshape(len(texts), len(_patterns()))


def _pattern(cues: Sequence[str]) -> re.Pattern[str]:
    written = sorted((_plain(str(cue)) for cue in cues), key=len, reverse=True)
    words = (re.escape(cue).replace(r"\*", "[a-z0-9]*") for cue in written)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(words)})(?![a-z0-9])")


def _plain(text: str) -> str:
    unquoted = text.lower().replace("'", "").replace("\u2019", "")
    return " ".join(re.sub(r"[^a-z0-9%.*]+", " ", unquoted).split())
