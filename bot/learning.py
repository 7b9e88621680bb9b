"""What the classifiers that learn share: how Rasa makes, trains, stores and asks them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Text, Type

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

FILE = "learned.skops"
# What the file may hold besides what its library knows to be harmless.
TRUSTED = ["scipy.sparse._csr.csr_matrix"]


class LearnedClassifier(GraphComponent, IntentClassifier):
    """Base: `fit` gives what was learned, which is kept as `learned`; `judge` sets the intent of one message."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [DenseFeaturizer]

    def __init__(self, config: Dict[Text, Any], storage: ModelStorage, resource: Resource) -> None:
        self.config, self._storage, self._resource = config, storage, resource
        self.learned: Any = None

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LearnedClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LearnedClassifier:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component.learned = skops.io.load(Path(folder) / FILE, trusted=TRUSTED)
        return component

    # Rasa finds these two by their annotations and the names of their parameters.
    def train(self, training_data: TrainingData) -> Resource:
        self.learned = self.fit([example for example in training_data.intent_examples if example.get(TEXT)])
        with self._storage.write_to(self._resource) as folder:
            skops.io.dump(self.learned, Path(folder) / FILE)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                self.judge(message)
        return messages

    def fit(self, examples: List[Message]) -> Any:
        raise NotImplementedError

    def judge(self, message: Message) -> None:
        raise NotImplementedError
