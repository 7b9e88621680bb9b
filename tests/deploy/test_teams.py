"""The app for Teams: one zip file that Teams' published schema and its rules for icons allow."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib

import pytest
from jsonschema import Draft202012Validator

from deploy.teams.__main__ import main

APP_ID = "0a1b2c3d-0000-4000-8000-00000000b070"
GIVEN = ["--app-id", APP_ID, "--address", "https://board.example.gov.uk", "--council", 'Ex & "Ample" Council']
GUID = {"type": "string", "pattern": "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"}
URL = {"type": "string", "pattern": "^https://", "maxLength": 2048}


def words(most: int) -> dict:
    return {"type": "string", "minLength": 1, "maxLength": most}


def thing(**properties: dict) -> dict:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


SCOPES = {"type": "array", "maxItems": 3, "minItems": 1, "items": {"enum": ["personal", "team", "groupChat"]}}
COMMANDS = {"type": "array", "maxItems": 10, "items": thing(title=words(32), description=words(128))}
# Of Teams' manifest schema 1.22, what ours uses.
SCHEMA = thing(
    **{"$schema": URL},
    manifestVersion={"const": "1.22"},
    version={"type": "string", "pattern": r"^\d+\.\d+\.\d+$"},
    id=GUID,
    developer=thing(name=words(32), websiteUrl=URL, privacyUrl=URL, termsOfUseUrl=URL),
    name=thing(short=words(30), full=words(100)),
    description=thing(short=words(80), full=words(4000)),
    icons=thing(color={"const": "color.png"}, outline={"const": "outline.png"}),
    accentColor={"type": "string", "pattern": "^#[0-9A-F]{6}$"},
    bots={
        "type": "array",
        "maxItems": 1,
        "items": thing(
            botId=GUID,
            scopes=SCOPES,
            supportsFiles={"const": True},
            isNotificationOnly={"const": False},
            commandLists={"type": "array", "maxItems": 3, "items": thing(scopes=SCOPES, commands=COMMANDS)},
        ),
    },
    defaultInstallScope={"enum": ["personal", "team", "groupChat"]},
    defaultGroupCapability=thing(team={"const": "bot"}, groupchat={"const": "bot"}),
    validDomains={"type": "array", "maxItems": 0},
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    file = tmp_path_factory.mktemp("app") / "app.zip"
    assert main([*GIVEN, str(file)]) == 0
    return zipfile.ZipFile(file)


def test_the_manifest_is_as_teams_schema_has_it(app):
    manifest = json.loads(app.read("manifest.json"))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(manifest)] == []
    assert (manifest["id"], manifest["bots"][0]["botId"]) == (APP_ID, APP_ID)
    assert manifest["developer"]["name"] == 'Ex & "Ample" Council'


def test_the_file_holds_what_teams_asks_for_and_nothing_else(app):
    assert sorted(app.namelist()) == ["color.png", "manifest.json", "outline.png"]
    assert app.testzip() is None


@pytest.mark.parametrize(("name", "size"), [("color.png", 192), ("outline.png", 32)])
def test_the_icons_have_the_size_that_teams_asks_for(app, name, size):
    image = app.read(name)
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", image[16:24]) == (size, size)


def pixels(image: bytes, size: int) -> list[tuple[int, ...]]:
    start = image.index(b"IDAT") + 4
    raw = zlib.decompress(image[start : start + struct.unpack(">I", image[start - 8 : start - 4])[0]])
    rows = [raw[at + 1 : at + 1 + 4 * size] for at in range(0, len(raw), 4 * size + 1)]
    return [tuple(row[at : at + 4]) for row in rows for at in range(0, 4 * size, 4)]


def test_the_outline_is_white_on_nothing(app):
    seen = pixels(app.read("outline.png"), 32)
    assert {pixel[:3] for pixel in seen if pixel[3]} == {(255, 255, 255)}
    assert {0, 255} <= {pixel[3] for pixel in seen}


def test_the_other_icon_leaves_nothing_clear(app):
    assert {pixel[3] for pixel in pixels(app.read("color.png"), 192)} == {255}


def test_the_same_app_gives_the_same_file(tmp_path):
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    assert (main([*GIVEN, str(one)]), main([*GIVEN, str(other)])) == (0, 0)
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--app-id", "secret"], "five groups"),
        (["--address", "http://board.example.gov.uk"], "https://"),
        (["--privacy", "privacy.html"], "https://"),
        (["--council", "x" * 33], "32 characters"),
    ],
)
def test_what_teams_would_not_take_is_told_in_a_sentence(changed, told, tmp_path, capsys):
    assert main([*GIVEN, *changed, str(tmp_path / "app.zip")]) == 1
    assert told in capsys.readouterr().err
    assert not (tmp_path / "app.zip").exists()
