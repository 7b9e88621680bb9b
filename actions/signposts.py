"""Who to turn to when somebody is at risk: national numbers, and the routes of the place, from a settings file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from actions.errors import SignpostsInvalid

NATIONAL = Path(__file__).parent / "signposts.yml"


class Signpost(BaseModel):
    """Somebody to turn to, and how."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str = Field(min_length=1)
    how: str = Field(min_length=1)


# Nobody at risk may be told that there is nobody.
Somebody = Annotated[tuple[Signpost, ...], Field(min_length=1)]
EMPLOYER = Signpost(who="Your employer", how="the employee assistance line or occupational health")


class Signposts(BaseModel):
    """For each kind of risk, and for strain short of it, whom to turn to, most urgent first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    child_risk: Somebody
    colleague_conduct: Somebody
    other_adult_risk: Somebody
    own_distress: Somebody
    # Who is there for somebody who is worn out; a file that was written before this was asked for need not say.
    own_strain: Somebody = (EMPLOYER,)

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """Those of the file; the national ones without one. Raises `SignpostsInvalid`."""
        chosen = path or NATIONAL
        try:
            return cls.model_validate(yaml.safe_load(chosen.read_text("utf-8")))
        except OSError as error:
            raise SignpostsInvalid(chosen, [error.strerror or "it cannot be read"]) from error
        except UnicodeDecodeError as error:
            raise SignpostsInvalid(chosen, [f"it is not UTF-8 text: {error.reason}"]) from error
        except yaml.YAMLError as error:
            raise SignpostsInvalid(chosen, [f"it is not YAML: {' '.join(str(error).split())}"]) from error
        except ValidationError as error:
            raise SignpostsInvalid(chosen, _problems(error)) from error

    def for_kind(self, kind: str) -> tuple[Signpost, ...]:
        found: tuple[Signpost, ...] = getattr(self, kind)
        return found


def _problems(error: ValidationError) -> list[str]:
    """Each with its place, such as `child_risk.0.how: Input should be a valid string`."""
    return [f"{'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()]
