"""Texts as weighted counts of words and of parts of words: what a sentence embedding blurs, and slips survive in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

_WORDS: dict[str, Any] = {"ngram_range": (1, 2), "sublinear_tf": True}
_PARTS: dict[str, Any] = {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True}


class Vectoriser:
    """TF-IDF of words and word pairs beside that of three to five letters in a row, each half of unit length."""

    def __init__(self, words: TfidfVectorizer, parts: TfidfVectorizer) -> None:
        self._halves = (words, parts)

    @classmethod
    def fitted_on(cls, texts: Sequence[str]) -> Vectoriser:
        words = TfidfVectorizer(min_df=2, **_WORDS).fit(texts)
        parts = TfidfVectorizer(min_df=3, **_PARTS).fit(texts)
        return cls(words, parts)

    def __call__(self, texts: Sequence[str]) -> csr_matrix:
        return hstack([half.transform(texts) for half in self._halves], format="csr", dtype=np.float32)

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
