"""A leader talks with the bot in Teams."""

from __future__ import annotations

from tests.waiting import until


async def test_the_first_words_begin_a_conversation_and_are_answered(ann, rasa):
    assert await ann.say("Our grant ends in March.") == 202
    assert ann.told.splitlines() == ["Welcome.", "You said: Our grant ends in March."]


async def test_whoever_adds_the_bot_is_welcomed(ann):
    await ann.install()
    assert ann.told == "Welcome."
