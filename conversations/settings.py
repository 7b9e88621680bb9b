"""Where the database is, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from conversations.errors import SettingInvalid

KEY = "SOUNDING_BOARD_DATABASE_URL"
# The drivers that this package is written for, by the plain name that IT staff know them under.
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


def database_url(environment: Mapping[str, str]) -> URL:
    """`SOUNDING_BOARD_DATABASE_URL`, or a SQLite file in the folder of state; raises `SettingInvalid`."""
    folder = environment.get("SOUNDING_BOARD_VAR") or "var"
    try:
        url = make_url(environment.get(KEY) or f"sqlite+aiosqlite:///{folder}/conversations.db")
    except ArgumentError as error:
        raise SettingInvalid(KEY, "is not a database address, such as postgresql://user:password@host/name") from error
    if url.drivername not in DRIVERS:
        raise SettingInvalid(KEY, f"must start with sqlite:// or postgresql://, not {url.drivername}://")
    return url.set(drivername=DRIVERS[url.drivername])


def read() -> URL:
    """The address of this process's database."""
    return database_url(os.environ)
