from __future__ import annotations

from pathlib import Path

from scripts.settings import CLAIM, Settings

ROOT = Path("/srv/board")


def test_what_is_not_set_has_the_documented_defaults() -> None:
    settings = Settings.of({}, ROOT)
    assert (settings.host, settings.port, settings.var) == ("127.0.0.1", 8080, ROOT / "var")
    children = settings.for_children()
    assert children["SOUNDING_BOARD_DATABASE_URL"] == "sqlite+aiosqlite:////srv/board/var/conversations.db"
    assert children["SOUNDING_BOARD_TRACKER_URL"] == "sqlite:////srv/board/var/trackers.db"


def test_an_empty_setting_counts_as_not_set() -> None:
    settings = Settings.of({"SOUNDING_BOARD_PORT": "", "SOUNDING_BOARD_VAR": ""}, ROOT)
    assert (settings.port, settings.var) == (8080, ROOT / "var")


def test_the_folder_of_state_may_be_anywhere() -> None:
    assert Settings.of({"SOUNDING_BOARD_VAR": "/var/lib/board"}, ROOT).var == Path("/var/lib/board")
    assert Settings.of({"SOUNDING_BOARD_VAR": "state/one"}, ROOT).var == ROOT / "state" / "one"


def test_a_database_that_was_given_is_handed_on() -> None:
    url = "postgresql://board@db/board"
    assert Settings.of({"SOUNDING_BOARD_DATABASE_URL": url}, ROOT).for_children()["SOUNDING_BOARD_DATABASE_URL"] == url


def test_nothing_that_is_started_reports_to_its_makers() -> None:
    children = Settings.of({"ORT_DISABLE_TELEMETRY": "0", "RASA_TELEMETRY_ENABLED": "true"}, ROOT).for_children()
    assert children["RASA_TELEMETRY_ENABLED"] == "false"
    assert children["ORT_DISABLE_TELEMETRY"] == "1"


def test_rasa_writes_its_files_into_the_folder_of_state() -> None:
    assert Settings.of({"HOME": "/home/ann"}, ROOT).for_rasa()["HOME"] == "/srv/board/var/rasa"


def test_whatever_runs_rasa_is_told_no_secret_but_the_token_it_shares() -> None:
    given = {"SOUNDING_BOARD_SECRET": "hush", "SOUNDING_BOARD_BOT_TOKEN": "shared", "HTTPS_PROXY": "http://proxy:3128"}
    told = Settings.of(given, ROOT).for_rasa()
    assert "hush" not in told.values()
    assert (told["SOUNDING_BOARD_BOT_TOKEN"], told["HTTPS_PROXY"]) == ("shared", "http://proxy:3128")


def test_what_concerns_the_set_up_alone_is_not_handed_on() -> None:
    assert CLAIM not in Settings.of({CLAIM: "5", "PYTHONHOME": "/opt/python"}, ROOT).for_children()
    assert "PYTHONHOME" not in Settings.of({"PYTHONHOME": "/opt/python"}, ROOT).for_children()


def test_printing_the_settings_shows_no_secret() -> None:
    assert "hush" not in repr(Settings.of({"SOUNDING_BOARD_SECRET": "hush"}, ROOT))
