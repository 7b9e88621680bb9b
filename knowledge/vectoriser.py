"""Texts as weighted counts of words, parts of words and cues: what a sentence embedding blurs, and slips survive in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.cues import cue_counts

_WORDS: dict[str, Any] = {"ngram_range": (1, 2), "sublinear_tf": True}
# Chosen by cross-validation; from a tenth to one it makes little difference.
CUE_WEIGHT = 0.1
_PARTS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True}


class Vectoriser:
    """TF-IDF of words and word pairs beside that of three to five letters in a row, each of unit length, and cues."""

    def __init__(self, words: TfidfVectorizer, parts: TfidfVectorizer) -> None:
        self._halves = (words, parts)

    @classmethod
    def fitted_on(cls, texts: Sequence[str]) -> Vectoriser:
        words = TfidfVectorizer(min_df=2, **_WORDS).fit(texts)
        parts = TfidfVectorizer(min_df=3, **_PARTS).fit(texts)
        return cls(words, parts)

    def __call__(self, texts: Sequence[str]) -> csr_matrix:
        cues = csr_matrix(cue_counts(texts) * np.sqrt(CUE_WEIGHT))
        features: csr_matrix = hstack(
            [*(half.transform(texts) for half in self._halves), cues], format="csr", dtype=np.float32
        )
        return features

    def to_arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """What `from_arrays` needs to build it again; no pickles, so that loading runs no code."""
        arrays: dict[str, np.ndarray[Any, Any]] = {}
        for name, half in zip(("words", "parts"), self._halves, strict=True):
            arrays[f"{name}_vocabulary"] = np.array(half.get_feature_names_out(), dtype=np.str_)
            arrays[f"{name}_idf"] = half.idf_.astype(np.float32)
        return arrays

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray[Any, Any]]) -> Vectoriser:
        halves = []
        for name, options in (("words", _WORDS), ("parts", _PARTS)):
            half = TfidfVectorizer(vocabulary=list(map(str, arrays[f"{name}_vocabulary"])), **options)
            half.idf_ = arrays[f"{name}_idf"].astype(np.float64)
            halves.append(half)
        return cls(*halves)
