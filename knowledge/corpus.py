"""The labelled situations that search learns from."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator

from knowledge.errors import PackInvalid, Problem
from knowledge.labels import Challenge, PerformanceLabel, StabilityLabel, Theme
from knowledge.reading import read_list
from knowledge.schema import Id, Strict, Text

FOLDER = Path(__file__).parent / "corpus"


class Situation(Strict):
    """A message as a leader types it, and what a coach who knows the sources would offer; lists are best first."""

    id: str = ""
    text: Text
    behaviours: dict[Id, int] = Field(min_length=1)
    challenge: Challenge
    also: tuple[Challenge, ...] = ()
    theme: Theme
    performance: PerformanceLabel
    stability: StabilityLabel
    cases: tuple[Id, ...]
    question_sets: tuple[Id, ...]
    why: str = ""

    @model_validator(mode="after")
    def _grades(self) -> Situation:
        if not set(self.behaviours.values()) <= {1, 2}:
            raise ValueError("behaviours are graded 2 (certainly) or 1 (clearly relevant)")
        return self


def read_situations(path: Path) -> list[Situation]:
    """The situations of one file, or of every file below a folder; raises PackInvalid with every problem found."""
    files = sorted(path.rglob("*.yml")) if path.is_dir() else [path]
    situations: list[Situation] = []
    problems: list[Problem] = []
    for file in files:
        found, wrong = read_list(file, Situation, lambda number, _: f"situation {number}")
        situations += [situation for _, situation in found]
        problems += wrong
    if not situations and not problems:
        problems.append(Problem(str(path), 0, "", "", "no situation was found here"))
    if problems:
        raise PackInvalid(problems)
    return situations
