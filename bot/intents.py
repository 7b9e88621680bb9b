"""What a leader wants with a message: an answer to the question that is open, or one of the interruptions.

A logistic regression on the embedding beside words and parts of words, which stay sparse: Rasa's own classifier makes
them dense, which at our number of examples is a gigabyte and minutes of training. What is not clearly an interruption
is an answer, for losing one would cost a leader's thought.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Optional, Text, Type

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.words import TRUSTED, beside, embedding_of, embeddings_of, part_counts, texts_of, word_counts

FILE = "intents.skops"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LightIntentClassifier(GraphComponent, IntentClassifier):
    """Sets the likeliest intent other than `default`, or `default` where all others together reach no `threshold`.

    `meaning`, `words` and `parts` weigh the embedding, words and parts of words; `ignored` intents are not learned.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        return [DenseFeaturizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"default": "answer", "threshold": 0.65, "meaning": 6.0, "words": 6.0, "parts": 4.0, "ignored": []}

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config, self._storage, self._resource = config, storage, resource
        self._words, self._parts = word_counts(), part_counts()
        self._model: Optional[LogisticRegression] = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LightIntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LightIntentClassifier:
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._words, component._parts, component._model = skops.io.load(Path(folder) / FILE, trusted=TRUSTED)
        return component

    # Rasa finds these two by their annotations and the names of their parameters.
    def train(self, training_data: TrainingData) -> Resource:
        ignored = self._config["ignored"]
        examples = [one for one in training_data.intent_examples if one.get(TEXT) and one.get(INTENT) not in ignored]
        texts = texts_of(examples)
        self._words.fit(texts)
        self._parts.fit(texts)
        features = self._features(texts, embeddings_of(examples))
        intents = [example.get(INTENT) for example in examples]
        self._model = LogisticRegression(max_iter=300).fit(features, intents)
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump((self._words, self._parts, self._model), Path(folder) / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and self._model is not None:
                self._judge(message, self._model)
        return messages

    def _judge(self, message: Message, model: LogisticRegression) -> None:
        found = model.predict_proba(self._features([message.get(TEXT)], embedding_of(message)))[0]
        ranking = sorted(zip(model.classes_.tolist(), found.tolist(), strict=True), key=lambda one: -one[1])
        default = self._config["default"]
        likely = 1.0 - dict(ranking)[default]
        name = default if likely < self._config["threshold"] else next(one for one, _ in ranking if one != default)
        sure = likely if name != default else 1.0 - likely
        ranked = [{INTENT_NAME_KEY: one, PREDICTED_CONFIDENCE_KEY: share} for one, share in ranking]
        message.set(INTENT, {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: sure}, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranked, add_to_output=True)

    def _features(self, texts: List[Text], vectors: Any) -> csr_matrix:
        config = self._config
        words = self._words.transform(texts) * config["words"]
        return beside(vectors, config["meaning"], words, self._parts.transform(texts) * config["parts"])
