"""Which sentences are meant for the bot, or are about this conversation, and not about the matter: learned.

A logistic regression on words, up to three in a row, and parts of words, with the beginning and the end of the sentence
among them; `actions.learning` trains it on what is said to the bot against what leaders tell. The grammar of `remarks`
says what such a sentence wants; this only says that it is one, in whatever words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from actions.errors import ReadingNotLearned
from actions.words.language.once import once
from knowledge import digests

# Fewer words can mean anything: "tomorrow" and a name are replies.
LEAST = 3
# From so likely on a sentence is meant for the bot, may be, or is as likely as not.
SURE, LIKELY, EVEN = 0.9, 0.7, 0.5
_KINDS: dict[str, dict[str, Any]] = {
    "words": {"ngram_range": (1, 3), "min_df": 2, "token_pattern": r"[a-z0-9]+|[?^$]"},
    "parts": {"ngram_range": (2, 4), "min_df": 3, "analyzer": "char_wb"},
}
# How much each counts beside the other.
WEIGHTS = {"words": 6.0, "parts": 3.0}


def vectorisers() -> dict[str, TfidfVectorizer]:
    """What takes a sentence apart: words, and parts of words; not fitted."""
    return {
        name: TfidfVectorizer(preprocessor=_marked, sublinear_tf=True, dtype=np.float32, **options)
        for name, options in _KINDS.items()
    }


def model_path(var: Path) -> Path:
    return var / "models" / "talk.npz"


def _marked(sentence: str) -> str:
    """In small letters, without apostrophes, between a mark for its beginning and one for its end."""
    return f"^ {re.sub('[\u2019\u2018\x27]', '', sentence.lower())} $"


@dataclass(frozen=True)
class Half:
    """One of the two ways to take a sentence apart: each part with its rarity and what it adds, of unit length."""

    analyse: Callable[[str], list[str]]
    places: Mapping[str, int]
    idf: np.ndarray[Any, Any]
    adds: np.ndarray[Any, Any]

    def score(self, sentence: str) -> float:
        found = Counter(place for part in self.analyse(sentence) if (place := self.places.get(part)) is not None)
        if not found:
            return 0.0
        at = np.fromiter(found, dtype=np.intp)
        values = (np.log(np.fromiter(found.values(), dtype=np.float32)) + 1.0) * self.idf[at]
        return float(values @ self.adds[at] / np.linalg.norm(values))


class Listener:
    """What was learned, ready to read."""

    def __init__(self, arrays: Mapping[str, np.ndarray[Any, Any]]) -> None:
        """`arrays`: of each half the parts, their rarity and what they add, and what every sentence begins with."""
        self._start = float(arrays["start"][0])
        self._halves = [
            Half(
                vectoriser.build_analyzer(),
                {str(part): place for place, part in enumerate(arrays[f"{name}_parts"])},
                arrays[f"{name}_idf"],
                arrays[f"{name}_adds"],
            )
            for name, vectoriser in vectorisers().items()
        ]

    @classmethod
    def load(cls, path: Path) -> Listener:
        """Raises ReadingNotLearned where there is none as training wrote it."""
        if not digests.is_as_written(path):
            raise ReadingNotLearned(path)
        with np.load(path, allow_pickle=False) as arrays:
            return cls({name: arrays[name] for name in arrays.files})

    def likelihood(self, sentence: str) -> float:
        """How likely a sentence is meant for the bot, from 0 to 1."""
        score = self._start + sum(half.score(sentence) for half in self._halves)
        return float(1.0 / (1.0 + np.exp(-score)))


_listener: Listener | None = None


def listen_with(listener: Listener | None) -> None:
    """Sets what every sentence is read with in this process, as a table would be that stands in a file."""
    global _listener
    _listener = listener


@once
def likelihood(sentence: str) -> float:
    """How likely a sentence is meant for the bot; 0 where it is too short to tell, or nothing was learned."""
    is_long_enough = len(sentence.split()) >= LEAST
    return _listener.likelihood(sentence) if _listener and is_long_enough else 0.0
