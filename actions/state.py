"""What the bot keeps of a conversation between turns: the shape of each slot the actions own, and how to read them."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict
from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

ContextField = Literal["challenge", "theme", "performance", "stability", "problem"]


class Kept(BaseModel):
    """Base: frozen, changed by copies."""

    # A message must not reach a log by way of an error.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def but(self, **changes: Any) -> Self:
        return self.model_copy(update=changes)


class Known(Kept):
    """One thing known of the situation, and the leader's words that led there; `value` None: they left it open."""

    value: str | None
    words: str | None = None


class Context(Kept):
    """What is known of the situation besides its text; a field that is None was neither said nor asked."""

    challenge: Known | None = None
    theme: Known | None = None
    performance: Known | None = None
    stability: Known | None = None
    problem: Known | None = None
    asked: tuple[ContextField, ...] = ()

    def value_of(self, field: ContextField) -> str | None:
        known: Known | None = getattr(self, field)
        return known.value if known else None


class Suggestion(Kept):
    """Something offered, and the leader's words it answers to."""

    id: str
    words: str | None = None


class Offer(Kept):
    """What the research offers: all that was found, best first; what is on the table, put aside and chosen."""

    behaviours: tuple[Suggestion, ...] = ()
    cases: tuple[Suggestion, ...] = ()
    sets: tuple[str, ...] = ()
    approach: str | None = None
    fits: bool = True
    shown: tuple[str, ...] = ()
    cases_shown: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    presented: bool = False


class Ask(Kept):
    """One thing put to the leader: a question, one of its parts, or what would raise the rating just given."""

    question: str
    kind: Literal["main", "part", "raise"] = "main"
    part: int = 0

    @property
    def key(self) -> str:
        return f"{self.question}#{self.kind}{self.part}"


class Plan(Kept):
    """The asks in their order and where the conversation is in them; `skipped` holds keys."""

    asks: tuple[Ask, ...] = ()
    at: int = 0
    skipped: tuple[str, ...] = ()

    @property
    def current(self) -> Ask | None:
        return self.asks[self.at] if self.at < len(self.asks) else None

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ask.question for ask in self.asks))

    @property
    def place(self) -> str:
        """Such as "3 of 6"; parts of a question do not count."""
        ask = self.current or self.asks[-1]
        return f"{self.questions.index(ask.question) + 1} of {len(self.questions)}"


class Reply(Kept):
    """What the leader said to an ask; `rating` from 1 to 10 where one was asked for and given."""

    text: str
    rating: int | None = None


class Step(Kept):
    """A next step in the leader's words; `date` is what could be read in `when`, as YYYY-MM-DD."""

    what: str
    who: str = ""
    when: str = ""
    date: str | None = None


class Asides(Kept):
    """Small memories: how often something was shown, and what was just done."""

    paused: bool = False
    closed: bool = False
    thin_situation: str | None = None
    asked_number: str | None = None
    examples: dict[str, int] = {}
    check_in: str | None = None
    revisiting: tuple[int, ...] = ()


class State(Kept):
    """All of it, read from the slots of a tracker."""

    situation: str | None = None
    context: Context = Context()
    offer: Offer = Offer()
    plan: Plan = Plan()
    replies: dict[str, Reply] = {}
    steps: tuple[Step, ...] = ()
    asides: Asides = Asides()

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


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


FORM_SLOTS = (
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
)


def fresh_start() -> list[dict[str, Any]]:
    """Events that empty every slot, for a new topic."""
    return [SlotSet(name, None) for name in (*FORM_SLOTS, "context", "offer", "plan", "replies", "steps", "asides")]
