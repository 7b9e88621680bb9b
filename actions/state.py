"""What the bot keeps of a conversation between turns: the shape of each slot the actions own, and how to read them."""

from __future__ import annotations

import base64
import zlib
from datetime import date
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, TypeAdapter, field_validator, model_validator
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
    """One thing known of the situation, and the leader's words that led there; `value` None: they left it open.

    `term` is what they call it themselves, and stands for the value wherever it is said back.
    """

    value: str | None
    words: str | None = None
    term: str | None = None


class Context(Kept):
    """What is known of the situation besides its text; a field that is None was neither said nor asked."""

    challenge: Known | None = None
    theme: Known | None = None
    performance: Known | None = None
    stability: Known | None = None
    problem: Known | None = None
    asked: tuple[ContextField, ...] = ()
    # What was asked once more, after what belonged elsewhere.
    returned: tuple[ContextField, ...] = ()

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
    # All that were ever on the table, in their order.
    cases_seen: tuple[str, ...] = ()
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
    """The asks in their order and where the conversation is in them; `skipped` and `parked` hold keys."""

    asks: tuple[Ask, ...] = ()
    at: int = 0
    skipped: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()

    @property
    def current(self) -> Ask | None:
        return self.asks[self.at] if self.at < len(self.asks) else None

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ask.question for ask in self.asks))

    @property
    def place(self) -> str:
        """Such as "3 of 6", or "3 of 6; 1 skipped", as many as the record lists."""
        ask = self.current or self.asks[-1]
        skipped = len(set(self.skipped) - {ask.key})
        place = f"{self.questions.index(ask.question) + 1} of {len(self.questions)}"
        return f"{place}; {skipped} skipped" if skipped else place


class Reply(Kept):
    """What the leader said to an ask; `rating` from 1 to 10 where one was asked for and given."""

    text: str
    rating: int | None = None


class Step(Kept):
    """A next step in the leader's words; None is what was not asked yet; `date` is what was read in it, YYYY-MM-DD."""

    what: str
    who: str | None = None
    when: str | None = None
    date: str | None = None
    # What was said of a day and is not settled: none could be read, or its weekday is of another.
    unread: str | None = None
    # The key of the ask whose answer it comes from, as far as its words tell.
    answer: str | None = None


class Steps(Kept):
    """The steps of a plan, those that are being put down among them, before something was done to them and after."""

    before: tuple[Step, ...]
    after: tuple[Step, ...]


class Outcome(Kept):
    """What became of the steps, as the leader said on the day they had set for it."""

    day: str
    text: str


Confirming = Literal["go_on", "erase", "share", "turn"]


class Unsettled(Kept):
    """What a leader is asked of their own words, with choices; `words` wait until they have said."""

    what: Literal["keep", "beside", "strike", "move", "only", "plan"]
    words: str = ""
    # What they may be, of the plan; nothing where they only wait to be called steps.
    among: tuple[str, ...] = ()
    # The key of the answer that is to be moved, or that the words stood beside, and the lines that are to be struck.
    key: str | None = None
    lines: tuple[str, ...] = ()


class Taken(Kept):
    """What was taken out of the record or changed in it at once, and where the conversation was: it can be undone."""

    # Answers that were taken back at their question.
    replies: dict[str, Reply] = {}
    # The lines that changed, and how they read before and after; a line that was struck reads nothing after.
    lines: tuple[str, ...] = ()
    reworded: dict[str, str] = {}
    now: dict[str, str] = {}
    # What else was changed, as it was before.
    ratings: dict[str, int | None] = {}
    context: dict[str, Known | None] = {}
    plan: Steps | None = None
    # The day to look back, in a list of one: it may have been none.
    check_in: tuple[str | None, ...] = ()
    at: int = 0
    revisiting: tuple[int, ...] = ()


class Asides(Kept):
    """Small memories: what is being done besides the questions, and what was done before and is not done twice."""

    # The form says nothing more in this turn.
    quiet: bool = False
    thin_situation: str | None = None
    # The leader has stopped, or all was asked.
    closed: bool = False
    # What a yes or no is waited for.
    confirming: Confirming | None = None
    # What was taken for a sign of risk, for something new, or for nothing known, until the leader says what it is.
    held: str | None = None
    # What the last risk that was answered is about, unless it was none: what was said of it is kept out of the record.
    risk: str | None = None
    # What was written while that was asked, until the leader says whether it is something else.
    besides: str | None = None
    # The line of the record that is being written anew.
    amending: str | None = None
    # What is asked about words of theirs that it is not clear what to do with.
    unsettled: Unsettled | None = None
    # Keys of the asks that were answered last, the latest last; and what was taken out last.
    latest: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    # Keys of asks: asked for a number, asked for more, answered with more to come.
    asked_number: str | None = None
    probed: tuple[str, ...] = ()
    probing: bool = False
    adding: bool = False
    # By what they were told about: the ids of cases and behaviours.
    told: dict[str, tuple[str, ...]] = {}
    revisiting: tuple[int, ...] = ()
    draft: Step | None = None
    # Steps told with it, of which who and when are asked after it.
    upcoming: tuple[Step, ...] = ()
    another_step: bool | None = None
    check_in: str | None = None
    check_in_asked: bool = False
    # What was said where a day to look back was asked for and none could be read, while it is asked for once more.
    day_words: str | None = None
    share_asked: bool = False
    # What sharing means was said in full.
    share_explained: bool = False
    # It was shared just now: what undoes the last deed takes that back.
    just_shared: bool = False
    # So many questions are wanted; None where nobody said.
    most: int | None = None
    # What was said of a risk, just left out as the conversation went on, and may be wished for.
    left_out: str | None = None
    # Who supports somebody who is worn out was said.
    supported: bool = False
    outcome_due: bool = False
    # The earlier topics were just listed: a name is the choice of one.
    topics_listed: bool = False
    # The leader has just stopped for now: what is said with "can we carry on" is no answer.
    paused: bool = False

    @model_validator(mode="before")
    @classmethod
    def _without_counts(cls, kept: Any) -> Any:
        """Conversations that began before `told` still hold how many were told, which says nothing of which."""
        return {name: value for name, value in kept.items() if name != "examples"} if isinstance(kept, dict) else kept

    @property
    def next_turn(self) -> Self:
        """Without what counts only in the turn that comes right after it."""
        return self.but(topics_listed=False, paused=False, just_shared=False, left_out=None)

    @property
    def deciding(self) -> Confirming:
        """What a yes or no is asked for at the door `sure`."""
        return self.confirming or "share"


class Amendments(Kept):
    """What the leader changed in the record itself: lines struck, and lines put in other words, by their ids."""

    struck: tuple[str, ...] = ()
    reworded: dict[str, str] = {}

    def without(self, *lines: str) -> Amendments:
        """The changes to all other lines: what was done to a line is gone once the line says something new."""
        struck = tuple(line for line in self.struck if line not in lines)
        reworded = {line: words for line, words in self.reworded.items() if line not in lines}
        return self.but(struck=struck, reworded=reworded)


class Topic(Kept):
    """One thing a leader brought, with all that came of it; `begun` is a day, as YYYY-MM-DD."""

    number: int = 1
    begun: str | None = None
    situation: str | None = None
    context: Context = Context()
    offer: Offer = Offer()
    plan: Plan = Plan()
    replies: dict[str, Reply] = {}
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
