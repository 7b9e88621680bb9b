"""What the environment may say."""

from __future__ import annotations

import pytest

from conversations.errors import SettingInvalid as DatabaseSettingInvalid
from gateway.settings import Settings
from serving.errors import SettingInvalid, SettingMissing

NEEDED = {"SOUNDING_BOARD_BOT_TOKEN": "t" * 16, "SOUNDING_BOARD_SECRET": "s" * 16}


def test_two_secrets_are_all_that_must_be_given():
    settings = Settings.from_environment(NEEDED)
    assert (settings.host, settings.port, settings.patience) == ("127.0.0.1", 8080, 20.0)
    assert settings.rasa_url == "http://127.0.0.1:5005"
    assert settings.database_url.render_as_string() == "sqlite+aiosqlite:///var/conversations.db"


def test_everything_else_can_be_given():
    given = {
        "SOUNDING_BOARD_VAR": "/srv/state",
        "SOUNDING_BOARD_PORT": "8081",
        "SOUNDING_BOARD_RASA_URL": "https://rasa.internal:5005/",
        "SOUNDING_BOARD_PATIENCE": "0.5",
        "SOUNDING_BOARD_TURNS_A_MINUTE": "0",
        "SOUNDING_BOARD_BEHIND_PROXY": "1",
    }
    settings = Settings.from_environment(NEEDED | given)
    assert (settings.port, settings.rasa_url, settings.patience) == (8081, "https://rasa.internal:5005", 0.5)
    assert (settings.turns_a_minute, settings.behind_proxy) == (0, True)
    assert settings.database_url.database == "/srv/state/conversations.db"


@pytest.mark.parametrize("key", NEEDED)
def test_a_secret_that_is_missing_is_named(key):
    with pytest.raises(SettingMissing, match=key):
        Settings.from_environment({**NEEDED, key: ""})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SOUNDING_BOARD_SECRET", "hunter2"),
        ("SOUNDING_BOARD_PORT", "65536"),
        ("SOUNDING_BOARD_PORT", "eighty"),
        ("SOUNDING_BOARD_PORT", "-1"),
        ("SOUNDING_BOARD_PATIENCE", "٣"),
        ("SOUNDING_BOARD_PATIENCE", "601"),
        ("SOUNDING_BOARD_PATIENCE", "1e2"),
        ("SOUNDING_BOARD_RASA_URL", "rasa:5005"),
        ("SOUNDING_BOARD_RASA_URL", "http://rasa:5005"),
        ("SOUNDING_BOARD_RETIRED_SECRETS", "hunter2"),
        ("SOUNDING_BOARD_IDENTITY", "hunter2"),
        ("SOUNDING_BOARD_BEHIND_PROXY", "yes"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_but_not_shown(key, value):
    with pytest.raises(SettingInvalid, match=key) as caught:
        Settings.from_environment({**NEEDED, "SOUNDING_BOARD_IDENTITY": "0" * 64, key: value})
    assert value not in str(caught.value)


def test_a_secret_that_was_rotated_needs_an_identity_beside_it():
    with pytest.raises(SettingMissing, match="SOUNDING_BOARD_IDENTITY"):
        Settings.from_environment(NEEDED | {"SOUNDING_BOARD_RETIRED_SECRETS": "o" * 16})


@pytest.mark.parametrize("value", ["nonsense", "mysql://somebody:hunter2@host/name"])
def test_a_database_that_cannot_be_used_is_refused_without_its_password(value):
    with pytest.raises(DatabaseSettingInvalid, match="SOUNDING_BOARD_DATABASE_URL") as caught:
        Settings.from_environment({**NEEDED, "SOUNDING_BOARD_DATABASE_URL": value})
    assert "hunter2" not in str(caught.value)


def test_a_plain_postgresql_address_gets_the_driver():
    given = {"SOUNDING_BOARD_DATABASE_URL": "postgresql://somebody:hunter2@host/name"}
    assert Settings.from_environment(NEEDED | given).database_url.drivername == "postgresql+asyncpg"


def test_settings_print_without_secrets():
    given = {"SOUNDING_BOARD_DATABASE_URL": "postgresql://somebody:hunter2@host/name"}
    shown = repr(Settings.from_environment(NEEDED | given))
    for secret in (*NEEDED.values(), "hunter2"):
        assert secret not in shown
