"""Shortcuts give what Rasa itself gives, compared with Rasa's own."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

import numpy as np
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import UserMessage
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.engine.exceptions import GraphComponentException
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException
from rasa.shared.utils.common import all_subclasses

from bot import shortcuts
from tests.bot.in_rasa.running import trained

# Taken before any test has the channel take its shortcuts.
RASAS_RUN = DaskGraphRunner.run
RASAS_CHECK = RemoteAction._validate_action_result
RASAS_RESOLVE = Event.resolve_by_type
TEXTS = ("Our grant ends in March.", "skip", "what does resourceful mean?", "I do not know", "why do you ask that?")


def ways(run: Any, inputs: dict[str, Any], target: str) -> Any:
    """What one way of running the trained model's graph gives for `target`."""
    results = run(trained().processor.graph_runner, inputs=inputs, targets=[target])
    assert list(results) == [target]
    return results[target]


def asked(text: str) -> DialogueStateTracker:
    """A conversation in which the form has just been told something."""
    domain = trained().domain
    tracker = DialogueStateTracker("somebody", domain.slots)
    begun = [ActionExecuted("action_listen"), UserUttered("", {"name": "start", "confidence": 1.0})]
    form = [ActionExecuted("action_welcome"), ActionExecuted("coaching"), ActiveLoop("coaching")]
    said = UserUttered(text, trained_intent(text))
    waiting = [SlotSet("requested_slot", "situation"), ActionExecuted("action_listen"), said]
    tracker.update_with_events([*begun, *form, *waiting], domain)
    return tracker


def trained_intent(text: str) -> dict[str, Any]:
    return read(RASAS_RUN, text).as_dict()["intent"]


def read(run: Any, text: str) -> Any:
    target = trained().processor.model_metadata.nlu_target
    return ways(run, {PLACEHOLDER_MESSAGE: [UserMessage(text)], PLACEHOLDER_TRACKER: None}, target)[0]


class TestTheGraph(TestCase):
    def test_a_message_is_read_as_rasa_reads_it(self) -> None:
        for text in TEXTS:
            ours, rasas = read(shortcuts._run, text), read(RASAS_RUN, text)
            for key in rasas.as_dict():
                if key not in ("text_tokens", "message_id"):
                    self.assertEqual(str(ours.get(key)), str(rasas.get(key)), key)
            self.assertEqual(len(ours.features), len(rasas.features))
            for one, other in zip(ours.features, rasas.features, strict=True):
                self.assertEqual((one.type, one.origin), (other.type, other.origin))
                np.testing.assert_array_equal(dense(one.features), dense(other.features))

    def test_the_next_action_is_rasas_with_the_same_certainty(self) -> None:
        target = trained().processor.model_metadata.core_target
        for text in TEXTS:
            ours, rasas = (ways(run, {PLACEHOLDER_TRACKER: asked(text)}, target) for run in (shortcuts._run, RASAS_RUN))
            self.assertEqual(ours.probabilities, rasas.probabilities)
            for name in ("policy_name", "policy_priority", "is_end_to_end_prediction", "hide_rule_turn"):
                self.assertEqual(getattr(ours, name), getattr(rasas, name), name)
            self.assertEqual([type(e) for e in ours.events], [type(e) for e in rasas.events])
            self.assertGreater(max(ours.probabilities), 0.0)

    def test_several_targets_come_in_the_order_asked_for_and_no_other(self) -> None:
        metadata = trained().processor.model_metadata
        targets = [metadata.core_target, metadata.nlu_target]
        runner = trained().processor.graph_runner
        for order in (targets, targets[::-1]):
            inputs = {PLACEHOLDER_MESSAGE: [UserMessage(TEXTS[0])], PLACEHOLDER_TRACKER: asked(TEXTS[0])}
            self.assertEqual(list(shortcuts._run(runner, inputs, order)), list(RASAS_RUN(runner, inputs, order)))

    def test_without_targets_those_of_the_graph_are_meant(self) -> None:
        runner = trained().processor.graph_runner
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(TEXTS[0])], PLACEHOLDER_TRACKER: asked(TEXTS[0])}
        self.assertEqual(set(shortcuts._run(runner, inputs)), set(RASAS_RUN(runner, inputs)))

    def test_a_node_comes_after_all_that_it_needs(self) -> None:
        runner = trained().processor.graph_runner
        for target in (trained().processor.model_metadata.nlu_target, trained().processor.model_metadata.core_target):
            plan = shortcuts._plan(runner, (target,))
            done = {PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER}
            for name, needs in plan:
                self.assertLessEqual(set(needs), done, name)
                done.add(name)
            self.assertEqual(plan[-1][0], target)

    def test_what_a_node_raises_is_raised(self) -> None:
        target = trained().processor.model_metadata.nlu_target
        for run in (shortcuts._run, RASAS_RUN):
            with self.assertRaises(GraphComponentException):
                ways(run, {PLACEHOLDER_MESSAGE: 7, PLACEHOLDER_TRACKER: None}, target)


