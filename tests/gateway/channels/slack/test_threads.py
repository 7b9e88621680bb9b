"""A channel in which the bot is mentioned: the thread is one conversation, whoever speaks."""

from __future__ import annotations

import asyncio

import pytest

from gateway.channels.slack.deeds import SHARED
from tests.waiting import until

CHANNEL = "C0TEAM"


@pytest.fixture
def said(slack):
    """What the bot has said in the channel."""
    return lambda: [message["text"] for message in slack.said(CHANNEL)]


async def test_others_reading_along_is_told_first_and_whoever_began_is_addressed(ann, slack, rasa, said):
    message = await ann.mention("hello")
    await until(lambda: len(said()) == 3)
    assert said() == [f"<@{ann.user}> {SHARED}", "Welcome.", f"<@{ann.user}> You said: hello"]
    assert {one["thread_ts"] for one in slack.said(CHANNEL)} == {message["ts"]}
    assert rasa.texts == ["hello"]


async def test_several_people_are_in_one_conversation_and_the_first_is_addressed(
    ann, person_at, open_gateway, rasa, said
):
    message = await ann.mention("hello")
    await until(lambda: len(said()) == 3)
    ben = person_at(await open_gateway.latest(), "U0BEN")
    await ben.mention("and I", thread=message["ts"])
    await until(lambda: len(said()) == 4)
    assert said()[-1] == f"<@{ann.user}> You said: and I"
    assert len({body["sender"] for body in rasa.taken}) == 1


async def test_another_thread_is_another_conversation(ann, rasa, said):
    await ann.mention("hello")
    await ann.mention("hello again")
    await until(lambda: len(said()) == 6)
    assert len({body["sender"] for body in rasa.taken}) == 2


async def test_a_thread_and_the_direct_messages_are_two_conversations(ann, rasa, said):
    await ann.mention("hello")
    await ann.say("between us")
    await ann.answered("Welcome.", "You said: between us")
    await until(lambda: len(said()) == 3)
    assert len({body["sender"] for body in rasa.taken}) == 2


async def test_what_does_not_mention_the_bot_is_left_alone(ann, slack, rasa, rows):
    message = slack.write(CHANNEL, ann.user, "between ourselves", "1.000001")
    event = message | {"channel": CHANNEL, "channel_type": "channel", "event_ts": message["ts"]}
    assert (await ann.tell(event)).status == 200
    await asyncio.sleep(0.05)
    assert rasa.arrived == []
    assert rows("SELECT count(*) FROM arrivals") == [(0,)]


async def test_a_button_in_a_thread_is_of_that_conversation(ann, slack, rasa, said):
    await ann.mention("rate me")
    await until(lambda: len(said()) == 3)
    assert (await ann.press("7", CHANNEL)).status == 200
    await until(lambda: said()[-1] == f"<@{ann.user}> You picked 7.")


async def test_of_mentions_the_bots_is_taken_out_and_others_are_somebody(ann, rasa, said):
    await ann.mention("I ask with <@U0BEN>")
    await until(lambda: len(said()) == 3)
    assert rasa.texts == ["I ask with [name]"]
