"""Trackers that stay small: what the slots hold, and the last turns, however long a conversation was."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from unittest import IsolatedAsyncioTestCase, TestCase

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.exc import SQLAlchemyError

from bot.trackers import TURNS_KEPT, Trackers, metadata

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [start, answer]
slots:
  situation: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  replies: {type: any, mappings: [{type: custom}]}
  mood: {type: text, initial_value: calm, influence_conversation: false, mappings: [{type: custom}]}
forms:
  coaching: {required_slots: [situation]}
"""
)


def take_turn(tracker: DialogueStateTracker, number: int) -> None:
    """A turn in which the leader says something and two slots change."""
    found = {"name": "answer", "confidence": 1.0}
    tracker.update_with_events(
        [
            UserUttered(f"words {number:04}", found, metadata={"key": f"key {number:04}"}),
            SlotSet("replies", {"last": f"words {number:04}", "many": list(range(20))}),
            SlotSet("requested_slot", "situation"),
            BotUttered(f"You said words {number:04}"),
            ActionExecuted("action_listen"),
        ],
        DOMAIN,
    )


def a_conversation(turns: int, sender: str = "somebody") -> DialogueStateTracker:
    tracker = DialogueStateTracker(sender, DOMAIN.slots)
    begun = [
        ActionExecuted("action_listen"),
        ActiveLoop("coaching"),
        SlotSet("situation", "Our grant ends in März 😀."),
    ]
    tracker.update_with_events(begun, DOMAIN)
    for number in range(turns):
        take_turn(tracker, number)
    return tracker


