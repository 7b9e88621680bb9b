"""Scoring items by what they say: for those the corpus never names, such as an organisation's own, and beside it.

A case or question set fits a situation as far as its words and meaning are near, its behaviours, challenges and theme
are those predicted, and its context is the leader's. How much each counts is learned from the corpus.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from knowledge.encoder import Vectors
from knowledge.labels import Challenge, Theme
from knowledge.pack import Pack
from knowledge.schema import Behaviour, CaseStudy, Example, Item, QuestionSet
from knowledge.targets import Floats, Layout

KINDS_OF_HEAD: Mapping[str, tuple[type[Item], ...]] = {
    "behaviours": (Behaviour,),
    "cases": (CaseStudy, Example),
    "question_sets": (QuestionSet,),
}
FEATURES = ("meaning", "behaviours", "challenge", "theme", "performance", "stability", "other_theme")


@dataclass(frozen=True)
class Shelf:
    """Items of one head laid out as arrays, so that a hundred thousand are scored in one go."""

    ids: tuple[str, ...]
    vectors: Vectors
    behaviours: Floats
    challenges: Floats
    themes: Floats
    performance: Floats
    stability: Floats

    def features(self, vector: Vectors, predicted: Floats, layout: Layout) -> Floats:
        """An (items, features) array for one situation, from its embedding and its predicted columns."""

        def expected(head: str, tags: Floats) -> Floats:
            column: Floats = tags @ np.clip(predicted[layout.slice_of(head)], 0.0, 1.0)
            return column

        return np.stack(
            [
                self.vectors @ vector,
                expected("behaviours", self.behaviours),
                expected("challenge", self.challenges),
                expected("theme", self.themes),
                expected("performance", self.performance),
                expected("stability", self.stability),
                1.0 - expected("theme", self.themes).clip(0.0, 1.0),
            ],
            axis=1,
        ).astype(np.float32)


def shelf_of(items: Sequence[Item], vectors: Vectors, layout: Layout) -> Shelf:
    """Lays out cases, examples, question sets or behaviours; `vectors` are the embeddings of their `text_of`."""
    return Shelf(
        ids=tuple(item.id for item in items),
        vectors=vectors,
        behaviours=_shares([_behaviours_of(item) for item in items], layout.heads["behaviours"]),
        challenges=_marks([getattr(item, "challenges", ()) for item in items], tuple(Challenge)),
        themes=_marks([getattr(item, "themes", ()) for item in items], tuple(Theme)),
        performance=_marks([_context_of(item, "performance") for item in items], layout.heads["performance"]),
        stability=_marks([_context_of(item, "stability") for item in items], layout.heads["stability"]),
    )


def items_of(pack: Pack, head: str) -> list[Item]:
    """The items of a pack that a ranked head chooses from."""
    return [item for _, item in pack.all() if isinstance(item, KINDS_OF_HEAD[head])]


def text_of(item: Item) -> str:
    """What an item is about, in the words by which it can be found."""
    if isinstance(item, Behaviour):
        return " ".join((item.name, item.summary, *item.in_practice))
    if isinstance(item, CaseStudy):
        return " ".join((item.title, item.summary, item.context.described, *item.lessons))
    if isinstance(item, Example):
        return " ".join((item.title, item.summary, item.lesson))
    if isinstance(item, QuestionSet):
        return f"{item.title}. {item.summary}"
    words = [getattr(item, name, "") for name in ("term", "title", "text", "summary", "definition")]
    return " ".join(word for word in words if word)


def _behaviours_of(item: Item) -> tuple[str, ...]:
    if isinstance(item, Behaviour):
        return (item.id,)
    if isinstance(item, CaseStudy):
        return tuple(shown.behaviour for shown in item.behaviours)
    return tuple(getattr(item, "behaviours", ()))


def _context_of(item: Item, field: str) -> tuple[str, ...]:
    value = getattr(item.context, field) if isinstance(item, CaseStudy) else getattr(item, field, None)
    return (value,) if value else ()


def _marks(tags: Sequence[Sequence[str]], names: Sequence[str]) -> Floats:
    marks: Any = [[float(name in tag) for name in names] for tag in tags]
    return np.array(marks, dtype=np.float32).reshape(len(tags), len(names))


def _shares(tags: Sequence[Sequence[str]], names: Sequence[str]) -> Floats:
    # An item that shows many behaviours says less of each.
    marks = _marks(tags, names)
    shares: Floats = (marks / np.sqrt(np.maximum(marks.sum(axis=1, keepdims=True), 1.0))).astype(np.float32)
    return shares
