"""docs/dependencies.md names every direct dependency, says what it is for and its licence, and names no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.settings import ROOT

PAGE = ROOT / "docs" / "dependencies.md"
SECTION = re.compile(r"^## .*\(`requirements/(\w+)\.in`.*\)$", re.MULTILINE)


def wanted(path: Path) -> set[str]:
    """The packages that a file asks for."""
    lines = [line.split("#")[0].strip() for line in path.read_text("utf-8").splitlines()]
    return {re.split(r"[=<>;\[ ]", line)[0].lower() for line in lines if line and not line.startswith("-")}


def explained(part: str) -> dict[str, tuple[str, str]]:
    """What the page says of each package of a part: what for, and the licence."""
    parts = SECTION.split(PAGE.read_text("utf-8"))
    section = dict(zip(parts[1::2], parts[2::2], strict=True))[part].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in section.splitlines() if line[:2] == "| "]
    return {name.lower(): (what, licence) for names, what, licence in rows[1:] for name in names.split(", ")}


@pytest.mark.parametrize("part", ["main", "rasa", "dev", "uv"])
def test_every_direct_dependency_stands_in_the_page_and_no_other(part: str) -> None:
    assert set(explained(part)) == wanted(ROOT / "requirements" / f"{part}.in")


@pytest.mark.parametrize("part", ["main", "rasa", "dev", "uv"])
def test_each_says_what_it_is_for_and_its_licence(part: str) -> None:
    assert all(what and licence for what, licence in explained(part).values())
