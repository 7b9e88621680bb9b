"""The cards that this client can draw; of any other it shows the words alone."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

# What is not known comes as null, and reads as nothing.
Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class Part(BaseModel):
    """Base: frozen; fields of a later bot are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class FoundBehaviour(Part):
    name: str
    why: Words = ""
    summary: Words = ""
    knowledge: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    source: Words = ""


class Place(Part):
    """Something known of a case's authority, beside the same of the leader's."""

    aspect: str
    there: str
    yours: Words = ""


class FoundCase(Part):
    title: str
    why: Words = ""
    summary: Words = ""
    context: Words = ""
    places: tuple[Place, ...] = ()
    lessons: tuple[str, ...] = ()
    source: Words = ""


class FoundApproach(Part):
    title: str
    steps: tuple[str, ...] = ()
    note: Words = ""
    source: Words = ""


class Findings(Part):
    """What the research offers."""

    card: Literal["findings"]
    behaviours: tuple[FoundBehaviour, ...] = ()
    cases: tuple[FoundCase, ...] = ()
    approach: FoundApproach | None = None


class Comparison(Part):
    """Two case studies, one beside the other."""

    card: Literal["comparison"]
    title: str
    cases: tuple[FoundCase, ...] = ()


class Question(Part):
    """A reflective question; a rating is one that asks for a number."""

    card: Literal["question", "rating"]
    question: str
    place: Words = ""
    source: Words = ""
    lowest: Annotated[int | None, Field(alias="from")] = None
    highest: Annotated[int | None, Field(alias="to")] = None


class Item(Part):
    """A behaviour, case study or example in full."""

    card: Literal["item"]
    title: str
    body: tuple[str, ...] = ()
    source: Words = ""


class RecordLine(Part):
    """Base of what a leader can change or take out; `id` is what the record's numbers are listed by."""

    id: Words = ""


class ContextLine(RecordLine):
    label: str
    value: str


class ChosenBehaviour(RecordLine):
    name: str


class ShownCase(RecordLine):
    title: str


class RatedBefore(Part):
    rating: int
    day: datetime.date | None = None


class Answered(RecordLine):
    question: str
    text: str
    rating: int | None = None
    before: RatedBefore | None = None


class Skipped(RecordLine):
    question: str


class Step(RecordLine):
    what: str
    who: Words = ""
    when: Words = ""
    date: datetime.date | None = None


class Outcome(RecordLine):
    """What came of the steps, as the leader said on that day."""

    day: datetime.date
    text: str


class Source(Part):
    document: str
    publisher: Words = ""
    year: int | None = None
    items: tuple[str, ...] = ()


class Summary(Part):
    """The record as it stands; `lines` has the number by which each line can be named, by the line's id."""

    card: Literal["summary", "record"]
    situation: Words = ""
    context: tuple[ContextLine, ...] = ()
    behaviours: tuple[ChosenBehaviour, ...] = ()
    cases: tuple[ShownCase, ...] = ()
    answers: tuple[Answered, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    steps: tuple[Step, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    check_in: datetime.date | None = None
    sources: tuple[Source, ...] = ()
    lines: Mapping[str, int] = {}


Card = Findings | Comparison | Question | Item | Summary
_CARD: TypeAdapter[Card] = TypeAdapter(Annotated[Card, Field(discriminator="card")])


def card_of(content: Mapping[str, Any] | None) -> Card | None:
    """The card in a reply; None where there is none, or none that this client knows."""
    if content is None:
        return None
    try:
        return _CARD.validate_python(content)
    except ValidationError:
        # Such as the safety card, whose text says it all.
        return None
