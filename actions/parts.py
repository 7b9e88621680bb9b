"""What a topic is made of: each part frozen, and changed by copies."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

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
    # What it was taken to be about, and is not.
    denied: tuple[str, ...] = ()

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
    # The cases that were refused: they do not come again, in any topic.
    refused: tuple[str, ...] = ()
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


class Amendments(Kept):
    """What the leader changed in the record itself: lines struck, and lines put in other words, by their ids."""

    struck: tuple[str, ...] = ()
    reworded: dict[str, str] = {}
    # Their words that were taken out or put otherwise at any time, as they read before.
    unsaid: tuple[str, ...] = ()

    def without(self, *lines: str) -> Amendments:
        """The changes to all other lines: what was done to a line is gone once the line says something new."""
        struck = tuple(line for line in self.struck if line not in lines)
        reworded = {line: words for line, words in self.reworded.items() if line not in lines}
        return self.but(struck=struck, reworded=reworded)
