"""A long message is an answer."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.lengths import LongMessages

CONFIG = {"words": 5, "unless": ["child_risk"]}


def processed(text: str | None, intent: str | None) -> Any:
    """The message's intent afterwards; the message had none where `intent` is None."""
    data = {TEXT: text} | ({INTENT: {"name": intent, "confidence": 0.7}} if intent else {})
    message = Message(data)
    assert LongMessages(CONFIG).process([message]) == [message]
    return message.get(INTENT)


class TestLongMessages(TestCase):
    def test_one_that_is_longer_becomes_an_answer_and_keeps_how_sure_the_classifier_was(self) -> None:
        self.assertEqual(processed("one two three four five six", "skip"), {"name": "answer", "confidence": 0.7})

    def test_one_that_is_just_as_long_keeps_its_intent(self) -> None:
        self.assertEqual(processed("one two three four five", "skip")["name"], "skip")

    def test_words_are_what_stands_between_spaces(self) -> None:
        self.assertEqual(processed("  one\ttwo\n\nthree   four five  ", "skip")["name"], "skip")
        self.assertEqual(processed("antidisestablishmentarianism-and-more", "skip")["name"], "skip")

    def test_an_intent_that_is_excepted_stays_whatever_the_length(self) -> None:
        self.assertEqual(processed("word " * 500, "child_risk")["name"], "child_risk")

    def test_one_without_an_intent_becomes_an_answer_only_when_it_is_long(self) -> None:
        self.assertEqual(processed("word " * 6, None), {"name": "answer"})
        self.assertIsNone(processed("word", None))

    def test_one_without_text_stays_as_it_is(self) -> None:
        self.assertEqual(processed(None, "start")["name"], "start")

    def test_the_new_intent_is_part_of_what_rasa_reports(self) -> None:
        message = Message({TEXT: "word " * 6, INTENT: {"name": "skip", "confidence": 0.7}})
        LongMessages(CONFIG).process([message])
        self.assertEqual(message.as_dict(only_output_properties=True)[INTENT]["name"], "answer")

    def test_without_a_configuration_thirty_words_are_not_long(self) -> None:
        plain = LongMessages(LongMessages.get_default_config())
        for words, name in ((30, "skip"), (31, "answer")):
            message = Message({TEXT: "word " * words, INTENT: {"name": "skip"}})
            plain.process([message])
            self.assertEqual(message.get(INTENT)["name"], name)
