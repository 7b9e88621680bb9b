"""Words beside which a name stands, or does not."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

CUES = Path(__file__).parent / "lists" / "cues.yml"
Words = Annotated[frozenset[str], BeforeValidator(str.split)]


class Cues(BaseModel):
    """All in small letters; `lists/cues.yml` says what each is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: Words
    small_titles: Words
    councillor: Words
    determiners: Words
    mine: Words
    saying: Words
    saying_and_names: Words
    asking: Words
    towards: Words
    to_places: Words
    in_places: Words
    of_places: Words
    in_somebody: Words
    moving: Words
    patches: Words
    of_patches: Words
    little: Words
    kin: Words
    after_somebody: Words
    before_names_abroad: Words
    articles_abroad: Words
    reading_on: Words
    objects: Words
    speaking: Words
    beginning: Words
    addressing: Words
    before_days: Words
    related: Words
    hailing: Words
    family: Words
    calling: Words
    roles: Words
    greetings: Words
    greeted: Words
    afterwards: Words
    departments: Words
    before_departments: Words
    pronouns: Words
    particles: Words
    no_school: Words
    incidents: Words
    being: Words
    children: Words
    childs: Words
    at_work: Words
    given: Words
    modals: Words
    after_modals: Words
    virtues: Words
    seasons: Words
    acting: Words
    acted: Words
    helpers: Words
    adverbs: Words
    feeling: Words
    before_somebody: Words
    telling: Words
    passive: Words
    speaking_to: Words
    meetings: Words
    dating: Words
    after_somebody_met: Words
    persons: Words
    had: Words
    organisations: Words

    # Every word of a message is looked for in these, so they are put together once.

    @cached_property
    def never_names(self) -> frozenset[str]:
        """What is no name even with a capital letter."""
        return self.titles | self.only_saying | self.determiners | self.pronouns

    @cached_property
    def never_in_names(self) -> frozenset[str]:
        """What is no part of a name of several words either."""
        return self.never_names | self.afterwards | self.roles

    @cached_property
    def only_saying(self) -> frozenset[str]:
        """What somebody does who says something, and what nobody is called."""
        return self.saying - self.saying_and_names

    @cached_property
    def by_people(self) -> frozenset[str]:
        """What no place, month or feast does."""
        return self.speaking - self.beginning

    @cached_property
    def somebodies(self) -> frozenset[str]:
        """What somebody is to others, at home or at work."""
        return self.family | self.roles

    @cached_property
    def articles(self) -> frozenset[str]:
        """As in "the", which nobody says of somebody, and not "my"."""
        return self.determiners - self.mine

    @classmethod
    def read(cls) -> Cues:
        """The words beside this module."""
        return cls.model_validate(yaml.safe_load(CUES.read_text("utf-8")))
