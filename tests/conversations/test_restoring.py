"""After a backup was restored, what was erased since is erased again."""

from __future__ import annotations

import asyncio
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from conversations import commands
from conversations.__main__ import main
from tests.conversations.factories import NOW
from tests.conversations.talks import a_talk
from tests.databases import migrated, sqlite_at


def rows(path: Path, table: str) -> list[str]:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = [str(row[0]) for row in connection.execute(sa.text(f"SELECT * FROM {table}"))]  # noqa: S608 - our own
    engine.dispose()
    return found


async def two_talks(path: Path) -> tuple[str, str]:
    async with migrated(sqlite_at(path)) as database:
        return await a_talk(database, "This one goes."), await a_talk(database, "This one stays.")


async def erase(path: Path, conversation_id: str) -> None:
    async with migrated(sqlite_at(path)) as database, database.writing() as session:
        await commands.erase(session, conversation_id, NOW + timedelta(days=1))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "conversations.db"
    monkeypatch.setenv("SOUNDING_BOARD_DATABASE_URL", f"sqlite+aiosqlite:///{path}")
    return path


def test_what_was_erased_after_a_backup_is_erased_again_after_it_was_restored(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    goes, stays = asyncio.run(two_talks(path))
    shutil.copy(path, path.with_suffix(".backup"))
    asyncio.run(erase(path, goes))
    assert main(["erased"]) == 0
    written = capsys.readouterr().out.split()
    assert written == [goes]
    shutil.copy(path.with_suffix(".backup"), path)
    assert set(rows(path, "conversations")) == {goes, stays}
    assert main(["erase", *written, "0" * 32]) == 0
    assert "1 erased, 1 not there" in capsys.readouterr().out
    assert rows(path, "conversations") == [stays]
    assert goes in rows(path, "erasures")
    assert b"This one goes." not in path.read_bytes()


def test_a_database_that_is_not_there_yet_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "0" * 32]) == 1
    assert "could not be changed" in capsys.readouterr().err
