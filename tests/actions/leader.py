"""A leader before the actions alone: what they say at a door or in between, and what is uttered in return."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.asides import Asides
from actions.doors.base import Said
from actions.doors.coaching import ValidateCoaching
from actions.interruptions import KINDS, Interrupt
from actions.parts import Context as KnownContext
from actions.parts import Known, Offer, Reply, Step
from actions.record import lines_of, record_of
from actions.signposts import Signposts
from actions.state import State
from actions.words.language.once import one_message
from knowledge.encoder import Encoder, shared_encoder
from knowledge.library import Library
from knowledge.pack import OURS, read_pack
from knowledge.schema import Question, QuestionKind
from knowledge.search import Context, Finding, Guess

TODAY = date(2026, 11, 21)
# The situation and the first answer of a leader with a record.
SITUATION = "Nine teams became six. People have gone quiet. Thanks, I'm tough enough."
HUBS = "Visitors share a kettle. With schools it's thin. And there is a letter from the inspectors about waiting times."
NOTHING = Guess(value="unknown", sureness=0.0, words="")


@dataclass
class FakeSearch:
    """Finds the same for every text."""

    finding: Finding = field(
        default_factory=lambda: Finding(
            understood={name: NOTHING for name in ("challenge", "theme", "performance", "stability")},
            behaviours=[],
            cases=[],
            question_sets=[],
            fits=True,
        )
    )

    @property
    def encoder(self) -> Encoder:
        return shared_encoder()

    def find(self, text: str, context: Context) -> Finding:
        return self.finding


def library_of_the_pack() -> Library:
    """All that the pack holds, and a search that has learned nothing."""
    return Library(read_pack(Path(OURS)), FakeSearch())  # type: ignore[arg-type]


@dataclass
class Leader:
    """Says one thing after another; `state` is what the bot keeps, `uttered` what was said to the last of them."""

    library: Library
    state: State
    uttered: list[dict[str, Any]] = field(default_factory=list)

    @property
    def responses(self) -> list[str]:
        """The names of the domain's responses."""
        return [one["response"] for one in self.uttered if one.get("response")]

    @property
    def lines(self) -> list[str]:
        """What the record says, line by line."""
        return [text for _, text in lines_of(record_of(self.state, self.library))]

    @property
    def ratings(self) -> list[int | None]:
        return [reply.rating for reply in self.state.replies.values()]

    @property
    def orders(self) -> list[str]:
        return [one["custom"]["order"] for one in self.uttered if "order" in one["custom"]]

    def card(self, kind: str) -> Mapping[str, Any] | None:
        return next((one["custom"] for one in self.uttered if one["custom"].get("card") == kind), None)

    def replies_at(self, door: str, words: str, choice: str | None = None, intent: str = "answer") -> State:
        """What was said goes in by the door that was asked for."""
        dispatcher = CollectingDispatcher()
        doors = ValidateCoaching(self.library, lambda: TODAY)
        with one_message():
            self.state = doors.take(door, Said(words, choice, intent), dispatcher, self.state)
        self.uttered = dispatcher.messages
        return self.state

    def interrupts(self, intent: str, words: str, at: str | None = None, choice: str | None = None) -> State:
        """What was said is an interruption of that intent, while the slot `at` is asked for."""
        dispatcher = CollectingDispatcher()
        kind = next(kind for kind in KINDS if intent in kind.intents)
        entities = [{"entity": "choice", "value": choice}] if choice else []
        message = {"intent": {"name": intent}, "text": words, "entities": entities}
        tracker = Tracker("somebody", {"requested_slot": at}, message, [], False, None, {}, None)
        with one_message():
            self.state = kind(self.library, lambda: TODAY).do(dispatcher, self.state, tracker)
        self.uttered = dispatcher.messages
        return self.state

    async def interrupts_the_bot(self, intent: str, words: str, at: str | None, reply: str | None = None) -> State:
        """As `interrupts`, by the action itself, which looks at what is open before the intent and takes a `reply`."""
        dispatcher = CollectingDispatcher()
        entities = [{"entity": "reply", "value": reply}] if reply else []
        message = {"intent": {"name": intent}, "text": words, "entities": entities}
        slots = {**self.state.model_dump(mode="json"), "requested_slot": at}
        tracker = Tracker("somebody", slots, message, [], False, None, {}, None)
        bot = Interrupt(self.library, lambda: TODAY, Signposts.read(None))
        with one_message():
            changed = {event["name"]: event["value"] for event in await bot.run(dispatcher, tracker, {})}
        self.state = State.model_validate({**self.state.model_dump(mode="json"), **changed})
        self.uttered = dispatcher.messages
        return self.state


def with_a_record(library: Library) -> Leader:
    """With a step told, after an open question and two ratings: lines 1, 2 to 4 of the context, 5, 6 to 8, 9."""
    every = [one for _, one in library.pack.all() if isinstance(one, Question)]
    opened = next(one for one in every if one.kind is QuestionKind.OPEN and not one.parts)
    members = next(one for one in every if "lead member" in one.text and one.kind is QuestionKind.CONFIDENCE)
    others = next(
        one
        for one in every
        if one.kind is QuestionKind.CONFIDENCE and one.id != members.id and "member" not in one.text
    )
    plan = course.plan_of([opened, members, others])
    keys = {ask.question: ask.key for ask in plan.asks if ask.kind == "main"}
    replies = {
        keys[opened.id]: Reply(text=HUBS),
        keys[members.id]: Reply(text="2, he hears campaigns", rating=2),
        keys[others.id]: Reply(text="4", rating=4),
    }
    known = KnownContext(
        challenge=Known(value="shock"), performance=Known(value="improving"), problem=Known(value="wicked")
    )
    state = State(
        situation=SITUATION,
        context=known,
        offer=Offer(chosen=("openness",)),
        plan=plan.but(at=len(plan.asks)),
        replies=replies,
        steps=(Step(what="ring the chair", who="me", when="Friday"),),
        asides=Asides(closed=True),
    )
    return Leader(library, state)
