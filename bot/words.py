"""What a sentence embedding blurs: which words a message holds, and which parts of words."""

from __future__ import annotations

from typing import List, Sequence, Text

import numpy as np
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

# What a stored vectoriser may hold besides what its library knows to be harmless.
TRUSTED = ["scipy.sparse._csr.csr_matrix"]
# Words of one letter count: "I" and "a" tell an answer from a command.
_WORD = r"(?u)\b\w+\b"


def word_counts(least: int = 1) -> TfidfVectorizer:
    """TF-IDF of words and pairs of words that stand in at least so many texts, of unit length for a text."""
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=least, token_pattern=_WORD)


def part_counts() -> TfidfVectorizer:
    """TF-IDF of two to four letters in a row, which slips of the keyboard leave standing."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=3)


def beside(vectors: np.ndarray, weight: float, *counts: csr_matrix) -> csr_matrix:
    """Embeddings, brought to unit length and weighted, beside the counts of the same texts."""
    return hstack([csr_matrix(unit(vectors) * weight), *counts]).tocsr()


def unit(vectors: np.ndarray) -> np.ndarray:
    """Each row brought to length 1; a row of zeros stays."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def embedding_of(message: Message) -> np.ndarray:
    """The message's sentence embedding, one row."""
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        raise ValueError("A featurizer that gives sentence embeddings must stand before this classifier.")
    return sentence.features


def embeddings_of(messages: Sequence[Message]) -> np.ndarray:
    """A row for each message."""
    return np.vstack([embedding_of(message) for message in messages])


def texts_of(messages: Sequence[Message]) -> List[Text]:
    return [message.get(TEXT) for message in messages]
