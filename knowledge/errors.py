"""Everything that `knowledge` raises; leaves carry data, and say in words what to do about it.

The encoder raises from here too, so this module runs on Python 3.10 as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class KnowledgeError(Exception):
    """Root of what this package raises."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a pack: which file and line, which item, which field, and what."""

    file: str
    line: int
    item: str
    field: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}"
        what = " ".join(part for part in (self.item, f"field '{self.field}'" if self.field else "") if part)
        return f"{where}: {what}: {self.message}" if what else f"{where}: {self.message}"


class PackInvalid(KnowledgeError):
    """A pack has problems; none of it was loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class ItemNotFound(KnowledgeError):
    """No item of that id is in the store."""

    def __init__(self, item_id: str) -> None:
        self.item_id = item_id
        super().__init__(f"Nothing in the store is called '{item_id}'.")


class PackNotFound(KnowledgeError):
    """No pack of that name is loaded."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"No pack called '{name}' is loaded.")


class StoreNotReady(KnowledgeError):
    """The store or the search model has not been made yet."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(
            f"{what} is missing; run 'make run', or 'python -m knowledge load' and 'python -m knowledge train'."
        )


class ModelChanged(KnowledgeError):
    """The search model is not, byte for byte, the one that training wrote."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is not the search model that training wrote, and is not loaded; find out who changed it, "
            "then run 'make train', which makes it anew."
        )


class ModelTampered(KnowledgeError):
    """The encoder's model file on disk is not the one this project was built with."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is not the expected model; run 'make clean' and set up again.")
