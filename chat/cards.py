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


class FoundCase(Part):
    title: str
    why: Words = ""
    summary: Words = ""
    context: Words = ""
    source: Words = ""


class FoundApproach(Part):
    title: str
    steps: tuple[str, ...] = ()
    source: Words = ""


class Findings(Part):
    """What the research offers."""

    card: Literal["findings"]
    behaviours: tuple[FoundBehaviour, ...] = ()
    cases: tuple[FoundCase, ...] = ()
    approach: FoundApproach | None = None
    note: Words = ""


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


class ContextLine(Part):
    label: str
    value: str


class ChosenBehaviour(Part):
    name: str


class ShownCase(Part):
    title: str


class Answered(Part):
    question: str
    text: str
    rating: int | None = None


class Skipped(Part):
    question: str


class Step(Part):
    what: str
    who: Words = ""
    when: Words = ""
    date: datetime.date | None = None


class Source(Part):
    document: str
    publisher: Words = ""
    year: int | None = None
    items: tuple[str, ...] = ()


class Summary(Part):
    """The record as it stands."""

    card: Literal["summary", "record"]
    situation: Words = ""
    context: tuple[ContextLine, ...] = ()
    behaviours: tuple[ChosenBehaviour, ...] = ()
    cases: tuple[ShownCase, ...] = ()
    answers: tuple[Answered, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    steps: tuple[Step, ...] = ()
    check_in: datetime.date | None = None
    sources: tuple[Source, ...] = ()


Card = Findings | Question | Item | Summary
_CARD: TypeAdapter[Card] = TypeAdapter(Annotated[Card, Field(discriminator="card")])


def card_of(content: Mapping[str, Any] | None) -> Card | None:
    """The card in a reply; None where there is none, or none that this client knows."""
    if content is None:
        return None
    try:
        return _CARD.validate_python(content)
    except ValidationError:
        # Its text says the same, so the leader misses nothing.
        return None
