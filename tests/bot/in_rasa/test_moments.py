"""What a message is taken for at the moment at which it is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unittest import TestCase

from rasa.shared.core.events import ActiveLoop, SlotSet
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.moments import meant


def taken(intent: str, text: str, at: str | None, paused: bool = False, ranking: Sequence[Any] = ()) -> str:
    """The intent that is left of one while that slot is asked for, or after the end."""
    tracker = DialogueStateTracker("somebody", [TextSlot("requested_slot", []), AnySlot("asides", [])])
    tracker.update(SlotSet("asides", {"paused": paused}))
    if at:
        tracker.update(ActiveLoop("coaching"))
        tracker.update(SlotSet("requested_slot", at))
    parsed = {"intent": {"name": intent, "confidence": 1.0}, "text": text, "intent_ranking": ranking}
    return str(meant(parsed, tracker)["intent"]["name"])


class Moments(TestCase):
    def test_what_makes_no_sense_there_is_a_reply(self) -> None:
        self.assertEqual(taken("skip", "we skip the hard part", "situation"), "answer")
        self.assertEqual(taken("next_steps", "next steps are what worries me", "situation"), "answer")
        self.assertEqual(taken("next_steps", "next steps", "answer"), "next_steps")
        self.assertEqual(taken("next_steps", "another step", None), "next_steps")

    def test_where_no_question_waits_less_is_asked_of_an_interruption(self) -> None:
        ranking = [{"name": "help", "confidence": 0.7}, {"name": "answer", "confidence": 0.3}]
        self.assertEqual(taken("answer", "no clue what to do here", "stability", ranking=ranking), "help")
        self.assertEqual(taken("answer", "no clue what to do here", "answer", ranking=ranking), "answer")
        self.assertEqual(taken("answer", "we " * 31, "stability", ranking=ranking), "answer")

    def test_a_goodbye_at_the_end_is_one_whatever_is_asked(self) -> None:
        self.assertEqual(taken("answer", "Lovely. Thank you, that was useful in a way, bye now.", "step_who"), "stop")
        self.assertEqual(taken("answer", "My deputy, I think. She says goodbye to each of them", "step_who"), "answer")
        self.assertEqual(taken("answer", "They left without a word, bye", "outcome"), "answer")

    def test_carry_on_is_never_a_yes_by_itself(self) -> None:
        self.assertEqual(taken("resume", "carry on", "sure"), "answer")
        self.assertEqual(taken("share", "let her read it", "sure"), "share")

    def test_a_day_where_one_is_asked_for_is_a_reply_whatever_stands_beside_it(self) -> None:
        self.assertEqual(taken("pause", "By Friday, or after.", "step_when"), "answer")
        self.assertEqual(taken("stop", "end of term", "check_in"), "answer")

    def test_a_wish_that_names_a_day_is_still_one(self) -> None:
        self.assertEqual(taken("pause", "pause until Monday", "step_when"), "pause")
        self.assertEqual(taken("child_risk", "he will kill her on Monday", "step_when"), "child_risk")

    def test_what_is_an_order_by_its_form_is_one_whatever_the_classifier_read(self) -> None:
        self.assertEqual(taken("answer", "change line 1: hubs merging", "answer"), "amend")
        self.assertEqual(taken("resume", "check in date is wrong. 4th december", None), "amend")
        self.assertEqual(taken("answer", "strike line 3, its tomorrow", "step_when"), "amend")
        self.assertEqual(taken("child_risk", "strike line 3. he hits her", "answer"), "child_risk")

    def test_what_makes_no_sense_after_the_end_is_asked_about(self) -> None:
        self.assertEqual(taken("correct", "no, it is about the board", None), "answer")
        self.assertEqual(taken("summary", "summary", None), "summary")

    def test_who_had_stopped_comes_back_with_a_few_words_beside(self) -> None:
        tea = "actually I've had a cup of tea. can we carry on"
        self.assertEqual(taken("answer", tea, None), "resume")
        self.assertEqual(taken("answer", tea, "answer", paused=True), "resume")
        # Who had not stopped may be answering.
        self.assertEqual(taken("answer", "Marcus told them. can we carry on", "answer"), "answer")

    def test_thanks_are_a_goodbye_after_the_end_alone(self) -> None:
        self.assertEqual(taken("answer", "thanks. that helped, a bit", None), "stop")
        self.assertEqual(taken("smalltalk", "thanks. that helped, a bit", "answer"), "smalltalk")
        self.assertEqual(taken("smalltalk", "hello", None), "resume")
        self.assertEqual(taken("own_distress", "thanks for everything. goodbye", None), "own_distress")
