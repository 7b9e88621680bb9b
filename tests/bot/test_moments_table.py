"""The table of what makes sense when, beside the domain."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = yaml.safe_load((ROOT / "bot" / "moments.yml").read_text("utf-8"))
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))


def test_every_interruption_of_the_domain_has_its_moment() -> None:
    # One that stands in no list would interrupt everywhere.
    listed = {*MOMENTS["everywhere"], *(name for names in MOMENTS["moments"].values() for name in names)}
    assert listed == set(DOMAIN["intents"]) - {"answer", "affirm", "deny"}


def test_every_slot_that_is_asked_for_has_its_moments() -> None:
    assert set(MOMENTS["moments"]) == set(DOMAIN["forms"]["coaching"]["required_slots"])
