"""Reads settings from the environment: one kind of value after another, each with an error that names the key."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import SecretStr

from serving.addresses import is_confidential, is_web
from serving.errors import SettingInvalid, SettingMissing

PREFIX = "SOUNDING_BOARD_"
SECRET_LENGTH = 16
SECONDS = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})?", re.ASCII)


class Reader:
    """Takes values by their names without the prefix; an empty one counts as not given."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str, default: str) -> str:
        return self._environment.get(PREFIX + name) or default

    def secret(self, name: str) -> SecretStr:
        """A secret that `make run` makes."""
        value = self.text(name, "")
        if not value:
            raise SettingMissing(PREFIX + name)
        if len(value) < SECRET_LENGTH:
            raise SettingInvalid(PREFIX + name, f"is shorter than {SECRET_LENGTH} characters")
        return SecretStr(value)

    def secrets(self, name: str) -> tuple[SecretStr, ...]:
        """Those with spaces between."""
        values = self.text(name, "").split()
        if any(len(value) < SECRET_LENGTH for value in values):
            raise SettingInvalid(PREFIX + name, f"holds one that is shorter than {SECRET_LENGTH} characters")
        return tuple(SecretStr(value) for value in values)

    def number(self, name: str, default: int, least: int = 0, most: int = 1_000_000) -> int:
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise SettingInvalid(PREFIX + name, f"must be a whole number from {least} to {most}")
        return int(value)

    def seconds(self, name: str, default: float, most: int) -> float:
        value = self.text(name, str(default))
        if not (SECONDS.fullmatch(value) and float(value) <= most):
            raise SettingInvalid(PREFIX + name, f"must be a number of seconds from 0 to {most}")
        return float(value)

    def switch(self, name: str) -> bool:
        value = self.text(name, "0")
        if value not in ("0", "1"):
            raise SettingInvalid(PREFIX + name, "must be 0 or 1")
        return value == "1"

    def hosts(self, name: str) -> frozenset[str]:
        """Names of hosts, with spaces or commas between."""
        return frozenset(self.text(name, "").lower().replace(",", " ").split())

    def url(self, name: str, default: str) -> str:
        """An address where we are reached ourselves, in the clear or not."""
        value = self.text(name, default).rstrip("/")
        if not is_web(value):
            raise SettingInvalid(PREFIX + name, "must be an address such as https://board.example.gov.uk")
        return value

    def service(self, name: str, default: str) -> str:
        """The address of a service that we ask: over TLS, unless it is on this machine."""
        value = self.url(name, default)
        if not is_confidential(value):
            raise SettingInvalid(PREFIX + name, "leads to another host, and must be an https address then")
        return value
