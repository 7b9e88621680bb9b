from __future__ import annotations

import json

import pytest

from scripts.audit import answer_of, explained, told_of
from scripts.settings import ROOT


def package(name: str, *ids: str) -> dict:
    found = [{"id": ids[0], "aliases": list(ids[1:]), "fix_versions": ["2.0"]}] if ids else []
    return {"name": name, "version": "1.0", "vulns": found}


UNKNOWN = {"name": "own", "skip_reason": "Dependency not found on PyPI and could not be audited: own (1.0)"}


def said(*packages: dict) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


def test_a_finding_that_nobody_has_explained_fails(capsys):
    answer = answer_of(said(package("good"), package("bad", "PYSEC-2027-1", "CVE-2027-0001")))
    assert not told_of("main", answer, frozenset())
    assert "bad 1.0: CVE-2027-0001, PYSEC-2027-1 (mended in 2.0) - NOT EXPLAINED" in capsys.readouterr().out


def test_a_finding_that_is_explained_under_any_of_its_names_is_shown_and_passes(tmp_path, capsys):
    (tmp_path / "page.md").write_text("| bad | CVE-2027-0001 | is not reached |", "utf-8")
    answer = answer_of(said(package("bad", "PYSEC-2027-1", "CVE-2027-0001")))
    assert told_of("rasa", answer, explained(tmp_path / "page.md"))
    assert "see docs/supply-chain.md" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "Traceback", said(UNKNOWN, UNKNOWN), said()])
def test_where_no_service_answers_nothing_is_said_to_be_well(text, capsys):
    assert not told_of("main", answer_of(text), frozenset())
    assert "NOT AUDITED. No advisory service could be reached" in capsys.readouterr().out


def test_a_package_that_the_service_does_not_know_is_counted_and_fails(capsys):
    assert not told_of("main", answer_of(said(package("good"), UNKNOWN)), frozenset())
    assert "1 of 2 packages are not known to the service" in capsys.readouterr().out


def test_our_own_page_explains_something():
    assert "CVE-2024-3660" in explained(ROOT / "docs" / "supply-chain.md")
