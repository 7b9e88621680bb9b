"""What only this installation knows: made once, kept for this user alone, and turned over by `make rotate-secrets`.

`bot_token` is what gateway, Rasa and actions share. `secret` signs cookies and forms. `identity` is what the keys of
conversations are made with; it never changes, or every leader would be parted from theirs. `retired` holds the
secrets that signed before, each with the day it was replaced: cookies that they signed are good until they end.
"""

from __future__ import annotations

import hmac
import os
import secrets
import stat
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from scripts.console import say, told
from scripts.errors import SecretExposed, SecretGiven
from scripts.settings import PREFIX, Settings

BOT_TOKEN, SECRET, IDENTITY, RETIRED = "bot_token", "secret", "identity", "retired"


def secrets_of(var: Path, environment: Mapping[str, str]) -> dict[str, str]:
    """All as settings: from the environment, else from `var/secrets/`, where what is missing is made.

    Raises SecretExposed.
    """
    folder = var / "secrets"
    # First, for it may have to be made from a secret of an installation that has none yet.
    found = {_setting(IDENTITY): environment.get(_setting(IDENTITY)) or _identity(folder, environment)}
    for name in (BOT_TOKEN, SECRET):
        found[_setting(name)] = environment.get(_setting(name)) or _kept(folder, name, secrets.token_urlsafe(32))
    if environment.get(_setting(SECRET)):
        retired = environment.get(_setting("retired_secrets"), "")
    else:
        retired = " ".join(value for _, value in _retired(folder))
    return {**found, _setting("retired_secrets"): retired}


def with_secrets(settings: Settings) -> dict[str, str]:
    """The environment of what may know everything about this installation; raises SecretExposed."""
    return {**settings.for_children(), **secrets_of(settings.var, settings.environment)}


def rotate(settings: Settings, today: date, forget: bool = False) -> None:
    """New secrets in the old ones' places; `forget` ends every cookie at once. Raises SecretGiven, SecretExposed."""
    folder = settings.var / "secrets"
    for name in (SECRET, BOT_TOKEN):
        if settings.environment.get(_setting(name)):
            raise SecretGiven(_setting(name), _setting("retired_secrets"))
    before = secrets_of(settings.var, settings.environment)[_setting(SECRET)]
    first = today - timedelta(days=settings.session_days)
    # By name, so that one which was interrupted and is done again is not kept twice.
    kept = {value: day for day, value in _retired(folder) if day >= first}
    lines = [] if forget else [f"{day} {value}\n" for value, day in {**kept, before: today}.items()]
    # Before the secret itself: at no moment is there a cookie that nobody would know.
    _write(folder / RETIRED, "".join(lines))
    for name in (SECRET, BOT_TOKEN):
        _write(folder / name, secrets.token_urlsafe(32) + "\n")


def _setting(name: str) -> str:
    return PREFIX + name.upper()


def _identity(folder: Path, environment: Mapping[str, str]) -> str:
    path, before = folder / SECRET, environment.get(_setting(SECRET))
    if not before and path.is_file():
        before = _read(path)
    # Before there was an identity, the keys of conversations were made from the secret, in just this way.
    made = hmac.digest(before.encode(), b"sounding-board/conversations", sha256) if before else secrets.token_bytes(32)
    return _kept(folder, IDENTITY, made.hex())


def _retired(folder: Path) -> list[tuple[date, str]]:
    """The retired secrets, each with the day on which it was replaced."""
    path = folder / RETIRED
    lines = _read(path).splitlines() if path.is_file() else []
    return [(date.fromisoformat(day), value) for day, value in (line.split() for line in lines)]


def _kept(folder: Path, name: str, made: str) -> str:
    path = folder / name
    if not path.is_file():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The umask may have left it other than it was asked for.
        folder.chmod(0o700)
        _write(path, made + "\n")
    return _read(path)


def _read(path: Path) -> str:
    for one in (path.parent, path):
        mode = stat.S_IMODE(one.stat().st_mode)
        if mode & 0o077:
            raise SecretExposed(one, mode)
    return path.read_text("ascii").strip()


def _write(path: Path, words: str) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as stream:
        stream.write(words)
    # Whole or not at all: a secret that was cut off would sign cookies that nobody can read again.
    draft.replace(path)


def main() -> None:
    """`make rotate-secrets`."""
    settings, forget = Settings.read(), sys.argv[1:] == ["--forget"]
    rotate(settings, datetime.now(timezone.utc).date(), forget)
    say("The secrets are new. Start Sounding Board again (Ctrl-C, then 'make run') to have them used.")
    say("Everybody then begins anew." if forget else "Nobody is signed out by it, and no conversation is lost.")


if __name__ == "__main__":
    sys.exit(told(main))
