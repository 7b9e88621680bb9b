"""Rasa's trackers, each in one row that stays small: what the slots hold now, and the last few turns.

All that the conversation depends on is in the slots and the form; the whole transcript is the gateway's to keep. So a
turn costs the same at the hundredth as at the first, and Rasa holds no more of what a leader said than it needs.
"""

from __future__ import annotations

import json
from typing import Any, Iterable, List, Optional, Text

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.pool import QueuePool

# The turn that was just taken, for its answer may be asked for again, and the one before it, for stories.
TURNS_KEPT = 2

metadata = sa.MetaData()
trackers = sa.Table(
    "trackers",
    metadata,
    sa.Column("sender_id", sa.String(255), primary_key=True),
    sa.Column("events", sa.Text, nullable=False),
)
# Built once: to put one together takes as long as to run it.
_MINE = trackers.c.sender_id == sa.bindparam("sender")
_READ = sa.select(trackers.c.events).where(_MINE)
_REPLACE = sa.update(trackers).where(_MINE).values(events=sa.bindparam("kept"))
_ADD = sa.insert(trackers).values(sender_id=sa.bindparam("sender"), events=sa.bindparam("kept"))
_DELETE = sa.delete(trackers).where(_MINE)


class Trackers(TrackerStore):
    """Keeps trackers in the database at `url`; raises what the database raises, for a lost place is worse."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        event_broker: Optional[EventBroker] = None,
        url: Text = "sqlite://",
        **kwargs: Any,
    ) -> None:
        # Rasa hands `host` over from `url` in endpoints.yml.
        # One connection, kept: Rasa's loop is the only one to use it, and opening a file takes longer than reading it.
        self.engine = sa.create_engine(kwargs.pop("host", None) or url, future=True, poolclass=QueuePool)
        if self.engine.dialect.name == "sqlite":
            sa.event.listen(self.engine, "connect", _tune_sqlite)
        metadata.create_all(self.engine)
        super().__init__(domain, event_broker)

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        with self.engine.connect() as connection:
            row = connection.execute(_READ, {"sender": sender_id}).scalar()
        return row and DialogueStateTracker.from_dict(sender_id, json.loads(row), self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        events = json.dumps([event.as_dict() for event in self._recent(tracker)])
        row = {"sender": tracker.sender_id, "kept": events}
        with self.engine.begin() as connection:
            if not connection.execute(_REPLACE, row).rowcount:
                connection.execute(_ADD, row)

    async def forget(self, sender_id: Text) -> None:
        """Deletes the tracker; nothing happens where there is none."""
        with self.engine.begin() as connection:
            connection.execute(_DELETE, {"sender": sender_id})
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                # Or what was erased would stay in the log for a while.
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def keys(self) -> Iterable[Text]:
        with self.engine.connect() as connection:
            return list(connection.execute(sa.select(trackers.c.sender_id)).scalars())

    def _recent(self, tracker: DialogueStateTracker) -> List[Event]:
        events = list(tracker.events)
        starts = [i for i, event in enumerate(events) if isinstance(event, UserUttered)]
        if len(starts) <= TURNS_KEPT:
            return events
        cut = starts[-TURNS_KEPT]
        before = DialogueStateTracker.from_events(tracker.sender_id, events[:cut], self.domain.slots)
        return [*_state_of(before), ActionExecuted(ACTION_LISTEN_NAME), *events[cut:]]


def _state_of(tracker: DialogueStateTracker) -> List[Event]:
    slots: List[Event] = [
        SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value != slot.initial_value
    ]
    return [*slots, ActiveLoop(tracker.active_loop_name)]


def _tune_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    # An erased conversation is to be gone from the file, too.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=10000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
