from __future__ import annotations

import stat
from pathlib import Path

import pytest

from chat.cookie import CookieFile
from chat.errors import CookieNotKept

HERE, THERE = "http://127.0.0.1:8080", "http://127.0.0.1:9090"


def test_what_is_kept_for_an_address_is_given_for_that_address_alone(tmp_path: Path) -> None:
    file = CookieFile(tmp_path / "chat-cookie")
    file.keep(HERE, {"name": "mine"})
    assert CookieFile(tmp_path / "chat-cookie").of(HERE) == {"name": "mine"}
    assert file.of(THERE) == {}


def test_keeping_one_address_leaves_the_others(tmp_path: Path) -> None:
    file = CookieFile(tmp_path / "chat-cookie")
    file.keep(HERE, {"name": "mine"})
    file.keep(THERE, {"name": "another"})
    file.keep(THERE, {})
    assert file.of(HERE) == {"name": "mine"}
    assert file.of(THERE) == {}


def test_nobody_else_may_read_the_file_even_where_it_was_open_before(tmp_path: Path) -> None:
    path = tmp_path / "var" / "chat-cookie"
    path.parent.mkdir()
    path.write_text("{}")
    path.chmod(0o644)
    CookieFile(path).keep(HERE, {"name": "mine"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["chat-cookie"]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"http://x": "y"}', b"\xff\xfe"])
def test_a_broken_file_opens_nothing_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "chat-cookie").write_bytes(content)
    file = CookieFile(tmp_path / "chat-cookie")
    assert file.of(HERE) == {}
    file.keep(HERE, {"name": "mine"})
    assert file.of(HERE) == {"name": "mine"}


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file, no folder")
    with pytest.raises(CookieNotKept, match="Make that folder writable"):
        CookieFile(tmp_path / "var" / "chat-cookie").keep(HERE, {"name": "mine"})
