"""Everything that `conversations` raises."""

from __future__ import annotations


class ConversationsError(Exception):
    """Root of what this package raises."""


class Locked(ConversationsError):
    """Another turn of the same conversation runs, here or in another replica."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__("Another turn of this conversation is running.")


class NotMigrated(ConversationsError):
    """The database's tables are not those that this version of the program needs."""

    def __init__(self, found: str | None, needed: str) -> None:
        self.found, self.needed = found, needed
        super().__init__(
            f"The conversations database is at version {found or 'none'}, not {needed}: "
            "run 'python -m conversations migrate'."
        )


class SettingInvalid(ConversationsError):
    """An environment variable holds something that cannot be used; the value itself may be secret and is not shown."""

    def __init__(self, key: str, reason: str) -> None:
        self.key, self.reason = key, reason
        super().__init__(f"{key} {reason}.")
