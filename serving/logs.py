"""What the logs may hold: ids, kinds, places and times, but nothing that anybody said or signed."""

from __future__ import annotations

import logging
import traceback


def where(error: BaseException) -> str:
    """Kind and place of an error, without its message, which might hold words of a leader."""
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    return f"{type(error).__name__} at {places}"


class WithoutMessages(logging.Filter):
    """Replaces the error of a line, with which others would print its message, by kind and place."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1]:
            # The words of asyncio itself hold those of the error.
            said = "Something that nobody waited for" if record.name == "asyncio" else record.getMessage()
            record.msg, record.args = f"{said}: {where(record.exc_info[1])}", None
            record.exc_info = record.exc_text = None
        return True


def configure() -> None:
    """Lines on standard error, for whoever runs this."""
    handler = logging.StreamHandler()
    handler.addFilter(WithoutMessages())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
