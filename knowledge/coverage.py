"""Whether a pack covers every locator of the catalogue of sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from knowledge.pack import Pack
from knowledge.schema import Approach, Behaviour, CaseStudy, Document, Example, Item, Practice, Question

CATALOGUE = Path(__file__).parent / "catalogue.yml"


def catalogue_addresses(path: Path = CATALOGUE) -> list[str]:
    """Every `document/locator` of the catalogue, questions and practices counted out one by one."""
    locators = yaml.safe_load(path.read_text("utf-8"))["locators"]
    return [f"{document}/{locator}" for document, groups in locators.items() for locator in _expanded(groups)]


def missing_addresses(pack: Pack) -> list[str]:
    """The addresses of the catalogue that no item of `pack` is about; a term or a set that cites one does not count."""
    about = {source.address for _, item in pack.all() if _is_about_its_source(item) for source in item.sources}
    return [address for address in catalogue_addresses() if address not in about]


def _is_about_its_source(item: Item | Document) -> TypeGuard[Item]:
    if isinstance(item, Question):
        return not item.derived
    return isinstance(item, Behaviour | CaseStudy | Example | Approach | Practice)


def _expanded(groups: dict[str, Any]) -> Iterator[str]:
    for name, group in groups.items():
        if isinstance(group, list):
            yield from group
        elif name == "questions":
            yield from (f"{locator}/{n}" for locator, count in group.items() for n in range(1, count + 1))
        elif name == "practices":
            yield from (f"{domain}/practice-{n}" for domain, count in group.items() for n in range(1, count + 1))
        else:
            yield from group
