"""Whether a message must be answered with who to turn to, before anything else.

It is asked of every message apart from what else it may be, with a threshold of its own: to miss somebody at risk is
worse than to stop a leader once for nothing, yet those who are warned whenever they say "safeguarding" leave. It learns
from the examples of the four kinds of risk against all others, and against what leaders describe every day.

Kernel ridge regression, as in search: a message is as near to an example as their embeddings are and as the words that
they share. Against logistic regression on the same features it misses a quarter fewer at the same rate of false alarms.

What is told in passing drowns in a long message, so one that is not far from any risk is read in stretches of some
words too, and two fifths of what counts is the stretch nearest to a risk: of a batch that was left out of what it
learned from it finds 66 in a hundred and not 58, at the same rate of false alarms. Clauses, sentences and half of what
counts gave as much; the nearest stretch alone, learning from clauses, a second regression on these scores, a sharper
kernel, one over pairs of pieces, and other pools of the tokens gave less. Parts of words, a logistic regression beside
it and a support vector machine gave no more.

Embeddings are compared by their main directions alone, half of them, for to read all of every example takes longer than
anything else of a turn: 1.1 ms and not 3.3. At one false alarm in a hundred 57.4 of that batch are found and not 57.5;
with a third of the directions 55.6.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text, Tuple

import numpy as np
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.linalg import solve

from bot.cries import cry_in
from bot.features import vectors_for_training
from bot.learning import LearnedClassifier
from bot.words import embedding_of, embeddings_of, texts_of, weighed, word_counts
from knowledge.encoder import shared_encoder

STRETCH = 14
# A text that is hardly longer than a stretch is read as a whole.
LONGEST = 17
# About as much as the encoder reads of a whole text; a page would hold up all others for a second.
MOST = 180


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyClassifier(LearnedClassifier):
    """Sets one of `risks` as the intent where there is any of them; leaves the message as it is where there is none.

    `threshold` is of how near a message is to any risk, about from 0 to 1, and from `gate` on its stretches are read
    too, the nearest of which is `passing` of what counts; `directions` says in how many of their main directions
    embeddings are compared, `sharpness` how near they must be to count and `ridge` how much the examples are smoothed;
    `everyday` is a folder of YAML files with situations. A plain cry is heard below any threshold.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        learned = {"directions": 192, "sharpness": 2.0, "ridge": 0.3, "everyday": None}
        return {"risks": [], "threshold": 0.46, "gate": 0.15, "passing": 0.4, **learned}

    def fit(self, examples: List[Message]) -> Tuple[Any, ...]:
        """The counts of words and, in float32, embeddings, how much each pulls, weights of words, and means."""
        everyday = self._everyday()
        texts = texts_of(examples) + everyday
        vectors = np.vstack([embeddings_of(examples), *([vectors_for_training(everyday)] if everyday else [])])
        intents = [example.get(INTENT) for example in examples] + [None] * len(everyday)
        targets = np.array([[intent == risk for risk in self.config["risks"]] for intent in intents], dtype=np.float32)
        counts = word_counts(least=2)
        words = counts.fit_transform(texts)
        axes = _main_directions(vectors, self.config["directions"])
        anchors = np.ascontiguousarray(vectors @ axes)
        kernel = (words @ words.T).toarray()
        kernel += self._nearness(anchors, anchors)
        kernel[np.diag_indices_from(kernel)] += self.config["ridge"]
        means = targets.mean(axis=0)
        pulls = solve(kernel, targets - means, assume_a="pos", overwrite_a=True).astype(np.float32)
        return counts, axes, anchors, pulls, np.asarray(words.T @ pulls, dtype=np.float32), means

    def judge(self, message: Message) -> None:
        text = message.get(TEXT)
        risks = self._risks([text], embedding_of(message))[0]
        stretches = stretches_of(text)
        # Most turns end before this, for each stretch is encoded anew.
        if risks.sum() >= self.config["gate"] and len(stretches) > 1:
            parts = self._risks(stretches, shared_encoder().encode(stretches))
            risks += self.config["passing"] * (parts[parts.sum(axis=1).argmax()] - risks)
        if risks.sum() >= self.config["threshold"]:
            _set(message, self.config["risks"][int(risks.argmax())], float(np.clip(risks.sum(), 0.0, 1.0)))
        elif (cry := cry_in(text)) is not None:
            _set(message, cry, 1.0)

    def _risks(self, texts: List[Text], vectors: np.ndarray) -> np.ndarray:
        """A row for each text: how near it is to each of the risks."""
        counts, axes, anchors, pulls, weights, means = self.learned
        words = np.array([weighed(counts, text, weights) for text in texts])
        return self._nearness(vectors @ axes, anchors) @ pulls + words + means

    def _nearness(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        return np.exp(self.config["sharpness"] * (left @ right.T - 1.0))

    def _everyday(self) -> List[Text]:
        if not self.config["everyday"]:
            return []
        files = sorted(Path(self.config["everyday"]).rglob("*.yml"))
        return [" ".join(item["text"].split()) for file in files for item in yaml.safe_load(file.read_text("utf-8"))]


def _main_directions(vectors: np.ndarray, most: int) -> np.ndarray:
    """The directions in which embeddings are longest, one a column."""
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(directions[:, ::-1][:, :most], dtype=np.float32)


def _set(message: Message, risk: Text, sure: float) -> None:
    message.set(INTENT, {INTENT_NAME_KEY: risk, PREDICTED_CONFIDENCE_KEY: sure}, add_to_output=True)


def stretches_of(text: Text) -> List[Text]:
    """Stretches of some words, each from the middle of the one before, for leaders write without full stops too."""
    words = text.split()[:MOST]
    if len(words) <= LONGEST:
        return [text]
    return [" ".join(words[start : start + STRETCH]) for start in range(0, len(words) - STRETCH // 2, STRETCH // 2)]
