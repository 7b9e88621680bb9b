"""What was read of a message is read once: it is remembered while that message is dealt with, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

_remembered: ContextVar[dict[tuple[Callable[[str], Any], str], Any] | None] = ContextVar("remembered", default=None)


@contextmanager
def one_message() -> Iterator[None]:
    """Remembers what is read within; nobody's words outlive the message."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def once[T](read: Callable[[str], T]) -> Callable[[str], T]:
    """The same reading of a text, done once for each message; what it gives must not be changed."""

    @wraps(read)
    def reading(text: str) -> T:
        known = _remembered.get()
        if known is None:
            return read(text)
        key = (read, text)
        if key not in known:
            known[key] = read(text)
        found: T = known[key]
        return found

    return reading
