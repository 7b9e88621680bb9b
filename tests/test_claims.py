"""What the papers in docs/ claim: every test that they name exists, and so does every page that they lead to."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from scripts.settings import ROOT
from tests.attacks.table import attacks

PAPERS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "SECURITY.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)(?:\[([^\]`]+)\])?`")
LED_TO = re.compile(r"\]\((?!https?:|mailto:)([^)#]+)(?:#([\w-]+))?\)")
CLAIM = re.compile(r"^\| \d+ \|", re.MULTILINE)


def functions_of(path: Path) -> set[str]:
    """The functions in a file, those of classes too."""
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def headings_of(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_test_that_a_paper_names_exists(paper: Path) -> None:
    tried = {str(attack) for attack in attacks()}
    for file, name, case in NAMED.findall(paper.read_text("utf-8")):
        assert (ROOT / file).is_file(), file
        assert name in functions_of(ROOT / file), f"{file}::{name}"
        assert not case or case in tried, case


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_every_page_that_a_paper_leads_to_is_there(paper: Path) -> None:
    for address, heading in LED_TO.findall(paper.read_text("utf-8")):
        target = paper.parent / address
        assert target.exists(), address
        assert not heading or heading in headings_of(target), f"{address}#{heading}"


def test_every_claim_of_the_security_overview_names_a_test() -> None:
    lines = (ROOT / "docs" / "security.md").read_text("utf-8").splitlines()
    claims = [line for line in lines if CLAIM.match(line)]
    assert len(claims) >= 20
    assert all(NAMED.search(claim) for claim in claims)
