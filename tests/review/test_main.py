"""The command with which the first coaches come in."""

from __future__ import annotations

import asyncio
import os
import re
from datetime import UTC, datetime

import pytest

from conversations import accesses, accounts
from conversations.database import Database
from conversations.settings import database_url
from review.__main__ import main


@pytest.fixture(autouse=True)
def environment(monkeypatch, tmp_path):
    monkeypatch.setenv("SOUNDING_BOARD_SECRET", "a-secret-for-tests-only")
    monkeypatch.setenv("SOUNDING_BOARD_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/new/conversations.db")
    monkeypatch.setenv("SOUNDING_BOARD_REVIEW_PORT", "8099")


def test_a_link_is_printed_also_before_anything_was_ever_started(capsys):
    assert main(["coach", " Ann  Lee "]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Ann Lee sets a password here")
    assert re.search(r"^http://127\.0\.0\.1:8099/welcome/\S{43}$", said, re.MULTILINE)


def test_somebody_who_is_there_gets_a_new_link_and_keeps_their_role(capsys):
    assert main(["coach", "Ann Lee", "--role", "lead"]) == 0
    assert main(["coach", "ann lee", "--role", "lead"]) == 0
    assert main(["coach", "Ann Lee"]) == 1
    assert "another role" in capsys.readouterr().err


async def test_a_new_link_to_a_closed_account_opens_it_and_the_log_says_so():
    await asyncio.to_thread(main, ["coach", "Ann Lee"])
    async with Database(database_url(os.environ)) as database:
        async with database.writing() as session:
            await accounts.end_coach(session, (await accounts.coach_named(session, "Ann Lee")).id, datetime.now(UTC))
        await asyncio.to_thread(main, ["coach", "Ann Lee"])
        async with database.reading() as session:
            lines = await accesses.accesses_before(session, None, None)
    assert [line.detail for line in lines] == ["Ann Lee: open again, link as coach", "Ann Lee: link as coach"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_what_is_no_name_is_refused(name, capsys):
    assert main(["coach", name]) == 1
    assert "from 1 to 80 characters" in capsys.readouterr().err


def test_a_rubric_with_a_mistake_keeps_the_pages_from_starting_and_names_its_place(tmp_path, monkeypatch, capsys):
    path = tmp_path / "rubric.yml"
    path.write_text("criteria: [{id: fit, name: Fit, asks: x, levels: [{name: a, means: b}]}]", "utf-8")
    monkeypatch.setenv("SOUNDING_BOARD_RUBRIC", str(path))
    assert main([]) == 1
    assert "criteria.0.levels" in capsys.readouterr().err
