"""What can go wrong in the terminal client, each in words for the person in front of it."""

from __future__ import annotations

from pathlib import Path


class ChatError(Exception):
    """The root of all of them; printing one gives a sentence."""


class AddressInvalid(ChatError):
    def __init__(self, url: str) -> None:
        super().__init__(f"{url!r} is no address that I can use; it must look like http://127.0.0.1:8080")


class Unreachable(ChatError):
    """No answer came: nothing listens there, or the connection was lost on the way."""

    def __init__(self, url: str) -> None:
        super().__init__(f"Sounding Board cannot be reached at {url}. If it is not running, start it with 'make run'.")


class NotSoundingBoard(ChatError):
    def __init__(self, url: str) -> None:
        super().__init__(f"Something else answers at {url}, not Sounding Board. Check the address (--url).")


class Refused(ChatError):
    """The API's own words for why not; `retry_after` is the seconds after which it is worth trying again."""

    def __init__(self, status: int, detail: str, retry_after: float | None = None) -> None:
        super().__init__(detail)
        self.status, self.retry_after = status, retry_after


class FileKindUnknown(ChatError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} must end in .docx (Word), .md (Markdown) or .ics (calendar).")


class FileNotWritten(ChatError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} could not be written: {reason}.")


class CookieNotKept(ChatError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} cannot be used ({reason}), so this conversation could not be found again. "
            "Make that folder writable, or name another with SOUNDING_BOARD_VAR."
        )
