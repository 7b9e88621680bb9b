"""`make sbom`: what both environments are made of, as CycloneDX, checked against its schema, in `var/sbom/`.

Of what is installed only what stands in the lock files is listed: tools of ours that lie beside it are no part of it.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from scripts import commands
from scripts.console import say, told
from scripts.errors import BillInvalid, StepFailed
from scripts.settings import Settings

# The environment and the lock file of each part.
PARTS = {"main": ".venv", "rasa": ".venv-rasa"}
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
Bill = dict[str, Any]


def pinned(lock: Path) -> set[tuple[str, str]]:
    """Name and version of everything in a lock file."""
    return {(_name(name), version) for name, version in PINNED.findall(lock.read_text("utf-8"))}


def only(bill: Bill, wanted: set[tuple[str, str]], part: str) -> Bill:
    """The bill with what is wanted, and with a name for the whole."""
    components = [one for one in bill["components"] if (_name(one["name"]), one["version"]) in wanted]
    known = {one["bom-ref"] for one in components}
    dependencies = [
        {**one, **({"dependsOn": sorted(known & set(one["dependsOn"]))} if "dependsOn" in one else {})}
        for one in bill["dependencies"]
        if one["ref"] in known
    ]
    whole = {"type": "application", "name": f"sounding-board-{part}", "bom-ref": f"sounding-board-{part}"}
    metadata = {**bill["metadata"], "component": whole}
    return {**bill, "metadata": metadata, "components": components, "dependencies": dependencies}


def problem_with(bill: str) -> str | None:
    """What the schema says against a bill, if anything."""
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill)
    return None if error is None else str(error).splitlines()[0]


def write(settings: Settings, part: str) -> Path:
    """Writes the bill of one part; raises StepFailed or BillInvalid."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "bill.json"
        program = str(settings.root / ".venv" / "bin" / "cyclonedx-py")
        command = [
            program,
            "environment",
            settings.python(PARTS[part]),
            "--sv",
            "1.6",
            "--of",
            "JSON",
            "-o",
            str(draft),
        ]
        done = commands.run(command, settings.for_children(), settings.root)
        if done.code != 0:
            raise StepFailed(f"what {part} is made of was being listed", done.code)
        bill = only(json.loads(draft.read_text("utf-8")), pinned(settings.root / "requirements" / f"{part}.txt"), part)
    text = json.dumps(bill, indent=1, sort_keys=True) + "\n"
    if problem := problem_with(text):
        raise BillInvalid(part, problem)
    path = settings.var / "sbom" / f"{part}.cdx.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    say(f"{path}: {len(bill['components'])} packages")
    return path


def _name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    settings = Settings.read()
    for part in PARTS:
        write(settings, part)


if __name__ == "__main__":
    sys.exit(told(main))
