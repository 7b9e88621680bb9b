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


class Answer(Part):
    id: str
    question: str
    text: str
    rating: int | None = None


class Skipped(Part):
    id: str
    question: str


class Step(Part):
    what: str
    who: str = ""
    when: str = ""
    date: datetime.date | None = None


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
    check_in: datetime.date | None = None
    sources: tuple[Source, ...] = ()
