from __future__ import annotations

import json

from scripts.sbom import PARTS, only, pinned, problem_with
from scripts.settings import ROOT

LISTED = {
    "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
    "bomFormat": "CycloneDX",
    "specVersion": "1.6",
    "version": 1,
    "metadata": {"timestamp": "2027-03-02T09:00:00+00:00"},
    "components": [
        {"type": "library", "bom-ref": "PyYAML==6.0.3", "name": "PyYAML", "version": "6.0.3"},
        {"type": "library", "bom-ref": "ruff==0.1", "name": "ruff", "version": "0.1"},
        {"type": "library", "bom-ref": "jinja2==3.1", "name": "Jinja2", "version": "3.1"},
    ],
    "dependencies": [{"ref": "jinja2==3.1", "dependsOn": ["PyYAML==6.0.3", "ruff==0.1"]}, {"ref": "ruff==0.1"}],
}
LOCK = """pyyaml==6.0.3 \\
    --hash=sha256:00
jinja2==3.1 ; python_version >= "3.12"
"""


def test_a_bill_lists_what_is_locked_and_not_what_lies_beside_it(tmp_path):
    (tmp_path / "main.txt").write_text(LOCK, "utf-8")
    bill = only(LISTED, pinned(tmp_path / "main.txt"), "main")
    assert [one["name"] for one in bill["components"]] == ["PyYAML", "Jinja2"]
    assert bill["dependencies"] == [{"ref": "jinja2==3.1", "dependsOn": ["PyYAML==6.0.3"]}]
    assert bill["metadata"]["component"]["name"] == "sounding-board-main"
    assert problem_with(json.dumps(bill)) is None


def test_a_bill_that_does_not_fit_the_schema_is_noticed():
    assert problem_with(json.dumps({**LISTED, "components": [{"name": "without a type"}]}))
    assert problem_with("{}")


def test_every_part_has_a_lock_in_which_every_package_has_a_hash():
    for part in (*PARTS, "dev", "uv"):
        lock = ROOT / "requirements" / f"{part}.txt"
        packages = lock.read_text("utf-8").split("\n    --hash=sha256:")
        assert len(pinned(lock)) >= 1
        for line in lock.read_text("utf-8").splitlines():
            if "==" in line:
                assert line.endswith("\\"), f"{part}: {line} has no hash"
        assert len(packages) > len(pinned(lock))
