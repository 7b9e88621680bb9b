"""The learned part of search: kernel ridge regression from a text to all its labels at once.

The kernel adds what two texts share in words and word parts to how near their sentence embeddings are. Solving it
takes a second for a few thousand situations, so it is trained anew whenever the corpus or the pack changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.encoder import Vectors
from knowledge.targets import Floats, Layout
from knowledge.vectoriser import Vectoriser

# Chosen by five-fold cross-validation on the corpus.
EMBEDDING_WEIGHT = 2.0
EMBEDDING_SHARPNESS = 3.0
RIDGE = 1.0


@dataclass(frozen=True)
class Model:
    """Predicts the columns of `layout`; all arrays are float32."""

    layout: Layout
    vectoriser: Vectoriser
    lexical: Floats
    """(features, columns): the weights of words and parts."""
    anchors: Vectors
    """(situations, 384): the embeddings of the corpus."""
    pulls: Floats
    """(situations, columns): how much each anchor pulls."""
    means: Floats

    def predict(self, texts: Sequence[str], vectors: Vectors) -> Floats:
        """A (texts, columns) array of expected gains."""
        near = EMBEDDING_WEIGHT * _nearness(vectors, self.anchors)
        scores: Floats = (self.vectoriser(texts) @ self.lexical + near @ self.pulls + self.means).astype(np.float32)
        return scores

    def to_arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        return {
            "lexical": self.lexical,
            "anchors": self.anchors,
            "pulls": self.pulls,
            "means": self.means,
            **{f"head_{name}": np.array(columns, dtype=np.str_) for name, columns in self.layout.heads.items()},
            **self.vectoriser.to_arrays(),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray[Any, Any]]) -> Model:
        heads = {
            name.removeprefix("head_"): tuple(map(str, column))
            for name, column in arrays.items()
            if name.startswith("head_")
        }
        return cls(
            Layout(heads),
            Vectoriser.from_arrays(arrays),
            arrays["lexical"],
            arrays["anchors"],
            arrays["pulls"],
            arrays["means"],
        )


def fit(texts: Sequence[str], vectors: Vectors, targets: Floats, layout: Layout) -> Model:
    """The model that explains `targets` (situations, columns) from the texts and their embeddings."""
    vectoriser = Vectoriser.fitted_on(texts)
    features = vectoriser(texts)
    kernel = (features @ features.T).toarray() + EMBEDDING_WEIGHT * _nearness(vectors, vectors)
    means = targets.mean(axis=0)
    pulls = np.linalg.solve(kernel + RIDGE * np.eye(len(texts)), targets - means).astype(np.float32)
    return Model(layout, vectoriser, np.asarray(features.T @ pulls, dtype=np.float32), vectors, pulls, means)


def _nearness(left: Vectors, right: Vectors) -> Floats:
    nearness: Floats = np.exp(EMBEDDING_SHARPNESS * (left @ right.T - 1.0)).astype(np.float32)
    return nearness
