"""The token that our processes share and the key that cookies are signed with: made once, kept for this user alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from scripts.settings import PREFIX

NAMES = ("bot_token", "secret")


def secrets_of(var: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """Both as settings: from the environment, else from `var/secrets/`, where what is missing is made."""
    folder = var / "secrets"
    found: dict[str, str] = {}
    for name in NAMES:
        setting = PREFIX + name.upper()
        found[setting] = environment.get(setting) or _kept(folder, name)
    return found


def _kept(folder: Path, name: str) -> str:
    path = folder / name
    if not path.is_file():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The umask or an earlier owner may have left it open to others.
        folder.chmod(0o700)
        _write(path, secrets.token_urlsafe(32))
    return path.read_text("ascii").strip()


def _write(path: Path, value: str) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as stream:
        stream.write(value + "\n")
    # Whole or not at all: a secret that was cut off would sign cookies that nobody can read again.
    draft.replace(path)
