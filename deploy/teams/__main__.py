"""`python -m deploy.teams`: the app for Teams as one zip file, made for one council's bot."""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deploy.teams import icons

MANIFEST = Path(__file__).parent / "manifest.json"
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)
HTTPS = re.compile(r"https://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/[!-~]*)?", re.ASCII)
LONGEST_NAME = 32
# The same app gives the same file.
WHEN = (2026, 1, 1, 0, 0, 0)


class Wrong(Exception):
    """Something that was given cannot be used; its message is a sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """0 with the file written; 1 and a sentence where something that was given cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m deploy.teams", description=__doc__)
    parser.add_argument("--app-id", required=True, help="the Application (client) ID of the bot's registration")
    parser.add_argument("--address", required=True, help="of the gateway, as leaders reach it: https://…")
    parser.add_argument("--council", required=True, help="whose app it is, as Teams shows it")
    parser.add_argument("--privacy", help="the address of your privacy notice; without it, the gateway's first page")
    parser.add_argument("--terms", help="the address of your terms of use; likewise")
    parser.add_argument("file", nargs="?", type=Path, default=Path("sounding-board-teams.zip"))
    given = parser.parse_args(arguments)
    try:
        manifest = filled(given.app_id, given.council, given.address, given.privacy, given.terms)
    except Wrong as error:
        print(error, file=sys.stderr)
        return 1
    with zipfile.ZipFile(given.file, "w", zipfile.ZIP_DEFLATED) as archive:
        files = {"manifest.json": manifest.encode(), "color.png": icons.colour(), "outline.png": icons.outline()}
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), body)
    print(f"{given.file} is ready: upload it in the Teams admin centre under 'Manage apps'. docs/teams.md says more.")
    return 0


def filled(app_id: str, council: str, address: str, privacy: str | None, terms: str | None) -> str:
    """The manifest for one bot; raises `Wrong`."""
    app_id = app_id.strip().lower()
    if not GUID.fullmatch(app_id):
        raise Wrong(f"The app id must be five groups of digits and letters, and {app_id!r} is not.")
    if not 1 <= len(council) <= LONGEST_NAME:
        raise Wrong(f"The council's name must have at most {LONGEST_NAME} characters.")
    addresses = {"ADDRESS": address, "PRIVACY": privacy or address, "TERMS": terms or address}
    for value in addresses.values():
        if not HTTPS.fullmatch(value):
            raise Wrong(f"Teams takes only addresses that begin with https://, and {value!r} is none.")
    values = {"APP_ID": app_id, "COUNCIL": council, **addresses}
    return json.dumps(_with(json.loads(MANIFEST.read_text("utf-8")), values), indent=2, ensure_ascii=False)


def _with(part: Any, values: dict[str, str]) -> Any:
    """A part of the manifest with each text such as "${ADDRESS}" replaced."""
    if isinstance(part, dict):
        return {name: _with(one, values) for name, one in part.items()}
    if isinstance(part, list):
        return [_with(one, values) for one in part]
    if isinstance(part, str) and part.startswith("${"):
        return values[part[2:-1]]
    return part


if __name__ == "__main__":
    sys.exit(main())
