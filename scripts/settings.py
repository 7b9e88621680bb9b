"""What the environment says about this installation, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scripts.errors import SettingInvalid

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "SOUNDING_BOARD_"
# How run hands its claim on the folder of state to serve: the number of an open file.
CLAIM = "SOUNDING_BOARD_RUN_CLAIM"
# All of ours that these two are told: nobody mends Rasa's environment any more, and neither has a use for the secrets
# that sign, derive conversations' keys, or open Slack, Teams and the sign-on.
KNOWN = {
    "rasa": ("VAR", "RASA_PORT", "MODEL", "ACTIONS_PORT", "BOT_TOKEN", "TRACKER_URL"),
    "actions": ("VAR", "ACTIONS_PORT", "BOT_TOKEN", "SIGNPOSTS"),
}


@dataclass(frozen=True)
class Settings:
    """The ports but the first are None where any free port will do."""

    root: Path
    var: Path
    host: str
    port: int
    rasa_port: int | None
    actions_port: int | None
    review_port: int | None
    # Days that a leader's cookie is good for, as the gateway is told.
    session_days: int
    environment: Mapping[str, str] = field(repr=False)

    @classmethod
    def read(cls) -> Settings:
        return cls.of(os.environ)

    @classmethod
    def of(cls, environment: Mapping[str, str], root: Path = ROOT) -> Settings:
        """The settings that `environment` gives; raises SettingInvalid."""
        return cls(
            root=root,
            # Joining leaves an absolute folder as it is.
            var=(root / Path(_text(environment, "VAR", "var")).expanduser()).resolve(),
            host=_text(environment, "HOST", "127.0.0.1"),
            port=_port(environment, "PORT") or 8080,
            rasa_port=_port(environment, "RASA_PORT"),
            actions_port=_port(environment, "ACTIONS_PORT"),
            review_port=_port(environment, "REVIEW_PORT"),
            session_days=_number(environment, "SESSION_DAYS", 3650) or 90,
            environment=dict(environment),
        )

    @property
    def model(self) -> Path | None:
        """The model that Rasa is told to load, if it is told."""
        model = self._text("MODEL", "")
        return Path(model) if model else None

    def python(self, environment: str = ".venv") -> str:
        """The interpreter of one of the project's two environments."""
        return str(self.root / environment / "bin" / "python")

    def for_children(self) -> dict[str, str]:
        """The environment of everything that is started here, without secrets and ports."""
        quiet = {
            "PYTHONPATH": str(self.root),
            "PYTHONUNBUFFERED": "1",
            # Both report to their makers unless they are told not to.
            "RASA_TELEMETRY_ENABLED": "false",
            "ORT_DISABLE_TELEMETRY": "1",
            # TensorFlow: errors alone. SQLAlchemy 1.4, which Rasa is bound to: not a word about 2.0.
            "TF_CPP_MIN_LOG_LEVEL": "2",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        }
        stores = {
            f"{PREFIX}VAR": str(self.var),
            f"{PREFIX}DATABASE_URL": self._text("DATABASE_URL", f"sqlite+aiosqlite:///{self.var}/conversations.db"),
            f"{PREFIX}TRACKER_URL": self._text("TRACKER_URL", f"sqlite:///{self.var}/trackers.db"),
        }
        mine = {name: value for name, value in self.environment.items() if name not in (CLAIM, "PYTHONHOME")}
        return {**mine, **quiet, **stores}

    def rasa(self, *arguments: str) -> list[str]:
        """The command that has Rasa do something."""
        return [self.python(".venv-rasa"), "-m", "bot", *arguments]

    def for_rasa(self) -> dict[str, str]:
        """The same for Rasa, whose libraries warn of their own age, and write files into the home folder."""
        known = known_to("rasa", self.for_children())
        return {**known, "HOME": str(self.var / "rasa"), "PYTHONWARNINGS": "ignore"}

    def _text(self, name: str, default: str) -> str:
        return _text(self.environment, name, default)


def known_to(process: str, environment: Mapping[str, str]) -> dict[str, str]:
    """What the process of that name finds in its environment: of what is ours, only what it needs."""
    needed = [PREFIX + name for name in KNOWN.get(process, ())]
    return {
        name: value
        for name, value in environment.items()
        if process not in KNOWN or not name.startswith(PREFIX) or name in needed
    }


def _text(environment: Mapping[str, str], name: str, default: str) -> str:
    return environment.get(PREFIX + name) or default


def _port(environment: Mapping[str, str], name: str) -> int | None:
    return _number(environment, name, 65535)


def _number(environment: Mapping[str, str], name: str, most: int) -> int | None:
    value = _text(environment, name, "")
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        raise SettingInvalid(PREFIX + name, value, f"a whole number from 1 to {most}")
    return int(value)
