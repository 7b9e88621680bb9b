"""The record as files."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest

from conversations import commands
from conversations.database import Database

ENDINGS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown",
    "ics": "text/calendar",
}


@pytest.fixture
async def files(leader) -> dict[str, bytes]:
    await leader.say("Our partners have lost patience.")
    found = {}
    for ending, content_type in ENDINGS.items():
        response = await leader.client.get(f"/api/record.{ending}")
        assert (response.status, response.content_type) == (200, content_type)
        assert f'filename="sounding-board-record.{ending}"' in response.headers["Content-Disposition"]
        found[ending] = await response.read()
    return found


async def test_the_record_holds_the_leaders_own_words(files):
    assert "Our partners have lost patience." in files["md"].decode()
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(files["docx"])).paragraphs]
    assert any("Our partners have lost patience." in text for text in paragraphs)


async def test_the_calendar_holds_what_has_a_date(files):
    lines = files["ics"].decode().splitlines()
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20270503" in lines
    assert "DTSTART;VALUE=DATE:20270601" in lines


@pytest.mark.parametrize("ending", ENDINGS)
async def test_before_anything_was_said_there_is_no_record(leader, ending):
    response = await leader.client.get(f"/api/record.{ending}")
    assert response.status == 404
    assert "nothing to record yet" in (await response.json())["detail"]


async def test_the_record_stays_when_a_turn_does_not_change_it(leader):
    await leader.say("Our partners have lost patience.")
    await leader.say("rate me")
    assert "lost patience" in await (await leader.client.get("/api/record.md")).text()


async def test_the_record_of_a_topic_says_that_there_is_another(leader, rows, settings):
    await leader.say("Our partners have lost patience.")
    assert "the record of one topic" not in await (await leader.client.get("/api/record.md")).text()
    ((of,),) = rows("SELECT id FROM conversations")
    database = Database(settings.database_url)
    async with database.writing() as session:
        await commands.keep_record(
            session, of, {"topic": 2, "situation": "The hubs."}, datetime(2027, 7, 3, tzinfo=UTC)
        )
    await database.close()
    for topic in (1, 2):
        text = await (await leader.client.get("/api/record.md", params={"topic": topic})).text()
        assert "the record of one topic. You have another" in text
