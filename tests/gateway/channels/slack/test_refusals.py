"""What Slack has against a message: it is busy, the leader has left, the bot was removed."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.waiting import until


@pytest.fixture(autouse=True)
def _restless(monkeypatch):
    monkeypatch.setattr("gateway.courier.FIRST_PAUSE", 0.05)
    monkeypatch.setattr("gateway.channels.slack.inbox.FIRST_PAUSE", 0.05)


def undelivered(rows) -> int:
    return rows("SELECT count(*) FROM turns WHERE delivered IS NOT NULL")[0][0]


async def test_a_reply_waits_as_long_as_slack_says(ann, slack, rows):
    slack.refusals["chat.postMessage"] = [(429, {"Retry-After": "1"})]
    began = time.monotonic()
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    assert time.monotonic() - began >= 1
    assert len(slack.called("chat.postMessage")) == 3
    await until(lambda: undelivered(rows) == 0)


async def test_what_follows_a_reply_that_waits_does_not_overtake_it(ann, slack):
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    slack.refusals["chat.postMessage"] = [(429, {"Retry-After": "1"})]
    await ann.say("one")
    await ann.say("two")
    await ann.answered("You said: hello", "You said: one", "You said: two")


@pytest.mark.parametrize("refusal", [(503, {}), "internal_error", "invalid_auth"])
async def test_what_may_pass_is_tried_again(ann, slack, refusal):
    slack.refusals["chat.postMessage"] = [refusal, refusal]
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")


async def test_a_reply_that_was_taken_without_a_word_is_not_said_twice(ann, slack):
    slack.is_mute = True
    await ann.say("hello")
    await until(lambda: ann.answers == ["Welcome."])
    slack.is_mute = False
    await ann.answered("Welcome.", "You said: hello")
    assert ann.answers == ["Welcome.", "You said: hello"]


@pytest.mark.parametrize("reason", ["user_disabled", "channel_not_found", "account_inactive", "is_archived"])
async def test_to_somebody_who_left_nothing_more_is_sent_and_nothing_is_deleted(ann, slack, rows, reason):
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    slack.refusals["chat.postMessage"] = [reason]
    await ann.say("one")
    await until(lambda: rows("SELECT address FROM conversations") == [(None,)])
    assert undelivered(rows) == 0
    assert rows("SELECT said FROM turns WHERE number = 3") == [("one",)]
    assert len(slack.called("chat.postMessage")) == 3


async def test_somebody_who_comes_back_is_answered_again(ann, slack, rows):
    slack.refusals["chat.postMessage"] = ["user_disabled"]
    await ann.say("hello")
    await until(lambda: rows("SELECT address FROM conversations") == [(None,)])
    await ann.say("one")
    await ann.answered("You said: one")


async def test_what_slack_will_not_draw_comes_in_words(ann, slack):
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    slack.refusals["chat.postMessage"] = ["invalid_blocks"]
    await ann.say("one")
    await ann.answered("You said: one")
    assert "blocks" not in slack.said(ann.direct)[-1]


async def test_a_lookup_that_slack_puts_off_is_made_later(open_gateway, person_at, slack, monkeypatch):
    ann = person_at(await open_gateway())
    with monkeypatch.context() as dying:
        dying.setattr("gateway.channels.slack.deeds.Deeds.do", lambda self, note, said: asyncio.sleep(60))
        await ann.say("hello")
        await (await open_gateway.latest()).close()
    slack.refusals["conversations.replies"] = [(429, {"Retry-After": "1"})]
    await open_gateway()
    await ann.answered("Welcome.", "You said: hello")
