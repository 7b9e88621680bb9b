"""What the model learns to say of a situation: one column for each label, laid out by head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.corpus import Situation
from knowledge.labels import Challenge, PerformanceLabel, StabilityLabel, Theme

Floats = NDArray[np.float32]

# What a coach puts first counts most; these are gains, not probabilities.
CASE_GAINS = (1.0, 0.8, 0.6, 0.5)
SET_GAINS = (1.0, 0.7, 0.5)
ALSO_GAIN = 0.6


@dataclass(frozen=True)
class Layout:
    """The names of the columns of each head, in the order of the columns."""

    heads: dict[str, tuple[str, ...]]

    def slice_of(self, head: str) -> slice:
        start = 0
        for name, names in self.heads.items():
            if name == head:
                return slice(start, start + len(names))
            start += len(names)
        raise KeyError(head)

    def scores(self, row: Floats, head: str) -> dict[str, float]:
        """The columns of one head of a predicted row, by name."""
        return dict(zip(self.heads[head], map(float, row[self.slice_of(head)]), strict=True))


def layout_of(situations: Sequence[Situation]) -> Layout:
    """The layout for a corpus: cases and question sets are those it names."""
    return Layout(
        {
            "behaviours": tuple(sorted({name for s in situations for name in s.behaviours})),
            "cases": tuple(sorted({name for s in situations for name in s.cases})),
            "question_sets": tuple(sorted({name for s in situations for name in s.question_sets})),
            "challenge": tuple(Challenge),
            "theme": tuple(Theme),
            "performance": tuple(PerformanceLabel),
            "stability": tuple(StabilityLabel),
        }
    )


def targets_of(situations: Sequence[Situation], layout: Layout) -> Floats:
    """A (situations, columns) array of gains from 0 to 1."""
    return np.array([_row(situation, layout) for situation in situations], dtype=np.float32)


def _row(situation: Situation, layout: Layout) -> list[float]:
    gains: dict[str, dict[str, float]] = {
        "behaviours": {name: grade / 2 for name, grade in situation.behaviours.items()},
        "cases": _by_rank(situation.cases, CASE_GAINS),
        "question_sets": _by_rank(situation.question_sets, SET_GAINS),
        "challenge": {str(name): ALSO_GAIN for name in situation.also} | {str(situation.challenge): 1.0},
        "theme": {situation.theme: 1.0},
        "performance": {situation.performance: 1.0},
        "stability": {situation.stability: 1.0},
    }
    return [gains[head].get(name, 0.0) for head, names in layout.heads.items() for name in names]


def _by_rank(names: Sequence[str], gains: Sequence[float]) -> dict[str, float]:
    return {name: gains[min(rank, len(gains) - 1)] for rank, name in enumerate(names)}
