"""The record as the bot hands it over."""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base: frozen; what a later bot adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class ContextLine(Part):
    label: str
    value: str
    words: str = ""


class Behaviour(Part):
    id: str
    name: str
    why: str = ""


class Case(Part):
    id: str
    title: str


class Before(Part):
    """What the same question was rated in an earlier topic."""

    rating: int
    day: datetime.date | None = None


class Answer(Part):
    id: str
    question: str
    text: str
    rating: int | None = None
    before: Before | None = None


class Skipped(Part):
    id: str
    question: str


class Step(Part):
    what: str
    who: str = ""
    when: str = ""
    date: datetime.date | None = None
    # The question whose answer it comes from.
    answer: str | None = None


class Outcome(Part):
    """What the leader said on the day they had set to look back."""

    day: datetime.date
    text: str


class Source(Part):
    document: str
    publisher: str
    year: int
    items: tuple[str, ...] = ()


class Record(Part):
    """All that the leader leaves with; any list may be empty."""

    situation: str | None = None
    context: tuple[ContextLine, ...] = ()
    behaviours: tuple[Behaviour, ...] = ()
    cases: tuple[Case, ...] = ()
    answers: tuple[Answer, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    steps: tuple[Step, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    check_in: datetime.date | None = None
    sources: tuple[Source, ...] = ()
    # How many other topics of the conversation have a record of their own.
    others: int = 0
