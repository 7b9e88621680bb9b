"""What our search is measured against: BM25 alone and MiniLM alone, on the same pack and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import yaml
from sklearn.feature_extraction.text import CountVectorizer

from knowledge.content import items_of, text_of
from knowledge.coverage import CATALOGUE
from knowledge.encoder import Encoder
from knowledge.pack import Pack
from knowledge.search import RANKED_HEADS
from knowledge.targets import Floats

K1, B = 1.5, 0.75


class Scorer(Protocol):
    """Scores a set of documents for a text."""

    def __call__(self, text: str) -> Floats: ...


class BM25:
    """Okapi BM25 with the usual constants (Robertson and Zaragoza, 2009)."""

    def __init__(self, documents: Sequence[str]) -> None:
        self._counter = CountVectorizer(stop_words="english")
        counts = self._counter.fit_transform(documents).astype(np.float32).toarray()
        lengths = counts.sum(axis=1, keepdims=True)
        seen = (counts > 0).sum(axis=0)
        idf = np.log1p((len(documents) - seen + 0.5) / (seen + 0.5))
        self._weights = idf * counts * (K1 + 1) / (counts + K1 * (1 - B + B * lengths / lengths.mean()))

    def __call__(self, text: str) -> Floats:
        scores: Floats = self._weights @ self._counter.transform([text]).toarray()[0].astype(np.float32)
        return scores


class MiniLM:
    """The cosine of the sentence embeddings."""

    def __init__(self, documents: Sequence[str], encoder: Encoder) -> None:
        self._encoder, self._vectors = encoder, encoder.encode(documents)

    def __call__(self, text: str) -> Floats:
        scores: Floats = self._vectors @ self._encoder.encode([text])[0]
        return scores


class Baseline:
    """Ranks every head, the challenge and the theme by one kind of scorer; labels are described by the catalogue."""

    def __init__(self, pack: Pack, scorer: type[BM25] | type[MiniLM], encoder: Encoder) -> None:
        described = yaml.safe_load(CATALOGUE.read_text("utf-8"))
        documents: dict[str, Mapping[str, str]] = {
            head: {item.id: text_of(item) for item in items_of(pack, head)} for head in RANKED_HEADS
        }
        documents |= {"challenge": described["challenges"], "theme": described["themes"]}
        self._names = {head: list(texts) for head, texts in documents.items()}
        self._scorers: dict[str, Scorer] = {
            head: BM25(list(texts.values())) if scorer is BM25 else MiniLM(list(texts.values()), encoder)
            for head, texts in documents.items()
        }

    def ranked(self, text: str) -> dict[str, list[str]]:
        """The ids of each head, best first."""
        return {
            head: [self._names[head][i] for i in np.argsort(-scorer(text), kind="stable")]
            for head, scorer in self._scorers.items()
        }
