"""What the action server is told by its environment; the only place here that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from actions.errors import SettingInvalid, SettingMissing

# By the settings' names. Where it listens and its domain are not for the environment to say.
KEYS = {
    "port": "SOUNDING_BOARD_ACTIONS_PORT",
    "token": "SOUNDING_BOARD_BOT_TOKEN",
    "var": "SOUNDING_BOARD_VAR",
    "signposts": "SOUNDING_BOARD_SIGNPOSTS",
}


class Settings(BaseModel):
    """Frozen; the token is masked when printed."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    # Nobody but Rasa on this machine has any business here.
    host: Literal["127.0.0.1", "::1", "localhost"] = "127.0.0.1"
    port: int = Field(default=5055, ge=1, le=65535)
    token: SecretStr = Field(min_length=16)
    var: Path = Path("var")
    domain: Path = Path("domain.yml")
    # Who to turn to when somebody is at risk; without one, the national numbers.
    signposts: Path | None = None


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process, an empty value counting as not given; raises SettingMissing or SettingInvalid."""
    given = {name: value for name, key in KEYS.items() if (value := environment.get(key))}
    if "token" not in given:
        raise SettingMissing(KEYS["token"])
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingInvalid(KEYS[str(first["loc"][0])], first["msg"]) from error
