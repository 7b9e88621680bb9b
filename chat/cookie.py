"""The cookie that stands for the leader, kept between conversations in a file that nobody else can read."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from chat.errors import CookieNotKept

Cookies = dict[str, str]
_KEPT = TypeAdapter(dict[str, Cookies])


class CookieFile:
    """A file of cookies by address, so that none is ever shown to another server."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, url: str) -> Cookies:
        """The cookies of this address; raises CookieNotKept where the file cannot be read."""
        return self._all().get(url, {})

    def keep(self, url: str, cookies: Cookies) -> None:
        """Replaces the cookies of this address; none at all forgets it. Raises CookieNotKept."""
        kept = {**self._all(), url: cookies}
        self._write({one: its for one, its in kept.items() if its})

    def _all(self) -> dict[str, Cookies]:
        try:
            return _KEPT.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except ValidationError:
            # Half a file, or one of another making: it opens nothing, and the next conversation replaces it.
            return {}
        except OSError as error:
            raise CookieNotKept(self._path, error.strerror or "unknown reason") from error

    def _write(self, kept: dict[str, Cookies]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # A temporary file is made with mode 0600 from its first moment.
            handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=f".{self._path.name}-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(kept, file)
            Path(name).replace(self._path)
        except OSError as error:
            raise CookieNotKept(self._path, error.strerror or "unknown reason") from error
