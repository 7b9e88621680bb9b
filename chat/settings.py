"""What the terminal client is told by its environment, read once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "SOUNDING_BOARD_"
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


@dataclass(frozen=True)
class Settings:
    """`url` is where the gateway of this machine listens."""

    cookie_file: Path
    url: str

    @classmethod
    def read(cls) -> Settings:
        return cls.of(os.environ)

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that `environment` gives; an empty value counts as not given."""
        host = environment.get(f"{PREFIX}HOST") or "127.0.0.1"
        # Who listens everywhere is found at home.
        host = "127.0.0.1" if host in ANYWHERE else host
        port = environment.get(f"{PREFIX}PORT") or "8080"
        var = Path(environment.get(f"{PREFIX}VAR") or "var").expanduser()
        return cls(var / "chat-cookie", f"http://{f'[{host}]' if ':' in host else host}:{port}")
