"""Words of the field that point to a label, counted: what a leader says in three words must still tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import yaml

from knowledge.phrases import pattern_of, plain
from knowledge.targets import Floats

FILE = Path(__file__).parent / "cues.yml"
COUNTED_TO = 3


@lru_cache(maxsize=1)
def _patterns() -> list[re.Pattern[str]]:
    labels = yaml.safe_load(FILE.read_text("utf-8"))
    return [pattern_of(cues) for head in labels.values() for cues in head.values()]


@lru_cache(maxsize=8)
def _patterns_of(head: str) -> dict[str, re.Pattern[str]]:
    labels = yaml.safe_load(FILE.read_text("utf-8"))
    return {value: pattern_of(cues) for value, cues in labels.get(head, {}).items()}


def cues_in(text: str, head: str) -> dict[str, int]:
    """How many different cues of each value of a head stand in a text."""
    words = plain(text)
    return {value: len(set(pattern.findall(words))) for value, pattern in _patterns_of(head).items()}


def cue_counts(texts: Sequence[str]) -> Floats:
    """A (texts, labels) array: the root of how many different cues of a label stand in a text, up to three."""
    counts = [[min(COUNTED_TO, len(set(p.findall(words)))) for p in _patterns()] for words in map(plain, texts)]
    return np.sqrt(np.array(counts, dtype=np.float32)).reshape(len(texts), len(_patterns()))
