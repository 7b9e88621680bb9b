"""The table of attacks: what is tried, what stops it, and how to try it on servers that really run."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import reduce
from typing import Any

import tests.attacks
from tests.attacks.world import World

Try = Callable[[World], Awaitable[None]]
_table: list[Attack] = []


@dataclass(frozen=True)
class Attack:
    """`stopped_by` is the dotted name of what stops it."""

    what: str
    stopped_by: str
    tried: Try

    def __str__(self) -> str:
        return self.what


def attack(what: str, stopped_by: str) -> Callable[[Try], Try]:
    """Puts a try into the table."""

    def note(tried: Try) -> Try:
        _table.append(Attack(what, stopped_by, tried))
        return tried

    return note


def attacks() -> list[Attack]:
    """All of them."""
    for module in sorted(one.name for one in pkgutil.iter_modules(tests.attacks.__path__)):
        if module.startswith("on_"):
            importlib.import_module(f"tests.attacks.{module}")
    return _table


def named(dotted: str) -> Any:
    """What a dotted name stands for; raises ImportError or AttributeError."""
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:end]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[end:], module)
    raise ImportError(dotted)
