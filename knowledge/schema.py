"""The shape of a knowledge pack: one pydantic model for each kind of item, unknown keys refused.

Ids are those of the catalogue: a behaviour has its short id (`openness`), a concept its own, and everything else is
known by where it stands in its source, `document/locator` (`full-report/case-study-3`), unless it gives an id.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from knowledge.labels import Challenge, Performance, Stability, Theme

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-/][a-z0-9]+)*$")]


class QuestionKind(StrEnum):
    """`confidence` asks for a rating from 1 to 10 and then for what would raise it; `open` asks for words."""

    OPEN = "open"
    CONFIDENCE = "confidence"


class Strict(BaseModel):
    """Base of all: frozen, and a key nobody knows is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Strict):
    """Where in which document an item stands, by the catalogue's ids."""

    document: Id
    locator: Id

    @property
    def address(self) -> str:
        return f"{self.document}/{self.locator}"


class Method(Strict):
    """What a publication rests on: its kind, who was asked, how many and when, and what that cannot show."""

    kind: Text
    asked: Text
    limits: Text
    locator: Id


class Document(Strict):
    """A publication that items cite; `method` is what it says of how it came about."""

    id: Id
    title: Text
    author: Text | None = None
    publisher: Text
    year: int = Field(ge=1900, le=2100)
    method: Method | None = None


class Item(Strict):
    """What every item has: an id and the place in its source; `also` lists further places that say the same."""

    id: Id
    source: Source
    also: tuple[Source, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _id_from_source(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("source"), dict):
            place = data["source"]
            return data | {"id": f"{place.get('document')}/{place.get('locator')}"}
        return data

    @property
    def sources(self) -> tuple[Source, ...]:
        return (self.source, *self.also)


class Characteristic(Strict):
    """A piece of knowledge, a skill or an attribute under a behaviour, and which of the report's two lists has it."""

    name: Text
    given_in: tuple[Annotated[str, StringConstraints(pattern="^(chapter-3|appendix)$")], ...] = (
        "chapter-3",
        "appendix",
    )


class Behaviour(Item):
    """One of the core behaviours: what it is, also in `plain` words, how it shows, and what underpins it."""

    name: Text
    short_name: Text
    plain: Text
    summary: Text
    in_practice: tuple[Text, ...] = Field(min_length=1)
    knowledge: tuple[Characteristic, ...] = Field(min_length=1)
    skills: tuple[Characteristic, ...] = Field(min_length=1)
    attributes: tuple[Characteristic, ...] = Field(min_length=1)


class Context(Strict):
    """The authority a case study is about, as far as the source says."""

    authority: Text | None = None
    performance: Performance | None = None
    stability: Stability | None = None
    described: Text


class Phase(Strict):
    """A stretch of a case study: what had to be met, and what was done with relationships and with resources."""

    name: Text
    challenge: Text | None = None
    relationships: tuple[Text, ...] = ()
    resources: tuple[Text, ...] = ()


class Shown(Strict):
    """A behaviour that a case shows, and how."""

    behaviour: Id
    how: Text


class CaseStudy(Item):
    """A case study: context, phases, behaviours shown, and what follows for others."""

    title: Text
    summary: Text
    challenges: tuple[Challenge, ...] = Field(min_length=1)
    themes: tuple[Theme, ...] = Field(min_length=1)
    context: Context
    phases: tuple[Phase, ...] = ()
    behaviours: tuple[Shown, ...] = ()
    lessons: tuple[Text, ...] = Field(min_length=1)


class Example(Item):
    """A short example: what one authority did, and what came of it where the source says."""

    title: Text
    summary: Text
    lesson: Text
    challenges: tuple[Challenge, ...] = Field(min_length=1)
    themes: tuple[Theme, ...] = Field(min_length=1)
    behaviours: tuple[Id, ...] = Field(min_length=1)
    performance: Performance | None = None
    stability: Stability | None = None


class QuestionSet(Item):
    """A set of reflective questions that belong together."""

    title: Text
    summary: Text
    challenges: tuple[Challenge, ...] = Field(min_length=1)
    themes: tuple[Theme, ...] = Field(min_length=1)
    behaviours: tuple[Id, ...] = Field(min_length=1)


class Part(Strict):
    """What is asked on after a question; `plain` says it another way."""

    text: Text
    plain: Text


class Question(Item):
    """A reflective question; `parts` follow it one by one, `plain` says it another way, `why` says what it is for."""

    set: Id
    text: Text
    plain: Text
    why: Text
    parts: tuple[Part, ...] = ()
    kind: QuestionKind = QuestionKind.OPEN
    challenges: tuple[Challenge, ...] = Field(min_length=1)
    themes: tuple[Theme, ...] = Field(min_length=1)
    behaviours: tuple[Id, ...] = Field(min_length=1)
    examples: tuple[Id, ...] = ()
    derived: bool = False


class Approach(Item):
    """A frame: how to go about something; `performance` and `stability` say where it applies, empty means anywhere."""

    title: Text
    summary: Text
    steps: tuple[Text, ...] = Field(min_length=1)
    challenges: tuple[Challenge, ...] = Field(min_length=1)
    performance: tuple[Performance, ...] = ()
    stability: tuple[Stability, ...] = ()
    behaviours: tuple[Id, ...] = ()
    note: Text | None = None


class PracticeKind(StrEnum):
    """What a think-piece item is: something leaders do, the qualities they need for it, or a call to the sector."""

    PRACTICE = "practice"
    QUALITIES = "qualities"
    PROPOSITION = "proposition"


class Practice(Item):
    """An item of the think piece."""

    kind: PracticeKind
    domain: Challenge
    title: Text
    text: Text
    qualities: tuple[Text, ...] = ()
    behaviours: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _qualities_where_they_belong(self) -> Self:
        if (self.kind is PracticeKind.QUALITIES) != bool(self.qualities):
            raise ValueError("'qualities' are listed by items of kind qualities, and only by them")
        return self


class Concept(Item):
    """A term a leader might ask about."""

    term: Text
    aliases: tuple[Text, ...] = ()
    definition: Text
    see: tuple[Id, ...] = ()


class Gloss(Item):
    """A word of the questions that not everybody knows, in everyday words; `source` is a place where it is used."""

    word: Text
    aliases: tuple[Text, ...] = ()
    means: Text


KINDS: dict[str, type[Document] | type[Item]] = {
    "documents": Document,
    "behaviours": Behaviour,
    "case-studies": CaseStudy,
    "examples": Example,
    "question-sets": QuestionSet,
    "questions": Question,
    "approaches": Approach,
    "practices": Practice,
    "concepts": Concept,
    "glosses": Gloss,
}
"""The files of a pack by stem, each a YAML list of one kind of item."""
