"""Whether a message must be answered with who to turn to, before anything else.

It is asked of every message apart from what else it may be, with a threshold of its own: to miss somebody at risk is
worse than to stop a leader once for nothing, yet those who are warned whenever they say "safeguarding" leave. It learns
from the examples of the four kinds of risk against all others, and against what leaders describe every day.

Kernel ridge regression, as in search: a message is as near to an example as their embeddings are and as the words that
they share. Against logistic regression on the same features it misses a quarter fewer at the same rate of false alarms.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Tuple, Type

import numpy as np
import skops.io
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.linalg import solve

from bot.features import vectors_of
from bot.words import TRUSTED, embedding_of, embeddings_of, texts_of, unit, word_counts

FILE = "safety.skops"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyClassifier(GraphComponent, IntentClassifier):
    """Sets one of `risks` as the intent where there is any of them; leaves the message as it is where there is none.

    `threshold` is of how near a message is to any risk, about from 0 to 1; `sharpness` says how near embeddings must
    be to count and `ridge` how much the examples are smoothed; `everyday` is a folder of YAML files with situations.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [DenseFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"risks": [], "threshold": 0.42, "sharpness": 2.0, "ridge": 0.3, "everyday": None}

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._words = word_counts(least=2)
        self._learned: Optional[Tuple[np.ndarray, ...]] = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafetyClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._words, component._learned = skops.io.load(Path(folder) / FILE, trusted=TRUSTED)
        return component

    # Rasa finds these two by their annotations and the names of their parameters.
    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        everyday = self._everyday()
        intents = [example.get(INTENT) for example in examples] + [None] * len(everyday)
        targets = np.array([[intent == risk for risk in self._config["risks"]] for intent in intents], dtype=np.float32)
        vectors = np.vstack([embeddings_of(examples), *([vectors_of(everyday)] if everyday else [])])
        self._learned = self._fit(texts_of(examples) + everyday, unit(vectors).astype(np.float32), targets)
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump((self._words, self._learned), Path(folder) / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and self._learned is not None:
                self._judge(message)
        return messages

    def _judge(self, message: Message) -> None:
        anchors, pulls, weights, means = self._learned
        near = self._nearness(unit(embedding_of(message)).astype(np.float32), anchors)
        risks = (near @ pulls + self._words.transform([message.get(TEXT)]) @ weights + means)[0]
        if risks.sum() >= self._config["threshold"]:
            kind, sure = self._config["risks"][int(risks.argmax())], float(np.clip(risks.sum(), 0.0, 1.0))
            message.set(INTENT, {INTENT_NAME_KEY: kind, PREDICTED_CONFIDENCE_KEY: sure}, add_to_output=True)

    def _fit(self, texts: List[Text], vectors: np.ndarray, targets: np.ndarray) -> Tuple[np.ndarray, ...]:
        """The examples' embeddings, how much each pulls, the weights of words, and the means; all float32."""
        words = self._words.fit_transform(texts).astype(np.float32)
        kernel = (words @ words.T).toarray()
        kernel += self._nearness(vectors, vectors)
        kernel[np.diag_indices_from(kernel)] += self._config["ridge"]
        means = targets.mean(axis=0)
        pulls = solve(kernel, targets - means, assume_a="pos", overwrite_a=True).astype(np.float32)
        return vectors, pulls, np.asarray(words.T @ pulls, dtype=np.float32), means

    def _nearness(self, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        return np.exp(self._config["sharpness"] * (left @ right.T - 1.0))

    def _everyday(self) -> List[Text]:
        if not self._config["everyday"]:
            return []
        files = sorted(Path(self._config["everyday"]).rglob("*.yml"))
        return [" ".join(item["text"].split()) for file in files for item in yaml.safe_load(file.read_text("utf-8"))]
