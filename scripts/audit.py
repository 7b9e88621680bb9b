"""`make audit`: asks an advisory service about everything in the lock files, and says plainly what it could not ask.

A finding that docs/supply-chain.md explains is shown and passed over; any other fails.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.console import say, told
from scripts.settings import Settings

PARTS = ("main", "rasa", "dev")
SERVICES = ("pypi", "osv")
ADVISORY = re.compile(r"\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}|PYSEC-\d{4}-\d+)\b")


@dataclass(frozen=True)
class Finding:
    """A known weakness of a package; `ids` are all its names."""

    package: str
    version: str
    ids: frozenset[str]
    mended: str

    def __str__(self) -> str:
        return f"{self.package} {self.version}: {', '.join(sorted(self.ids))} (mended in {self.mended or 'no version'})"


@dataclass(frozen=True)
class Answer:
    """What a service said of a lock file: how many packages it knew, how many not, and what it found."""

    known: int
    unknown: int
    findings: tuple[Finding, ...]


def explained(page: Path) -> frozenset[str]:
    """The advisories that a page of ours speaks of."""
    return frozenset(ADVISORY.findall(page.read_text("utf-8")))


def answer_of(text: str) -> Answer | None:
    """The answer in what pip-audit printed; None where it printed none."""
    try:
        packages = json.loads(text)["dependencies"]
    except (ValueError, KeyError, TypeError):
        # It says in words, on its other stream, that the service was away.
        return None
    findings = [_finding(one, found) for one in packages for found in one.get("vulns", ())]
    unknown = sum("skip_reason" in one for one in packages)
    return Answer(len(packages) - unknown, unknown, tuple(findings))


def asked(settings: Settings, part: str, service: str) -> Answer | None:
    """What a service answers; None where it cannot be reached."""
    program = str(settings.root / ".venv" / "bin" / "pip-audit")
    lock = str(settings.root / "requirements" / f"{part}.txt")
    options = [
        "--disable-pip",
        "--require-hashes",
        "--progress-spinner",
        "off",
        "--format",
        "json",
        "--service",
        service,
    ]
    done = subprocess.run(
        [program, *options, "--requirement", lock],
        env=settings.for_children(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return answer_of(done.stdout.decode("utf-8", "replace"))


def told_of(part: str, answer: Answer | None, known: frozenset[str]) -> bool:
    """Says what came of it; whether there is nothing that is not explained, and nothing that was not asked."""
    if answer is None or not answer.known:
        say(f"{part}: NOT AUDITED. No advisory service could be reached, so nothing is known of its weaknesses.")
        return False
    if answer.unknown:
        say(f"{part}: {answer.unknown} of {answer.known + answer.unknown} packages are not known to the service")
    fresh = [finding for finding in answer.findings if not finding.ids & known]
    for finding in answer.findings:
        say(f"{part}: {finding}{' - NOT EXPLAINED' if finding in fresh else ' - see docs/supply-chain.md'}")
    say(f"{part}: {answer.known} packages asked about, {len(answer.findings)} findings, {len(fresh)} not explained")
    return not (fresh or answer.unknown)


def _finding(package: Mapping[str, str], found: Mapping[str, object]) -> Finding:
    aliases, mended = found.get("aliases", []), found.get("fix_versions", [])
    ids = frozenset([str(found["id"]), *map(str, aliases if isinstance(aliases, list) else [])])
    versions = ", ".join(map(str, mended if isinstance(mended, list) else []))
    return Finding(package["name"], package["version"], ids, versions)


def main() -> int:
    settings = Settings.read()
    known, passed = explained(settings.root / "docs" / "supply-chain.md"), []
    for part in PARTS:
        answers = (asked(settings, part, service) for service in SERVICES)
        answer = next((one for one in answers if one is not None and one.known), None)
        passed.append(told_of(part, answer, known))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(told(main))
