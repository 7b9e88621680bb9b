"""Sentence features for Rasa's classifier from the same encoder that search uses."""

from __future__ import annotations

import asyncio
import os
from contextvars import ContextVar
from typing import Any, Callable, Dict, List, Text, Type

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from knowledge.encoder import Encoder, shared_encoder

# Texts and their vectors, worked out ahead in the context that now runs.
_ahead: ContextVar[Dict[Text, np.ndarray]] = ContextVar("ahead")


async def encode_ahead(*texts: Text) -> None:
    """Encodes texts, each on a core, beside Rasa's loop, which serves others; `process` finds them in its context."""
    rows = await asyncio.gather(*(asyncio.to_thread(shared_encoder().encode, [text]) for text in texts))
    _ahead.set(dict(zip(texts, rows, strict=True)))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MiniLMFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds one dense vector of 384 numbers for the whole message."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return DenseFeaturizer.get_default_config()

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MiniLMFeaturizer:
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: Dict[Text, Any]) -> None:
        """Nothing in this component's configuration can be wrong."""

    # Rasa finds these two by their annotations and the names of their parameters.
    def process(self, messages: List[Message]) -> List[Message]:
        self._add_all(messages, vectors_of)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self._add_all(training_data.training_examples, vectors_for_training)
        return training_data

    def _add_all(self, messages: List[Message], encode: Callable[[List[Text]], np.ndarray]) -> None:
        chosen = [message for message in messages if message.get(TEXT)]
        if chosen:
            for message, vector in zip(chosen, encode([message.get(TEXT) for message in chosen]), strict=True):
                self._add(message, vector)

    def _add(self, message: Message, vector: np.ndarray) -> None:
        # Rasa wants both kinds; the classifier reads the sentence's alone.
        for kind in (FEATURE_TYPE_SEQUENCE, FEATURE_TYPE_SENTENCE):
            message.add_features(Features(vector[None, :], kind, TEXT, self._config["alias"]))


def vectors_for_training(texts: List[Text]) -> np.ndarray:
    """One row of 384 numbers for each text, worked out on all cores, for nobody waits beside a training."""
    return Encoder(threads=os.cpu_count() or 1).encode(texts)


def vectors_of(texts: List[Text]) -> np.ndarray:
    """The same on one core; the row of a message which was encoded ahead is not worked out again."""
    row = _ahead.get({}).get(texts[0]) if len(texts) == 1 else None
    return shared_encoder().encode(texts) if row is None else row
