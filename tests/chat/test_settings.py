from __future__ import annotations

from pathlib import Path

import pytest

from chat.settings import Settings


def test_without_settings_the_cookie_is_in_var_and_the_gateway_here() -> None:
    assert Settings.of({}) == Settings(Path("var/chat-cookie"), "http://127.0.0.1:8080")


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("", "http://127.0.0.1:81"),
        ("0.0.0.0", "http://127.0.0.1:81"),  # noqa: S104 - compared with, not listened on
        ("::", "http://127.0.0.1:81"),
        ("::1", "http://[::1]:81"),
        ("board.example.org", "http://board.example.org:81"),
    ],
)
def test_the_address_is_where_the_gateway_was_told_to_listen(host: str, url: str) -> None:
    assert Settings.of({"SOUNDING_BOARD_HOST": host, "SOUNDING_BOARD_PORT": "81"}).url == url


def test_the_cookie_is_kept_in_the_folder_of_state(tmp_path: Path) -> None:
    assert Settings.of({"SOUNDING_BOARD_VAR": str(tmp_path)}).cookie_file == tmp_path / "chat-cookie"
