"""The rubric: what coaches score a conversation by, as a lead coach writes it in YAML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from review.errors import RubricInvalid


class Part(BaseModel):
    """Base: frozen; a key that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Level(Part):
    """One of the levels, the lowest first; `means` says how it is told."""

    name: str = Field(min_length=1, max_length=60)
    means: str = Field(min_length=1, max_length=600)


class Criterion(Part):
    """One thing that is scored."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    name: str = Field(min_length=1, max_length=80)
    asks: str = Field(min_length=1, max_length=400)
    source: str = ""
    levels: list[Level] = Field(min_length=2, max_length=7)


class Rubric(Part):
    """All that is scored."""

    criteria: list[Criterion] = Field(min_length=1, max_length=12)

    @model_validator(mode="after")
    def _ids_differ(self) -> Rubric:
        ids = [criterion.id for criterion in self.criteria]
        if len(set(ids)) < len(ids):
            raise ValueError("two criteria have the same id")
        return self


def read_rubric(path: Path) -> Rubric:
    """The rubric in a file; raises `RubricInvalid` with everything that is wrong in it."""
    try:
        return Rubric.model_validate(yaml.safe_load(path.read_text("utf-8")))
    except ValidationError as error:
        found = [f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()]
        raise RubricInvalid(str(path), found) from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise RubricInvalid(str(path), [" ".join(str(error).split())]) from error


def kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa of two readers' levels; None where chance alone would have them agree, or there are none."""
    if not pairs:
        return None
    levels, total = {level for pair in pairs for level in pair}, len(pairs)
    agreed = sum(one == other for one, other in pairs) / total
    by_chance = sum(
        sum(one == level for one, _ in pairs) * sum(other == level for _, other in pairs) for level in levels
    ) / (total * total)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
