"""Whether a message must be answered with who to turn to, before anything else.

It is asked of every message apart from what else it may be, with a threshold of its own: to miss somebody at risk is
worse than to stop a leader once for nothing, yet those who are warned whenever they say "safeguarding" leave. It learns
from the examples of the four kinds of risk against all others, and against what leaders describe every day.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import numpy as np
import skops.io
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.features import vectors_of

FILE = "safety.skops"
NONE = "none"
# What the file may hold besides what its library knows to be harmless.
TRUSTED = ["scipy.sparse._csr.csr_matrix"]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyClassifier(GraphComponent, IntentClassifier):
    """Sets one of `risks` as the intent where its probability is high enough, and takes it away where it is not.

    `threshold` is of the probability of any risk at all; `words` and `meaning` weigh TF-IDF against embeddings; of the
    situations in the YAML files that `everyday` names, every `each`th is learned from.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [DenseFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"risks": [], "threshold": 0.2, "words": 10.0, "meaning": 6.0, "C": 0.5, "everyday": None, "each": 4}

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        self._model: Optional[LogisticRegression] = None

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
            component._vectoriser, component._model = skops.io.load(Path(folder) / FILE, trusted=TRUSTED)
        return component

    # Rasa finds these two by their annotations and the names of their parameters.
    def train(self, training_data: TrainingData) -> Resource:
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        everyday = self._everyday()
        texts = [example.get(TEXT) for example in examples] + everyday
        labels = [self._label(example.get(INTENT)) for example in examples] + [NONE] * len(everyday)
        self._vectoriser.fit(texts)
        vectors = np.vstack(
            [*(_vector(example) for example in examples), *([vectors_of(everyday)] if everyday else [])]
        )
        self._model = LogisticRegression(C=self._config["C"], max_iter=400).fit(self._features(texts, vectors), labels)
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump((self._vectoriser, self._model), Path(folder) / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and self._model is not None:
                self._judge(message, self._model)
        return messages

    def _judge(self, message: Message, model: LogisticRegression) -> None:
        found = model.predict_proba(self._features([message.get(TEXT)], _vector(message)))[0]
        probabilities = dict(zip(model.classes_, found, strict=True))
        risk = 1.0 - probabilities.pop(NONE)
        intent = message.get(INTENT) or {}
        if risk >= self._config["threshold"]:
            kind = max(probabilities, key=lambda name: probabilities[name])
            said = {INTENT_NAME_KEY: kind, PREDICTED_CONFIDENCE_KEY: float(risk)}
        elif intent.get(INTENT_NAME_KEY) in self._config["risks"]:
            ranking = message.get(INTENT_RANKING_KEY) or []
            harmless = (one for one in ranking if one[INTENT_NAME_KEY] not in self._config["risks"])
            said = next(harmless, {INTENT_NAME_KEY: "answer", PREDICTED_CONFIDENCE_KEY: 0.0})
        else:
            return
        message.set(INTENT, said, add_to_output=True)

    def _label(self, intent: Text) -> Text:
        return intent if intent in self._config["risks"] else NONE

    def _features(self, texts: List[Text], vectors: np.ndarray) -> csr_matrix:
        meaning = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        words = self._vectoriser.transform(texts)
        return hstack([csr_matrix(meaning * self._config["meaning"]), words * self._config["words"]]).tocsr()

    def _everyday(self) -> List[Text]:
        if not self._config["everyday"]:
            return []
        files = sorted(Path(self._config["everyday"]).rglob("*.yml"))
        texts = [" ".join(item["text"].split()) for file in files for item in yaml.safe_load(file.read_text("utf-8"))]
        return texts[:: self._config["each"]]


def _vector(message: Message) -> np.ndarray:
    """The message's sentence embedding, one row."""
    _, sentence = message.get_dense_features(TEXT)
    if sentence is None:
        raise ValueError("A featurizer that gives sentence embeddings must stand before the safety classifier.")
    return sentence.features
