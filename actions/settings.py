"""What the action server is told by its environment; the only place here that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class SettingMissing(Exception):
    """A setting that has no default is not in the environment."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is not set; 'make run' sets it, see docs/operating.md")


class Settings(BaseModel):
    """Frozen; the token is masked when printed."""

    model_config = ConfigDict(frozen=True)

    # Nobody but Rasa on this machine has any business here.
    host: Literal["127.0.0.1", "::1", "localhost"] = "127.0.0.1"
    port: int = Field(default=5055, ge=1, le=65535)
    token: SecretStr = Field(min_length=16)
    var: Path = Path("var")
    domain: Path = Path("domain.yml")
    # Who to turn to when somebody is at risk; without one, the national numbers.
    signposts: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process; raises SettingMissing, or pydantic's error that names what is wrong."""
    token = environment.get("SOUNDING_BOARD_BOT_TOKEN")
    if not token:
        raise SettingMissing("SOUNDING_BOARD_BOT_TOKEN")
    signposts = environment.get("SOUNDING_BOARD_SIGNPOSTS")
    return Settings(
        port=int(environment.get("SOUNDING_BOARD_ACTIONS_PORT", "5055")),
        token=SecretStr(token),
        var=Path(environment.get("SOUNDING_BOARD_VAR", "var")),
        signposts=Path(signposts) if signposts else None,
    )
