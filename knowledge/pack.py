"""Reading a pack: YAML files in a folder, one for each kind of item, checked whole before anything uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from knowledge.errors import PackInvalid, Problem
from knowledge.reading import read_list
from knowledge.schema import KINDS, Document, Item

OURS = Path(__file__).parent / "pack"
"""The folder of the pack that ships with the product."""


@dataclass(frozen=True)
class Pack:
    """The items of one or more packs by kind and id, in the order of their files."""

    items: Mapping[str, Mapping[str, Item | Document]] = field(default_factory=dict)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, Item | Document]]) -> Self:
        """The pack of these items, each with its kind; their ids are known to differ."""
        items: dict[str, dict[str, Item | Document]] = {kind: {} for kind in KINDS}
        for kind, item in pairs:
            items[kind][item.id] = item
        return cls(items)

    def all(self) -> Iterator[tuple[str, Item | Document]]:
        """Each item with its kind."""
        for kind, items in self.items.items():
            for item in items.values():
                yield kind, item

    def ids(self) -> set[str]:
        return {item.id for _, item in self.all()}


@dataclass(frozen=True)
class Entry:
    """An item with where it was read."""

    kind: str
    item: Item | Document
    file: str
    line: int

    def problem(self, field_name: str, message: str) -> Problem:
        return Problem(self.file, self.line, self.item.id, field_name, message)


def read_pack(folder: Path, beside: Pack | None = None) -> Pack:
    """The pack in `folder`, whose items may refer to those of `beside`; raises PackInvalid with every problem found."""
    beside = beside or Pack()
    entries, problems = _read_files(folder)
    problems += _duplicates(entries, beside)
    known = beside.ids() | {entry.item.id for entry in entries}
    problems += [problem for entry in entries for problem in _dangling(entry, known)]
    if problems:
        raise PackInvalid(sorted(problems, key=lambda p: (p.file, p.line)))
    return Pack.of((entry.kind, entry.item) for entry in entries)


def merged(packs: Iterable[Pack]) -> Pack:
    """Several packs as one; their ids are known to differ."""
    return Pack.of(pair for pack in packs for pair in pack.all())


def _read_files(folder: Path) -> tuple[list[Entry], list[Problem]]:
    if not folder.is_dir():
        raise PackInvalid([Problem(str(folder), 0, "", "", "there is no such folder")])
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem not in KINDS:
            known = ", ".join(KINDS)
            problems.append(Problem(path.name, 1, "", "", f"a pack has no file of this name; it may hold {known}"))
            continue
        found, wrong = read_list(path, KINDS[path.stem], lambda _, raw: _name_of(raw))
        entries += [Entry(path.stem, item, path.name, line) for line, item in found]
        problems += wrong
    if not entries and not problems:
        problems.append(Problem(str(folder), 0, "", "", "no item was found in this folder"))
    return entries, problems


def _name_of(raw: Any) -> str:
    if not isinstance(raw, dict):
        return "an item that is no mapping"
    source = raw.get("source")
    place = f"{source.get('document')}/{source.get('locator')}" if isinstance(source, dict) else "an item without id"
    return str(raw.get("id", place))


def _duplicates(entries: list[Entry], beside: Pack) -> list[Problem]:
    counts = Counter(entry.item.id for entry in entries)
    taken = beside.ids()
    problems = [e.problem("id", "is used more than once in this pack") for e in entries if counts[e.item.id] > 1]
    return problems + [e.problem("id", "is already used by another pack") for e in entries if e.item.id in taken]


def _dangling(entry: Entry, known: set[str]) -> Iterator[Problem]:
    for name, target in references(entry.item):
        if target not in known:
            yield entry.problem(name, f"refers to '{target}', which does not exist")


def references(item: Item | Document) -> Iterator[tuple[str, str]]:
    """Each (field, id) by which an item points to another one."""
    if isinstance(item, Document):
        return
    for source in item.sources:
        yield "source", source.document
    for name in ("behaviours", "examples", "see"):
        for target in getattr(item, name, ()):
            yield name, target if isinstance(target, str) else target.behaviour
    if question_set := getattr(item, "set", None):
        yield "set", question_set
