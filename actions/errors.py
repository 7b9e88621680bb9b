"""Everything that keeps the action server from starting; printing one gives a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


class ActionsError(Exception):
    """Root of what this package raises."""


class SettingMissing(ActionsError):
    """A setting that has no default is not in the environment."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"{key} is not set; 'make run' sets it, see docs/operating.md.")


class SettingInvalid(ActionsError):
    """A setting holds what cannot be used; its value may be secret and is not shown."""

    def __init__(self, key: str, reason: str) -> None:
        self.key, self.reason = key, reason
        super().__init__(f"{key} cannot be used: {reason}; see docs/operating.md.")


class SignpostsInvalid(ActionsError):
    """The file of whom to turn to cannot be used as it is; each problem names its place."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        self.path, self.problems = path, tuple(problems)
        super().__init__(
            f"{path}, which SOUNDING_BOARD_SIGNPOSTS names, cannot be used: {'; '.join(self.problems)}. Put it right "
            "(actions/signposts.yml shows how it is written; numbers stand in quotes), or leave the setting out to "
            "have the national numbers."
        )


class ReadingNotLearned(ActionsError):
    """What tells words to the bot from words of the matter is not there, or is not as training wrote it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is missing or is not what training wrote; run 'make run', which makes it anew.")
