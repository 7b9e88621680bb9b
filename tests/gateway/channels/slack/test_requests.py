"""What Slack sends: only what it signed just now is taken, and each thing once."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from conversations import deliveries
from tests.gateway.channels.slack.people import envelope
from tests.gateway.channels.slack.service import signed
from tests.waiting import until

SECRET_WORDS = "Something only we know."


@pytest.fixture
def event(ann, slack):
    """A message as Slack tells of it, and its body."""
    return envelope(ann.event_of(slack.write(ann.direct, ann.user, SECRET_WORDS)), "Ev1")


async def nothing_came_of_it(rows, rasa) -> None:
    assert rows("SELECT count(*) FROM arrivals") == [(0,)]
    assert rasa.arrived == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=00"},
        {"X-Slack-Request-Timestamp": "nonsense", "X-Slack-Signature": "v0=00"},
    ],
)
async def test_what_is_not_signed_is_refused(ann, event, rows, rasa, headers):
    assert (await ann.send(event, headers)).status == 401
    await nothing_came_of_it(rows, rasa)


async def test_what_somebody_else_signed_is_refused(ann, event, rows, rasa):
    assert (await ann.send(event, signed(event, secret="f" * 32))).status == 401
    await nothing_came_of_it(rows, rasa)


async def test_a_signature_of_another_body_is_refused(ann, event, rows, rasa):
    assert (await ann.send(event, signed(event + b" "))).status == 401
    await nothing_came_of_it(rows, rasa)


async def test_what_was_signed_over_five_minutes_ago_is_refused(ann, event, rows, rasa):
    assert (await ann.send(event, signed(event, age=301))).status == 401
    await nothing_came_of_it(rows, rasa)


async def test_a_replay_is_harmless(ann, event, rows, rasa):
    headers = signed(event)
    for _ in range(2):
        assert (await ann.send(event, headers)).status == 200
    await ann.answered("Welcome.", f"You said: {SECRET_WORDS}")
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    assert (await ann.send(event, headers)).status == 200
    await asyncio.sleep(0.1)
    assert rasa.texts == [SECRET_WORDS]
    assert len(ann.answers) == 2


async def test_an_event_delivered_three_times_at_once_is_one_turn(ann, slack, rasa):
    message = ann.event_of(slack.write(ann.direct, ann.user, "hello"))
    sent = await asyncio.gather(*(ann.tell(message, f"Ev{n}") for n in range(3)))
    assert [response.status for response in sent] == [200] * 3
    await ann.answered("Welcome.", "You said: hello")
    assert rasa.texts == ["hello"]


async def test_a_refused_request_leaves_neither_words_nor_signature_in_the_log(ann, event, caplog):
    caplog.set_level("DEBUG")
    headers = signed(event, secret="f" * 32)
    await ann.send(event, headers)
    assert SECRET_WORDS not in caplog.text
    assert headers["X-Slack-Signature"] not in caplog.text


async def test_a_turn_leaves_neither_words_nor_names_nor_tokens_in_the_log_or_the_database(ann, caplog, settings):
    caplog.set_level("DEBUG")
    await ann.say("Something only we know about Priya.")
    await ann.answered("You said: Something only we know about [colleague 1].")
    for secret in ("only we know", "Priya", ann.user, ann.direct, "xoxb-", "v0="):
        assert secret not in "\n".join(
            record.getMessage() for record in caplog.records if "aiosqlite" not in record.name
        )
    kept = b"".join(file.read_bytes() for file in _files_of(settings))
    for secret in (b"Priya", ann.user.encode(), ann.direct.encode(), b"T0COUNCIL"):
        assert secret not in kept


def _files_of(settings):
    return Path(settings.database_url.database).parent.glob("conversations.db*")


async def test_slack_may_check_the_address(ann):
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    async with ann.session.post(ann.url, data=body, headers=signed(body)) as response:
        assert (response.status, await response.json()) == (200, {"challenge": "abc"})


async def test_a_database_that_cannot_keep_it_leaves_it_to_slack_to_tell_again(ann, slack, rasa, monkeypatch):
    async def full(session, arrivals):
        raise OSError("disk full")

    message = ann.event_of(slack.write(ann.direct, ann.user, "hello"))
    with monkeypatch.context() as broken:
        broken.setattr("conversations.deliveries.arrive", full)
        assert (await ann.tell(message)).status == 503
    assert (await ann.tell(message)).status == 200
    await ann.answered("Welcome.", "You said: hello")
    assert rasa.texts == ["hello"]


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B0OTHER"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "user": None},
        {"channel_type": "channel"},
    ],
)
async def test_what_no_leader_wrote_to_the_bot_is_left_alone(ann, slack, rows, rasa, more):
    message = ann.event_of(slack.write(ann.direct, ann.user, "hello"), **more)
    assert (await ann.tell(message)).status == 200
    await nothing_came_of_it(rows, rasa)


async def test_fifty_at_once_are_written_in_few_commits(open_gateway, person_at, rows, monkeypatch):
    server, arrive, batches = await open_gateway(), deliveries.arrive, []

    async def counted(session, arrivals):
        batches.append(len(arrivals))
        return await arrive(session, arrivals)

    monkeypatch.setattr(deliveries, "arrive", counted)
    people = [person_at(server, f"U{n:04d}") for n in range(50)]
    await asyncio.gather(*(person.say("hello") for person in people))
    assert sum(batches) == 50
    assert len(batches) < 25
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)], 20)
    assert all(person.answers == ["Welcome.", "You said: hello"] for person in people)
