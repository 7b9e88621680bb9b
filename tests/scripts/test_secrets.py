from __future__ import annotations

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from gateway.identity import derived
from scripts.errors import SecretExposed, SecretGiven
from scripts.secrets import rotate, secrets_of
from scripts.settings import Settings

NAMES = ("BOT_TOKEN", "IDENTITY", "RETIRED_SECRETS", "SECRET")
TODAY = date(2027, 3, 2)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def found(var: Path, **environment: str) -> dict[str, str]:
    given = {f"SOUNDING_BOARD_{name}": value for name, value in environment.items()}
    return {name.removeprefix("SOUNDING_BOARD_"): value for name, value in secrets_of(var, given).items()}


def turn(var: Path, today: date = TODAY, forget: bool = False, **environment: str) -> None:
    given = {f"SOUNDING_BOARD_{name}": value for name, value in environment.items()}
    rotate(Settings.of({**given, "SOUNDING_BOARD_VAR": str(var)}), today, forget)


def test_all_are_made_for_this_user_alone(tmp_path: Path) -> None:
    made = found(tmp_path)
    assert tuple(sorted(made)) == NAMES
    assert all(len(value) >= 32 for name, value in made.items() if name != "RETIRED_SECRETS")
    assert len(set(made.values())) == 4
    folder = tmp_path / "secrets"
    assert mode(folder) == 0o700
    modes = {path.name: mode(path) for path in folder.iterdir()}
    assert modes == {"bot_token": 0o600, "identity": 0o600, "secret": 0o600}


def test_they_stay_the_same(tmp_path: Path) -> None:
    assert found(tmp_path) == found(tmp_path)


def test_what_is_set_is_used_and_not_written(tmp_path: Path) -> None:
    given = {"SECRET": "given by the council", "BOT_TOKEN": "as well", "IDENTITY": "0" * 64, "RETIRED_SECRETS": "old"}
    assert found(tmp_path, **given) == given
    assert not (tmp_path / "secrets").exists()


@pytest.mark.parametrize("environment", [{}, {"SECRET": "given by the council"}])
def test_an_installation_from_before_keeps_its_conversations_for_ever(tmp_path: Path, environment: dict) -> None:
    secret = environment.get("SECRET", "what-was-in-the-file")
    (tmp_path / "secrets").mkdir(mode=0o700)
    (tmp_path / "secrets" / "secret").write_text("what-was-in-the-file\n")
    (tmp_path / "secrets" / "secret").chmod(0o600)
    first = found(tmp_path, **environment)
    assert first["IDENTITY"] == derived(secret, "conversations").hex()
    # And so it does when the secret becomes another, wherever that comes from.
    assert found(tmp_path, SECRET="another one altogether")["IDENTITY"] == first["IDENTITY"]
    turn(tmp_path)
    assert found(tmp_path)["IDENTITY"] == first["IDENTITY"]


def test_rotating_signs_anew_and_remembers_what_signed_before(tmp_path: Path) -> None:
    before = found(tmp_path)
    turn(tmp_path)
    after = found(tmp_path)
    assert after["RETIRED_SECRETS"] == before["SECRET"]
    assert after["IDENTITY"] == before["IDENTITY"]
    assert after["SECRET"] != before["SECRET"]
    assert after["BOT_TOKEN"] != before["BOT_TOKEN"]
    assert {mode(path) for path in (tmp_path / "secrets").iterdir()} == {0o600}


def test_a_secret_is_forgotten_when_the_last_cookie_it_signed_has_ended_and_no_day_sooner(tmp_path: Path) -> None:
    secrets = []
    for days in (0, 30, 90, 91):
        secrets.append(found(tmp_path)["SECRET"])
        turn(tmp_path, TODAY + timedelta(days=days))
        if days == 90:
            assert found(tmp_path)["RETIRED_SECRETS"].split() == secrets
    assert found(tmp_path)["RETIRED_SECRETS"].split() == secrets[1:]


def test_a_rotation_that_was_cut_short_can_be_done_again(tmp_path: Path) -> None:
    before = found(tmp_path)["SECRET"]
    turn(tmp_path)
    # As if the process had ended after the first of its writes.
    (tmp_path / "secrets" / "secret").write_text(before + "\n")
    turn(tmp_path)
    assert found(tmp_path)["RETIRED_SECRETS"] == before


def test_after_a_theft_every_cookie_can_be_ended_at_once(tmp_path: Path) -> None:
    found(tmp_path)
    turn(tmp_path)
    turn(tmp_path, forget=True)
    assert found(tmp_path)["RETIRED_SECRETS"] == ""


@pytest.mark.parametrize("name", ["SECRET", "BOT_TOKEN"])
def test_what_comes_from_the_environment_is_turned_over_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(SecretGiven, match=f"SOUNDING_BOARD_{name} comes from the environment"):
        turn(tmp_path, **{name: "given by the council"})


@pytest.mark.parametrize("name", ["", "secret", "bot_token", "identity", "retired"])
@pytest.mark.parametrize("right", [0o040, 0o004, 0o020])
def test_a_secret_that_others_could_read_stops_the_start_and_says_what_to_do(
    tmp_path: Path, name: str, right: int
) -> None:
    found(tmp_path)
    turn(tmp_path)
    path = tmp_path / "secrets" / name
    path.chmod(mode(path) | right)
    with pytest.raises(SecretExposed) as caught:
        found(tmp_path)
    assert f"chmod {700 if not name else 600} {path}" in str(caught.value)
    assert "make rotate-secrets" in str(caught.value)
