"""Sentence features, worked out ahead where that can be."""

from __future__ import annotations

import asyncio
from contextvars import copy_context
from unittest import IsolatedAsyncioTestCase
from unittest.mock import patch

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, FEATURE_TYPE_SEQUENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot import features
from bot.features import MiniLMFeaturizer, encode_ahead, vectors_of


class FakeEncoder:
    """A vector for a text is its length, and each call is known."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.calls.append(list(texts))
        return np.array([np.full(384, len(text), dtype=np.float32) for text in texts])


class WithEncoder(IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.encoder = FakeEncoder()
        for name in ("shared_encoder", "Encoder"):
            patched = patch.object(features, name, lambda **_: self.encoder)
            patched.start()
            self.addCleanup(patched.stop)


class TestEncodingAhead(WithEncoder):
    async def test_it_is_used_for_the_same_text(self) -> None:
        await encode_ahead("hello")
        for _ in range(2):
            self.assertEqual(vectors_of(["hello"])[0][0], 5.0)
        self.assertEqual(self.encoder.calls, [["hello"]])

    async def test_it_is_used_for_no_other(self) -> None:
        await encode_ahead("hello")
        for texts in (["good morning"], ["hello "], ["hello", "hello"], ["hello", "there"]):
            self.assertEqual([row[0] for row in vectors_of(texts)], [len(text) for text in texts])
        self.assertEqual(len(self.encoder.calls), 5)

    async def test_several_are_all_found(self) -> None:
        await encode_ahead("hello", "good morning")
        self.assertEqual([vectors_of([text])[0][0] for text in ("hello", "good morning")], [5.0, 12.0])
        self.assertEqual(sorted(self.encoder.calls), [["good morning"], ["hello"]])

    async def test_the_last_call_counts(self) -> None:
        await encode_ahead("hello")
        await encode_ahead("good morning")
        self.assertEqual(vectors_of(["hello"])[0][0], 5.0)
        self.assertEqual(vectors_of(["good morning"])[0][0], 12.0)
        self.assertEqual(self.encoder.calls, [["hello"], ["good morning"], ["hello"]])

    async def test_turns_that_run_at_once_do_not_find_each_others(self) -> None:
        async def turn(text: str) -> float:
            await encode_ahead(text)
            await asyncio.sleep(0)
            return float(vectors_of([text])[0][0])

        texts = ["a" * length for length in range(1, 9)]
        self.assertEqual(await asyncio.gather(*map(turn, texts)), list(range(1, 9)))
        self.assertEqual(sorted(map(str, self.encoder.calls)), sorted(str([text]) for text in texts))

    async def test_without_it_a_text_is_encoded_when_it_is_needed(self) -> None:
        self.assertEqual(copy_context().run(vectors_of, ["hello"])[0][0], 5.0)
        self.assertEqual(self.encoder.calls, [["hello"]])


class TestTheFeaturizer(WithEncoder):
    def setUp(self) -> None:
        super().setUp()
        self.featurizer = MiniLMFeaturizer("minilm", MiniLMFeaturizer.get_default_config())

    def test_each_message_with_text_gets_both_kinds_of_features(self) -> None:
        messages = [Message({TEXT: "hello"}), Message({TEXT: ""}), Message({}), Message({TEXT: "hi"})]
        self.featurizer.process(messages)
        self.assertEqual(self.encoder.calls, [["hello", "hi"]])
        for message, size in zip(messages, (5, None, None, 2), strict=True):
            kinds = {feature.type: feature.features for feature in message.features}
            if size is None:
                self.assertEqual(kinds, {})
                continue
            self.assertEqual(set(kinds), {FEATURE_TYPE_SEQUENCE, FEATURE_TYPE_SENTENCE})
            for rows in kinds.values():
                np.testing.assert_array_equal(rows, np.full((1, 384), size))

    def test_examples_to_train_on_get_the_same_as_messages(self) -> None:
        example, message = Message({TEXT: "hello"}), Message({TEXT: "hello"})
        self.featurizer.process_training_data(TrainingData([example]))
        self.featurizer.process([message])
        for one, other in zip(example.features, message.features, strict=True):
            self.assertEqual((one.type, one.origin), (other.type, other.origin))
            np.testing.assert_array_equal(one.features, other.features)

    def test_nothing_is_encoded_where_nobody_said_anything(self) -> None:
        self.featurizer.process([Message({}), Message({TEXT: ""})])
        self.assertEqual(self.encoder.calls, [])
