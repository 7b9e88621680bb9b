"""What is asked about instead of being filed."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from bot.doubts import doubted


def read(name: str, ranked: dict[str, float], text: str = "some words") -> dict[str, Any]:
    ranking = [{"name": one, "confidence": share} for one, share in ranked.items()]
    return {"text": text, "intent": {"name": name, "confidence": 0.6}, "intent_ranking": ranking, "entities": []}


def asked_about(name: str, ranked: dict[str, float], at: str = "answer", text: str = "some words") -> list[str]:
    """What is offered beside keeping it as an answer; nothing where it is kept as one."""
    found = read(name, ranked, text)
    meant = {**found, "intent": {"name": "answer", "confidence": 0.6}}
    told = doubted(found, meant, at) or meant
    return [one["value"] for one in told["entities"]]


class Doubts(TestCase):
    def test_what_is_as_likely_something_else_is_asked_about_with_what_it_may_be(self) -> None:
        torn = {"example": 0.4, "answer": 0.38, "why": 0.15, "skip": 0.05}
        self.assertEqual(asked_about("answer", torn), ["example", "why"])

    def test_what_is_likely_an_answer_is_kept_as_one(self) -> None:
        self.assertEqual(asked_about("answer", {"answer": 0.8, "example": 0.2}), [])

    def test_what_would_make_sense_elsewhere_is_asked_about_by_what_makes_sense_here(self) -> None:
        ranked = {"correct": 0.9, "answer": 0.1}
        self.assertEqual(asked_about("correct", ranked), ["complaint"])

    def test_where_nothing_else_is_likely_help_is_offered(self) -> None:
        self.assertEqual(asked_about("answer", {"answer": 0.4, "more": 0.05}), ["help"])

    def test_only_where_a_question_waits(self) -> None:
        self.assertEqual(asked_about("answer", {"example": 0.6, "answer": 0.3}, at="situation"), [])

    def test_a_long_reply_has_something_to_say(self) -> None:
        text = "we " * 26
        self.assertEqual(asked_about("answer", {"example": 0.6, "answer": 0.3}, text=text), [])

    def test_an_interruption_is_none_to_ask_about(self) -> None:
        found = read("example", {"example": 0.9, "answer": 0.1})
        self.assertIsNone(doubted(found, found, "answer"))
