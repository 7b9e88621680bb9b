"""The two classifiers, trained on a few examples and read back from disk."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, ClassVar
from unittest import TestCase
from unittest.mock import Mock, patch

import numpy as np
import yaml
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.features import MiniLMFeaturizer
from bot.intents import LightIntentClassifier
from bot.safety import SafetyClassifier, stretches_of
from bot.words import part_counts, weighed, word_counts

EXAMPLES = {
    "answer": ["the partners never come to the meeting", "nobody has asked the head teachers", "we skip supervision"],
    "skip": ["skip this question", "next question please", "leave that question out", "skip it please"],
    "pause": ["pause here", "can we pause please", "lets pause now and go on later", "a pause please"],
    "own_distress": ["i cannot go on living like this", "i do not want to be alive", "i want to die"],
    "child_risk": ["he is hitting the child now", "the child is locked in now", "a child is being hurt now"],
}
RISKS = ["own_distress", "child_risk"]


def message(text: str | None, intent: str | None = None) -> Message:
    said = Message({TEXT: text, INTENT: intent} if intent else {TEXT: text})
    MiniLMFeaturizer("minilm", MiniLMFeaturizer.get_default_config()).process([said])
    return said


class WithExamples(TestCase):
    kind: Any
    config: ClassVar[dict[str, Any]]

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.resource, self.storage = Resource("classifier"), LocalModelStorage.create(self.folder)

    def trained(self, **config: Any) -> Any:
        examples = [message(text, intent) for intent, texts in EXAMPLES.items() for text in texts]
        whole = {**self.kind.get_default_config(), **self.config, **config}
        self.kind.create(whole, self.storage, self.resource, Mock()).train(TrainingData(examples))
        return self.kind.load(whole, self.storage, self.resource, Mock())

    def read(self, classifier: Any, text: str, before: str | None = None) -> Any:
        said = message(text)
        if before:
            said.set(INTENT, {"name": before, "confidence": 0.5})
        classifier.process([said])
        return said.get(INTENT)


class TestIntents(WithExamples):
    kind = LightIntentClassifier
    config: ClassVar = {"threshold": 0.3, "ignored": RISKS}

    def test_what_was_read_back_knows_what_was_learned(self) -> None:
        classifier = self.trained()
        self.assertEqual(self.read(classifier, "please skip this")["name"], "skip")
        self.assertEqual(self.read(classifier, "could we pause")["name"], "pause")

    def test_what_is_not_likely_enough_an_interruption_is_an_answer(self) -> None:
        self.assertEqual(self.read(self.trained(threshold=1.0), "skip this question")["name"], "answer")
        sure = self.read(self.trained(threshold=0.0), "the partners never come to the meeting")
        self.assertNotEqual(sure["name"], "answer")

    def test_ignored_intents_are_never_found(self) -> None:
        said = message("i want to die")
        self.trained().process([said])
        self.assertFalse({one["name"] for one in said.get(INTENT_RANKING_KEY)} & set(RISKS))

    def test_a_message_without_text_stays_as_it_is(self) -> None:
        empty = message(None)
        self.trained().process([empty])
        self.assertIsNone(empty.get(INTENT))


class TestSafety(WithExamples):
    kind = SafetyClassifier
    config: ClassVar = {"risks": RISKS, "threshold": 0.3}

    def test_a_risk_overrules_what_else_a_message_may_be(self) -> None:
        classifier = self.trained()
        self.assertEqual(self.read(classifier, "the child is being hit in there", "skip")["name"], "child_risk")
        self.assertEqual(self.read(classifier, "i do not want to go on with living", "answer")["name"], "own_distress")

    def test_where_there_is_none_the_message_stays_as_it_is(self) -> None:
        self.assertEqual(self.read(self.trained(), "next question please", "skip"), {"name": "skip", "confidence": 0.5})

    def test_a_plain_cry_is_heard_whatever_the_classifier_makes_of_it(self) -> None:
        deaf = self.trained(threshold=9.0)
        for text, risk in (("I can't go on.", "own_distress"), ("He is hitting the baby right now", "child_risk")):
            self.assertEqual(self.read(deaf, text, "pause"), {"name": risk, "confidence": 1.0})
        self.assertEqual(self.read(deaf, "I can't go on with the questions", "pause")["name"], "pause")

    def test_it_learns_from_what_is_said_every_day(self) -> None:
        everyday = "the child is locked in a dispute between two schools"
        before = self.read(self.trained(threshold=0.0), everyday)["confidence"]
        (self.folder / "day").mkdir()
        (self.folder / "day" / "day.yml").write_text(yaml.safe_dump([{"text": everyday}] * 3), "utf-8")
        after = self.read(self.trained(threshold=0.0, everyday=str(self.folder / "day")), everyday)
        self.assertLess(after["confidence"], before)

    def test_a_risk_told_in_passing_is_found_in_its_stretch(self) -> None:
        passing = (
            "the partners never come to the meeting and nobody has asked the head teachers about the rota or the room "
            "and a child is being hit now but we skip supervision on fridays and the head teachers like the new minutes"
        )
        whole = self.read(self.trained(threshold=0.0, gate=2.0), passing)["confidence"]
        found = self.read(self.trained(threshold=0.0, gate=0.0), passing)
        self.assertEqual(found["name"], "child_risk")
        self.assertGreater(found["confidence"], whole + 0.1)

    def test_how_much_the_nearest_stretch_counts_can_be_set(self) -> None:
        passing = "the partners never come to the meeting and nobody has asked the head teachers about it " * 2
        told = f"{passing} and a child is being hit now"
        weights = (0.0, 0.4, 1.0)
        whole, some, nearest = (
            self.read(self.trained(threshold=0.0, gate=-9.0, passing=weight), told)["confidence"] for weight in weights
        )
        self.assertGreater(nearest, whole + 0.1)
        self.assertAlmostEqual(some, whole + 0.4 * (nearest - whole), places=4)

    def test_stretches_are_not_read_below_the_gate(self) -> None:
        classifier = self.trained(gate=2.0)
        with patch("bot.safety.shared_encoder") as encoder:
            self.read(classifier, "nobody has asked the head teachers " * 5)
        encoder.assert_not_called()


class TestStretches(TestCase):
    def test_a_short_text_is_one(self) -> None:
        self.assertEqual(stretches_of("we skip it"), ["we skip it"])

    def test_a_page_is_not_read_to_its_end(self) -> None:
        self.assertLess(len(stretches_of("a word " * 2000)), 30)

    def test_every_word_stands_in_one(self) -> None:
        for length in range(18, 80):
            words = [f"w{at}" for at in range(length)]
            stretches = stretches_of(" ".join(words))
            self.assertEqual({word for stretch in stretches for word in stretch.split()}, set(words))
            self.assertTrue(all(7 < len(stretch.split()) <= 14 for stretch in stretches), stretches)


class TestCounting(TestCase):
    texts: ClassVar[list[str]] = ["We skip supervision, we SKIP it.", "nothing known", "", "skip supervision " * 30]

    def test_one_text_is_weighed_as_all_are(self) -> None:
        for counts in (word_counts(), part_counts()):
            counts.fit([text for texts in EXAMPLES.values() for text in texts] * 3)
            weights = np.random.default_rng(0).normal(size=(len(counts.vocabulary_), 4)).astype(np.float32)
            for text in self.texts:
                expected = (counts.transform([text]) @ weights)[0]
                np.testing.assert_allclose(weighed(counts, text, weights), expected, rtol=1e-4, atol=1e-5)
