"""The lists of words that tell names from other words, read once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LISTS = Path(__file__).parent / "lists"


@dataclass(frozen=True)
class Lexicon:
    """All in small letters. First names are no English words, `words_and_names` are; the rest everybody may say."""

    first_names: frozenset[str]
    words_and_names: frozenset[str]
    authors: frozenset[str]
    places: frozenset[str]
    terms: frozenset[str]

    @classmethod
    def read(cls) -> Lexicon:
        """The lists beside this module."""
        return cls(
            first_names=frozenset(" ".join(_lines("first-names")).split()),
            words_and_names=frozenset(" ".join(_lines("words-and-names")).split()),
            authors=frozenset(_lines("authors")),
            places=_trimmed(" ".join(_lines("places")).split(",")),
            terms=frozenset(_lines("public")),
        )

    def is_first_name(self, word: str) -> bool:
        """Whether a word in small letters, or a part of one with hyphens, is a first name and no English word."""
        return word in self.first_names or ("-" in word and any(part in self.first_names for part in word.split("-")))


def _lines(name: str) -> list[str]:
    lines = (LISTS / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.strip().lower() for line in lines if line.strip() and not line.startswith("#")]


def _trimmed(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in phrases if phrase.strip())
