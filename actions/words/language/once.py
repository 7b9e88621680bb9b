"""What was read of a message is read once: it is remembered while that message is dealt with, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

type _Key = tuple[Callable[..., Any], tuple[Any, ...], tuple[tuple[str, Any], ...]]

_remembered: ContextVar[dict[_Key, Any] | None] = ContextVar("remembered", default=None)


@contextmanager
def one_message() -> Iterator[None]:
    """Remembers what is read within; nobody's words outlive the message."""
    token = _remembered.set({})
    try:
        yield
    finally:
        _remembered.reset(token)


def once[T, **P](read: Callable[P, T]) -> Callable[P, T]:
    """The same reading of a text, done once for each message; what it gives must not be changed."""

    @wraps(read)
    def reading(*said: P.args, **how: P.kwargs) -> T:
        known = _remembered.get()
        if known is None:
            return read(*said, **how)
        key = (read, said, tuple(how.items()))
        if key not in known:
            known[key] = read(*said, **how)
        found: T = known[key]
        return found

    return reading
