"""What a sentence embedding blurs: which words a message holds, and which parts of words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Callable, List, Sequence, Text, Tuple

import numpy as np
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.feature_extraction.text import TfidfVectorizer

# Words of one letter count: "I" and "a" tell an answer from a command.
_WORD = r"(?u)\b\w+\b"


def word_counts(least: int = 1) -> TfidfVectorizer:
    """TF-IDF of words and pairs of words that stand in at least so many texts, of unit length for a text.

    In float32 as the weights are, or scipy would copy all of these into another type for each message.
    """
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=least, token_pattern=_WORD, dtype=np.float32)


def part_counts() -> TfidfVectorizer:
    """TF-IDF of two to four letters in a row, which slips of the keyboard leave standing."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, min_df=3, dtype=np.float32)


def weighed(counts: TfidfVectorizer, text: Text, weights: np.ndarray) -> np.ndarray:
    """What `counts.transform([text]) @ weights` gives, one row; `weights` is a (features, columns) array.

    A sparse matrix is made for many texts: for one message it takes three times as long.
    """
    analyse, idf = _ways_of(counts)
    found = Counter(counts.vocabulary_[part] for part in analyse(text) if part in counts.vocabulary_)
    if not found:
        return np.zeros(weights.shape[1], dtype=np.float32)
    features = np.fromiter(found, dtype=np.intp)
    values = (np.log(np.fromiter(found.values(), dtype=np.float32)) + 1.0) * idf[features]
    return (values / np.linalg.norm(values)) @ weights[features]


@cache
def _ways_of(counts: TfidfVectorizer) -> Tuple[Callable[[Text], List[Text]], np.ndarray]:
    """How it takes a text apart, and how rare each part is: it would make both anew each time it is asked."""
    return counts.build_analyzer(), counts.idf_


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
