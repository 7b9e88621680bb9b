"""A long message is something a leader has to say, not a command: it is taken for an answer.

Nobody asks to skip a question in forty words, but forty words on a team that skips supervision may well sound like it.
Whether it speaks of somebody at risk is for `bot.safety` to say, whatever its length.
"""

from __future__ import annotations

from typing import Any, Dict, List, Text, Type

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LongMessages(GraphComponent, IntentClassifier):
    """Changes the intent of a message of more than `words` words to `answer`, unless it is one of `unless`."""

    @classmethod
    def required_components(cls) -> List[Type]:
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"words": 30, "unless": []}

    def __init__(self, config: Dict[Text, Any]) -> None:
        self._words, self._unless = config["words"], config["unless"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LongMessages:
        return cls(config)

    # Rasa finds this by its annotations and the name of its parameter.
    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            intent = message.get(INTENT) or {}
            is_long = len((message.get(TEXT) or "").split()) > self._words
            if is_long and intent.get(INTENT_NAME_KEY) not in self._unless:
                message.set(INTENT, {**intent, INTENT_NAME_KEY: "answer"}, add_to_output=True)
        return messages
