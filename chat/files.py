"""Where the record is written to."""

from __future__ import annotations

import asyncio
from pathlib import Path

from chat.api import Api
from chat.errors import FileKindUnknown, FileNotWritten

ENDINGS = (".docx", ".md", ".ics")


def record_file(name: str) -> Path:
    """The path of that name; raises FileKindUnknown unless its ending says which kind of file it is to be."""
    path = Path(name.strip().strip("\"'")).expanduser()
    if path.suffix.lower() not in ENDINGS:
        raise FileKindUnknown(path)
    return path


async def save_record(api: Api, path: Path) -> None:
    """Fetches the record and writes it, in place of what was there; raises FileNotWritten, and what the API raises."""
    content = await api.record(path.suffix.lower().removeprefix("."))
    try:
        await asyncio.to_thread(path.write_bytes, content)
    except OSError as error:
        raise FileNotWritten(path, error.strerror or "unknown reason") from error
