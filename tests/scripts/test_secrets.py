from __future__ import annotations

import stat
from pathlib import Path

from scripts.secrets import secrets_of


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_both_secrets_are_made_for_this_user_alone(tmp_path: Path) -> None:
    found = secrets_of(tmp_path, {})
    assert sorted(found) == ["SOUNDING_BOARD_BOT_TOKEN", "SOUNDING_BOARD_SECRET"]
    assert all(len(value) >= 32 for value in found.values())
    assert len(set(found.values())) == 2
    folder = tmp_path / "secrets"
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {"bot_token": 0o600, "secret": 0o600}


def test_they_stay_the_same(tmp_path: Path) -> None:
    assert secrets_of(tmp_path, {}) == secrets_of(tmp_path, {})


def test_a_secret_that_is_set_is_used_and_not_written(tmp_path: Path) -> None:
    given = {"SOUNDING_BOARD_SECRET": "given by the council", "SOUNDING_BOARD_BOT_TOKEN": "given as well"}
    assert secrets_of(tmp_path, given) == given
    assert not (tmp_path / "secrets").exists()
