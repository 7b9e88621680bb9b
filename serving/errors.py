"""Everything that `serving` raises."""

from __future__ import annotations


class ServingError(Exception):
    """Root of what this package raises."""


class SettingMissing(ServingError):
    """An environment variable that must be given is not; `hint` is a sentence on where it comes from."""

    def __init__(self, key: str, hint: str = "'make run' makes it at the first start and sets it") -> None:
        self.key = key
        super().__init__(f"{key} is not set; {hint}.")


class SettingInvalid(ServingError):
    """An environment variable holds what cannot be used; its value may be secret and is not shown."""

    def __init__(self, key: str, reason: str) -> None:
        self.key, self.reason = key, reason
        super().__init__(f"{key} {reason}.")
