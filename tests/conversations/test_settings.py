"""Where the database is."""

from __future__ import annotations

import pytest

from conversations.errors import SettingInvalid
from conversations.settings import database_url

KEY = "SOUNDING_BOARD_DATABASE_URL"


@pytest.mark.parametrize(
    ("environment", "url"),
    [
        ({}, "sqlite+aiosqlite:///var/conversations.db"),
        ({"SOUNDING_BOARD_VAR": "/srv/state"}, "sqlite+aiosqlite:////srv/state/conversations.db"),
        ({KEY: ""}, "sqlite+aiosqlite:///var/conversations.db"),
        ({KEY: "sqlite:////srv/ours.db"}, "sqlite+aiosqlite:////srv/ours.db"),
        ({KEY: "postgresql://us@host/name"}, "postgresql+asyncpg://us@host/name"),
    ],
)
def test_the_address_comes_from_the_environment(environment, url):
    assert database_url(environment).render_as_string() == url


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://us:hunter2@host/name", "postgresql+psycopg2://us:hunter2@host/name"]
)
def test_another_kind_of_database_is_refused_by_the_name_of_the_setting(url):
    with pytest.raises(SettingInvalid, match=KEY) as caught:
        database_url({KEY: url})
    assert "hunter2" not in str(caught.value)
