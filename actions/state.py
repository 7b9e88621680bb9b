"""What the bot keeps of a conversation between turns: the shape of each slot the actions own, and how to read them."""

from __future__ import annotations

import base64
import zlib
from datetime import date
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, field_validator
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from actions.asides import Asides
from actions.parts import Amendments, Context, Kept, Offer, Outcome, Plan, Reply, Step


class Topic(Kept):
    """One thing a leader brought, with all that came of it; `begun` is a day, as YYYY-MM-DD."""

    number: int = 1
    begun: str | None = None
    situation: str | None = None
    context: Context = Context()
    offer: Offer = Offer()
    plan: Plan = Plan()
    replies: dict[str, Reply] = Field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    amendments: Amendments = Amendments()
    asides: Asides = Asides()

    @property
    def drafted(self) -> tuple[Step, ...]:
        """All steps in the order of the record, those that are being put down last."""
        return (*self.steps, *([self.asides.draft] if self.asides.draft else []), *self.asides.upcoming)

    @property
    def situation_now(self) -> str:
        """The situation as the record has it: as it was put in other words, and nothing where it was struck."""
        changed = self.amendments
        standing = changed.reworded.get("situation", self.situation or "")
        return "" if "situation" in changed.struck else standing


# As in `Kept`: what was said must not reach a log by way of an error.
_TOPICS = TypeAdapter(tuple[Topic, ...], config=ConfigDict(hide_input_in_errors=True))


class State(Topic):
    """The topic that is being talked about, read from the slots of a tracker, and those before it."""

    # Packed, or a turn would take longer with each topic there ever was.
    earlier: str = ""

    @field_validator("earlier", mode="before")
    @classmethod
    def _packed(cls, kept: Any) -> Any:
        """Conversations that began before these were packed hold them as they are."""
        return _pack(_TOPICS.validate_python(kept)) if isinstance(kept, list) else kept

    @property
    def earlier_topics(self) -> tuple[Topic, ...]:
        """Those before this one, as they were left."""
        packed = zlib.decompress(base64.b64decode(self.earlier)) if self.earlier else b"[]"
        return _TOPICS.validate_json(packed)

    def with_earlier(self, topics: tuple[Topic, ...]) -> Self:
        return self.but(earlier=_pack(topics))

    @classmethod
    def of(cls, tracker: Tracker) -> Self:
        kept = {name: tracker.get_slot(name) for name in cls.model_fields}
        return cls.model_validate({name: value for name, value in kept.items() if value is not None})

    def changes_from(self, before: State) -> dict[str, Any]:
        """The slots in which this state differs, ready for a tracker."""
        return {
            name: _plain(getattr(self, name))
            for name in type(self).model_fields
            if getattr(self, name) != getattr(before, name)
        }

    def events_from(self, before: State) -> list[dict[str, Any]]:
        return [SlotSet(name, value) for name, value in self.changes_from(before).items()]

    def turned_to(self, number: int | None, today: date) -> State:
        """The state with another topic taken up, or a new one begun; the one there was is kept, if it says anything."""
        mine = Topic.model_validate({name: getattr(self, name) for name in Topic.model_fields})
        kept = (*self.earlier_topics, *((mine,) if self.situation else ()))
        wanted = next((topic for topic in kept if topic.number == number), None)
        last = max((topic.number for topic in kept), default=0)
        topic = wanted or Topic(number=last + 1, begun=today.isoformat())
        fields = {name: getattr(topic, name) for name in Topic.model_fields}
        return State(**fields).with_earlier(tuple(one for one in kept if one.number != topic.number))


def _pack(topics: tuple[Topic, ...]) -> str:
    return base64.b64encode(zlib.compress(_TOPICS.dump_json(topics))).decode("ascii") if topics else ""


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


# What the form asks for, one thing at a time. Each slot is a door: what comes in is taken into the state, and it is
# empty again.
DOORS = (
    "situation",
    "challenge",
    "performance",
    "stability",
    "problem",
    "chosen",
    "answer",
    "step_what",
    "step_who",
    "step_when",
    "another_step",
    "check_in",
    "outcome",
    "sure",
    "line",
)
