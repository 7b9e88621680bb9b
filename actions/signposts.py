"""Who to turn to when somebody is at risk: national numbers, and the routes of the place, from a settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

NATIONAL = Path(__file__).parent / "signposts.yml"


class SignpostsInvalid(Exception):
    """The settings file cannot be used as it is."""

    def __init__(self, path: Path, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class Signpost(BaseModel):
    """Somebody to turn to, and how."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str
    how: str


class Signposts(BaseModel):
    """For each kind of risk, whom to turn to, most urgent first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    child_risk: tuple[Signpost, ...]
    colleague_conduct: tuple[Signpost, ...]
    other_adult_risk: tuple[Signpost, ...]
    own_distress: tuple[Signpost, ...]

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """Those of the file; the national ones without one. Raises `SignpostsInvalid`."""
        chosen = path or NATIONAL
        try:
            return cls.model_validate(yaml.safe_load(chosen.read_text("utf-8")))
        except OSError as error:
            raise SignpostsInvalid(chosen, f"cannot be read: {error.strerror}") from error
        except (ValidationError, yaml.YAMLError) as error:
            raise SignpostsInvalid(chosen, str(error)) from error

    def for_kind(self, kind: str) -> tuple[Signpost, ...]:
        found: tuple[Signpost, ...] = getattr(self, kind)
        return found
