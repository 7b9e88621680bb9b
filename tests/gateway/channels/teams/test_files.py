"""The record as a file in the leader's own OneDrive, after they were asked."""

from __future__ import annotations

import pytest

from gateway.channels.teams import files
from gateway.errors import NoRecord
from gateway.problems import problem_of
from tests.teams.service import DRIVE, Refusal

QUESTION = "application/vnd.microsoft.teams.card.file.consent"
THERE = "application/vnd.microsoft.teams.card.file.info"
UPLOADED = "/personal/upload"
BEGINNINGS = {"docx": b"PK", "md": b"# My record", "ics": b"BEGIN:VCALENDAR"}


async def asked(person, wanted) -> dict:
    """The question whether the file may be put there."""
    await person.send(person.activity(value={"record": wanted}, text="Word"))
    [attachment] = person.sent[-1]["attachments"]
    return attachment


@pytest.mark.parametrize("ending", BEGINNINGS)
async def test_a_file_is_put_where_teams_says_once_the_leader_lets_it(ending, ann, teams):
    await ann.say("Our plan")
    question = await asked(ann, ending)
    assert (question["contentType"], question["name"]) == (QUESTION, f"sounding-board-record.{ending}")
    assert teams.files == {}
    assert await ann.allow(question["content"]["acceptContext"]) == 200
    assert teams.files[UPLOADED].startswith(BEGINNINGS[ending])
    assert len(teams.files[UPLOADED]) == question["content"]["sizeInBytes"] or ending == "docx"
    [there] = ann.sent[-1]["attachments"]
    assert (there["contentType"], there["contentUrl"]) == (THERE, f"{DRIVE}/open")


async def test_nothing_is_put_there_where_the_leader_says_no(ann, teams):
    await ann.say("Our plan")
    question = await asked(ann, "docx")
    await ann.allow(question["content"]["declineContext"], "decline")
    assert (teams.files, ann.told.splitlines()[-1]) == ({}, files.DECLINED)


@pytest.mark.parametrize(
    "url", ["https://example.com/x", "http://council-my.sharepoint.com/x", "https://sharepoint.com.example.com/x", ""]
)
async def test_nothing_goes_where_no_onedrive_is(url, ann, teams):
    await ann.say("Our plan")
    await ann.allow({"record": "docx"}, url=url)
    assert teams.files == {}
    assert ann.told.splitlines()[-1] == files.NOT_UPLOADED
    assert not {host for host in teams.hosts if "example" in host}


async def test_a_file_of_what_was_never_said_is_told_not_to_be_there(ann, new_person):
    ben = new_person("Ben Roe")
    await ann.say("Our plan")
    for person, wanted in ((ben, "docx"), (ann, "exe")):
        await person.send(person.activity(value={"record": wanted}, text="Word"))
        assert person.told.splitlines()[-1] == problem_of(NoRecord()).detail


@pytest.mark.parametrize("topic", ["0", "x", "100001", "12345678901234567890", "²"])
async def test_a_topic_that_is_none_is_not_taken_for_the_latest(topic, ann):
    await ann.say("Our plan")
    await ann.send(ann.activity(value={"record": "docx", "topic": topic}, text="Word"))
    assert "must be the number of a topic" in ann.told.splitlines()[-1]


async def test_a_file_that_cannot_be_offered_is_told_so(ann, teams):
    await ann.say("Our plan")
    teams.refusals.append(Refusal(503))
    await ann.send(ann.activity(value={"record": "docx"}, text="Word"))
    assert ann.told.splitlines()[-1] == files.NOT_UPLOADED


async def test_a_file_is_of_the_leaders_own_conversation_whatever_the_answer_says(ann, new_person, teams):
    await ann.say("Ann's plan")
    ben = new_person("Ben Roe")
    await ben.allow({"record": "md", "topic": "1", "conversation": ann.conversation})
    assert teams.files == {}


async def test_where_others_read_no_file_is_handed_out(new_person, teams):
    ann = new_person(kind="channel", conversation="19:team;messageid=1")
    await ann.say("Our plan")
    await ann.send(ann.activity(value={"record": "docx"}, text="Word"))
    assert files.IN_A_SHARED_CHAT in ann.told
    await ann.allow({"record": "docx"})
    assert teams.files == {}


@pytest.mark.parametrize("value", [None, 7, {}, {"action": "accept"}, {"action": "accept", "context": {"record": 7}}])
async def test_an_answer_that_is_none_is_passed_over(value, ann, teams):
    assert await ann.send(ann.activity(type="invoke", name="fileConsent/invoke", value=value)) == 200
    assert teams.files == {}