class OnEitherDatabase:
    """What holds on SQLite and on PostgreSQL."""

    url: str

    def setUp(self) -> None:
        self.store = Trackers(DOMAIN, url=self.url)
        self.addCleanup(self.store.engine.dispose)
        self.addCleanup(metadata.drop_all, self.store.engine)

    async def kept(self, tracker: DialogueStateTracker) -> DialogueStateTracker:
        await self.store.save(tracker)
        found = await self.store.retrieve(tracker.sender_id)
        self.assertIsNotNone(found)
        return found

    def stored(self, sender: str = "somebody") -> str:
        with self.store.engine.connect() as connection:
            mine = metadata.tables["trackers"].select().filter_by(sender_id=sender)
            return connection.execute(mine).one().events

    def assert_alike(self, found: DialogueStateTracker, told: DialogueStateTracker) -> None:
        self.assertEqual(found.current_slot_values(), told.current_slot_values())
        self.assertEqual(found.active_loop_name, told.active_loop_name)
        self.assertEqual(found.latest_action_name, told.latest_action_name)

    async def test_slots_and_loop_are_the_same_however_long_it_was(self) -> None:
        for turns in (0, 1, 2, 3, 10, 200):
            with self.subTest(turns=turns):
                told = a_conversation(turns)
                self.assert_alike(await self.kept(told), told)

    async def test_they_are_the_same_after_each_turn_of_a_long_one(self) -> None:
        told, found = a_conversation(0), a_conversation(0)
        for number in range(30):
            take_turn(told, number)
            take_turn(found, number)
            found = await self.kept(found)
            self.assert_alike(found, told)

    async def test_the_last_turns_are_kept_as_they_were(self) -> None:
        told = a_conversation(10)
        found = await self.kept(told)
        turns = [event for event in found.events if isinstance(event, UserUttered)]
        self.assertEqual([turn.metadata["key"] for turn in turns], ["key 0008", "key 0009"])
        tail = list(found.events)[list(found.events).index(turns[0]) :]
        self.assertEqual(tail, list(told.events)[-len(tail) :])
        self.assertEqual(len(tail), 5 * TURNS_KEPT)

    async def test_what_is_stored_does_not_grow(self) -> None:
        sizes = []
        for turns in (5, 50, 500):
            await self.store.save(a_conversation(turns))
            sizes.append(len(self.stored()))
        # Moments are written with more digits or with fewer.
        self.assertLess(max(sizes) - min(sizes), 200)

    async def test_words_of_earlier_turns_are_kept_in_slots_alone(self) -> None:
        await self.store.save(a_conversation(10))
        self.assertEqual(self.stored().count("words 0007"), 1)
        self.assertNotIn("words 0006", self.stored())

    async def test_slots_that_were_emptied_and_loops_that_were_left_stay_so(self) -> None:
        told = a_conversation(3)
        told.update_with_events([SlotSet("situation", None), SlotSet("mood", "calm"), ActiveLoop(None)], DOMAIN)
        for number in range(3, 8):
            take_turn(told, number)
        found = await self.kept(told)
        self.assert_alike(found, told)
        self.assertEqual((found.get_slot("situation"), found.active_loop_name), (None, None))

    async def test_a_slot_that_was_emptied_does_not_get_its_first_value_back(self) -> None:
        told = a_conversation(0)
        told.update(SlotSet("mood", None), DOMAIN)
        for number in range(5):
            take_turn(told, number)
        self.assertIsNone((await self.kept(told)).get_slot("mood"))

    async def test_conversations_are_apart(self) -> None:
        for sender, turns in (("one", 1), ("other", 4)):
            await self.store.save(a_conversation(turns, sender))
        self.assertEqual(sorted(await self.store.keys()), ["one", "other"])
        for sender, turns in (("one", 1), ("other", 4)):
            self.assert_alike(await self.store.retrieve(sender), a_conversation(turns, sender))

    async def test_one_that_was_forgotten_is_gone_and_the_others_stay(self) -> None:
        for sender in ("one", "other"):
            await self.store.save(a_conversation(1, sender))
        await self.store.forget("one")
        await self.store.forget("nobody")
        self.assertIsNone(await self.store.retrieve("one"))
        self.assertEqual(await self.store.keys(), ["other"])

    async def test_what_the_database_raises_is_raised(self) -> None:
        await self.store.save(a_conversation(1))
        metadata.drop_all(self.store.engine)
        for asking in (self.store.retrieve("somebody"), self.store.save(a_conversation(1)), self.store.keys()):
            with self.assertRaises(SQLAlchemyError):
                await asking
        with self.assertRaises(SQLAlchemyError):
            await self.store.forget("somebody")

    async def test_another_process_finds_what_was_saved(self) -> None:
        await self.store.save(a_conversation(3))
        other = Trackers(DOMAIN, url=self.url)
        self.addCleanup(other.engine.dispose)
        self.assert_alike(await other.retrieve("somebody"), a_conversation(3))


class TestTrackersOnSqlite(OnEitherDatabase, IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "trackers.db"
        self.url = f"sqlite:///{self.file}"
        super().setUp()

    async def test_nothing_of_one_that_was_forgotten_is_left_in_the_files(self) -> None:
        for sender in ("one", "other"):
            await self.store.save(a_conversation(20, sender))
        await self.store.forget("one")
        await self.store.forget("other")
        for file in self.file.parent.iterdir():
            self.assertNotIn(b"words 00", file.read_bytes(), file.name)


class TestTrackersOnPostgresql(OnEitherDatabase, IsolatedAsyncioTestCase):
    url = os.environ["SOUNDING_BOARD_TRACKER_URL"]


class TestHowRasaMakesThem(TestCase):
    def test_from_what_endpoints_says(self) -> None:
        endpoint = EndpointConfig.from_dict({"type": "bot.trackers.Trackers", "url": "sqlite://"})
        store = TrackerStore.create(endpoint, DOMAIN)
        self.addCleanup(store.engine.dispose)
        self.assertIsInstance(store, Trackers)
        self.assertEqual((str(store.engine.url), store.domain), ("sqlite://", DOMAIN))

    def test_what_is_stored_is_plain_json(self) -> None:
        events = [event.as_dict() for event in a_conversation(1).events]
        self.assertEqual(json.loads(json.dumps(events)), events)
