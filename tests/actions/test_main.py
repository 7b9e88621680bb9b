"""How the action server says that it cannot start: in a sentence, never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from actions.__main__ import main
from actions.signposts import NATIONAL

SENTENCE = "The action server could not start: "


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("SOUNDING_BOARD_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SOUNDING_BOARD_BOT_TOKEN", "a-token-for-tests-only")
    monkeypatch.setenv("SOUNDING_BOARD_VAR", str(tmp_path))


@pytest.fixture
def signposts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings say that the file is."""
    path = tmp_path / "signposts.yml"
    monkeypatch.setenv("SOUNDING_BOARD_SIGNPOSTS", str(path))
    return path


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    assert main() == 1
    said = capsys.readouterr().err
    assert said.startswith(SENTENCE)
    assert said.count("\n") == 1
    return said


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("SOUNDING_BOARD_BOT_TOKEN", "", "is not set; 'make run' sets it"),
        ("SOUNDING_BOARD_BOT_TOKEN", "short", "at least 16"),
        ("SOUNDING_BOARD_ACTIONS_PORT", "http", "valid integer"),
        ("SOUNDING_BOARD_ACTIONS_PORT", "70000", "less than or equal to 65535"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], key: str, value: str, told: str
) -> None:
    monkeypatch.setenv(key, value)
    said = refusal(capsys)
    assert f"{SENTENCE}{key} " in said
    assert told in said
    assert not value or value not in said


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('how: "999"', "how: 999", "child_risk.0.how: Input should be a valid string"),
        ("own_distress:", "own_stress:", "own_distress: Field required; own_stress: Extra inputs are not permitted"),
        ("child_risk:", "child_risk: [", "it is not YAML"),
        ('{who: In danger now, how: "999"}', '{who: In danger now, how: ""}', "child_risk.0.how: "),
    ],
)
def test_signposts_that_cannot_be_used_are_told_with_their_place_and_what_to_do(
    signposts: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, told: str
) -> None:
    signposts.write_text(NATIONAL.read_text("utf-8").replace(before, after, 1), "utf-8")
    said = refusal(capsys)
    assert str(signposts) in said
    assert told in said
    assert "actions/signposts.yml shows how it is written" in said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No such file"),
        (b"child_risk: []\ncolleague_conduct: []\nother_adult_risk: []\nown_distress: []\n", "at least 1 item"),
        ("# The council’s own\n".encode("cp1252"), "it is not UTF-8 text"),
        (b"", "the file: "),
    ],
)
def test_a_file_of_signposts_that_is_missing_or_names_nobody_is_refused(
    signposts: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    if content is not None:
        signposts.write_bytes(content)
    assert told in refusal(capsys)


def test_a_store_that_was_not_made_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "run 'make run'" in refusal(capsys)