class TestAnAnswerOfAnAction(TestCase):
    RIGHT: tuple[Any, ...] = (
        {},
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "situation", "value": "ours"}], "responses": [{"text": "Hello."}]},
        {"events": [{"event": "slot", "name": "replies", "value": {"a": [1, None]}}]},
        {"events": [{"event": "active_loop", "name": None}], "responses": [{"custom": {"record": {}}, "buttons": []}]},
    )
    WRONG: tuple[Any, ...] = (
        *(7, None, [], "words"),
        *({"events": None}, {"events": "slot"}, {"events": [7]}, {"events": [{}]}, {"events": [{"event": None}]}),
        *({"responses": None}, {"responses": ["words"]}, {"responses": "words"}, {"responses": 7}),
    )

    def setUp(self) -> None:
        self.action = RemoteAction("action_welcome", None)

    def test_what_rasa_takes_for_one_we_do(self) -> None:
        for answer in self.RIGHT:
            for check in (RASAS_CHECK, shortcuts._is_valid):
                self.assertTrue(check(self.action, answer), answer)

    def test_what_rasa_refuses_and_could_not_be_read_we_refuse(self) -> None:
        for answer in self.WRONG:
            with self.subTest(answer=answer):
                with self.assertRaises(ValidationError):
                    RASAS_CHECK(self.action, answer)
                # Whatever it raises fails the turn.
                with self.assertRaises((RasaException, AttributeError, TypeError)):
                    shortcuts._is_valid(self.action, answer)


class TestKindsOfEvent(TestCase):
    def test_each_is_found_by_its_name_as_rasa_finds_it(self) -> None:
        names = {kind.type_name for kind in all_subclasses(Event)}
        self.assertGreater(len(names), 20)
        for name in sorted(map(str, names)) * 2:
            self.assertIs(shortcuts._resolved(name, Event), RASAS_RESOLVE(name, Event), name)

    def test_a_name_that_nobody_knows_is_refused_or_what_was_asked_for_instead(self) -> None:
        for resolve in (shortcuts._resolved, RASAS_RESOLVE):
            self.assertIs(resolve("no such event", SlotSet), SlotSet)
            with self.assertRaises(ValueError):
                resolve("no such event", None)


class TestTakingThem(TestCase):
    def test_rasa_uses_them_from_then_on(self) -> None:
        shortcuts.take_shortcuts()
        shortcuts.take_shortcuts()
        self.assertIs(DaskGraphRunner.run, shortcuts._run)
        self.assertIs(RemoteAction._validate_action_result, shortcuts._is_valid)
        self.assertIs(Event.resolve_by_type, shortcuts._resolved)
        self.assertIs(shortcuts._resolve_by_type, RASAS_RESOLVE)


def dense(features: Any) -> np.ndarray:
    return features.toarray() if hasattr(features, "toarray") else features
