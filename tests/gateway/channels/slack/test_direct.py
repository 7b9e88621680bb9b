"""A direct message with the bot in Slack."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from datetime import timedelta

import pytest

from gateway.channels.slack.deeds import DELETED, EDITED, FILES
from gateway.channels.slack.inbox import DELAYED, STARTING
from gateway.errors import TooManyRequests
from gateway.keys import LIMITS, PIPELINE
from gateway.telling import TAKEN_OUT
from serving.clock import utc_now
from tests.gateway.channels.slack.people import waits_for_an_answer
from tests.waiting import until


@pytest.fixture(autouse=True)
def _restless(monkeypatch):
    """What is left is tried again at once."""
    monkeypatch.setattr("gateway.channels.slack.inbox.FIRST_PAUSE", 0.05)
    monkeypatch.setattr("gateway.recovery.FIRST_PAUSE", 0.05)


async def test_the_first_message_is_welcomed_and_answered(ann, rasa):
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    assert rasa.texts == ["hello"]


async def test_answers_are_in_the_thread_of_the_message(ann, slack):
    message = await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    assert {one["thread_ts"] for one in slack.said(ann.direct)} == {message["ts"]}


async def test_a_new_thread_goes_on_with_the_same_conversation(ann, slack, rasa):
    await ann.say("first")
    await ann.answered("You said: first")
    ann.thread = None
    second = await ann.say("second")
    await ann.answered("Welcome.", "You said: first", "You said: second")
    assert slack.said(ann.direct)[-1]["thread_ts"] == second["ts"]
    assert len({body["sender"] for body in rasa.taken}) == 1


async def test_two_leaders_have_two_conversations(ann, person_at, open_gateway, rasa):
    ben = person_at(await open_gateway.latest(), "U0BEN")
    await ann.say("mine")
    await ben.say("his")
    await ann.answered("Welcome.", "You said: mine")
    await ben.answered("Welcome.", "You said: his")
    assert len({body["sender"] for body in rasa.taken}) == 2


async def test_opening_the_messages_welcomes_once(ann, rows):
    for _ in range(2):
        await ann.open()
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NOT NULL") == [(2,)])
    assert ann.answers == ["Welcome."]


async def test_somebody_who_comes_back_after_a_while_is_told_where_they_were(ann, rows, change):
    await ann.say("hello")
    await ann.answered("You said: hello")
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    long_ago = (utc_now() - timedelta(days=3)).strftime("%Y-%m-%d %H:%M:%S.%f")
    await change(f"UPDATE conversations SET last_activity_at = '{long_ago}'")  # noqa: S608
    await ann.say("again")
    await ann.answered("You said: hello", "We were here.", "You said: again")


async def test_what_comes_during_a_slow_turn_is_answered_after_it_in_order(ann, rasa):
    await waits_for_an_answer(ann, rasa)
    await ann.say("two")
    await ann.say("three")
    rasa.gate.set()
    await ann.answered("You said: one", "You said: two", "You said: three")


async def test_what_comes_out_of_order_is_put_in_order(ann, slack, rasa):
    await waits_for_an_answer(ann, rasa)
    two, three = (ann.event_of(slack.write(ann.direct, ann.user, text)) for text in ("two", "three"))
    await ann.tell(three)
    await ann.tell(two)
    rasa.gate.set()
    await ann.answered("You said: one", "You said: two", "You said: three")


async def test_personal_details_and_mentions_are_taken_out(ann, rasa):
    await ann.say("Priya and <@U0BEN> met in <#C1|leaders> &amp; <https://a.example/x|the page>")
    await ann.answered(TAKEN_OUT, "You said: [colleague 1] and [name] met in #leaders &amp; the page")
    assert rasa.texts == ["[colleague 1] and [name] met in #leaders & the page"]


@pytest.mark.parametrize("text", ["/restart", "/affirm{}", "*bold* & <x>"])
async def test_text_stays_text(ann, rasa, text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    await ann.say(escaped)
    await ann.answered("Welcome.", f"You said: {escaped}")
    assert rasa.texts == [text]


async def test_only_emoji_is_a_turn_like_any_other(ann, rasa):
    await ann.say(":thumbsup: :tada:")
    await ann.answered("Welcome.", "You said: :thumbsup: :tada:")


async def test_forty_thousand_characters_are_too_many_and_that_is_said(ann, rasa):
    await ann.say("ä" * 40_000)
    await ann.answered("Welcome.", "The message is longer than 8,000 characters. Send it in two or more parts.")
    assert rasa.texts == []


async def test_eight_thousand_characters_are_answered(ann, rasa):
    await ann.say("word " * 1_599)
    await until(lambda: len(ann.answers) == 2)
    assert rasa.texts == [("word " * 1_599).strip()]


async def test_a_message_of_nothing_is_told_so(ann, rasa):
    await ann.say("   ")
    await ann.answered("Welcome.", "The message is empty. Type what you would like to say, then send it.")


async def test_a_file_is_not_opened_and_that_is_said(ann, rasa):
    await ann.say("", subtype="file_share", files=[{"id": "F1", "name": "plan.docx"}])
    await ann.answered(FILES)
    assert rasa.arrived == []


async def test_the_words_that_come_with_a_file_are_answered(ann, rasa):
    await ann.say("see this", subtype="file_share", files=[{"id": "F1", "name": "plan.docx"}])
    await ann.answered(FILES, "Welcome.", "You said: see this")


async def test_a_change_to_an_answered_message_is_remarked_on_and_changes_nothing(ann, rasa):
    message = await ann.say("hello")
    await ann.answered("You said: hello")
    await ann.edit(message, "goodbye")
    await ann.answered("You said: hello", EDITED)
    assert rasa.texts == ["hello"]


async def test_a_message_changed_while_it_waits_is_answered_as_it_stands(ann, rasa):
    await waits_for_an_answer(ann, rasa)
    second = await ann.say("two")
    await ann.edit(second, "three")
    rasa.gate.set()
    await ann.answered("You said: one", "You said: three")
    assert rasa.texts == ["hello", "one", "three"]


async def test_a_message_deleted_while_it_waits_was_never_said(ann, rasa, rows):
    await waits_for_an_answer(ann, rasa)
    await ann.delete(await ann.say("two"))
    rasa.gate.set()
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    assert rasa.texts == ["hello", "one"]
    assert ann.answers[-1] == "You said: one"


@pytest.fixture
async def put_off(ann, rasa, monkeypatch):
    """The first message of somebody new, which is tried again and again until the bot is there."""
    monkeypatch.setattr("gateway.visits.PATIENCE", 0.05)
    await rasa.stop()
    message = await ann.say("hello")
    await ann.answered(STARTING)
    return message


async def test_a_message_changed_between_tries_is_answered_as_it_stands(ann, put_off, rasa):
    await ann.edit(put_off, "goodbye")
    await rasa.start()
    await ann.answered(STARTING, "Welcome.", "You said: goodbye")
    assert rasa.texts == ["goodbye"]


async def test_a_message_deleted_between_tries_was_never_said(ann, put_off, rasa, rows):
    await ann.delete(put_off)
    await rasa.start()
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    assert (ann.answers, rasa.arrived) == ([STARTING], [])


async def test_what_was_said_before_a_message_that_is_put_off_is_answered_after_it(ann, slack, rasa, monkeypatch):
    monkeypatch.setattr("gateway.visits.PATIENCE", 0.05)
    earlier = ann.event_of(slack.write(ann.direct, ann.user, "earlier"))
    await rasa.stop()
    await ann.say("hello")
    await ann.answered(STARTING)
    await ann.tell(earlier)
    await rasa.start()
    await until(lambda: rasa.texts == ["hello", "earlier"])


async def test_deleting_an_answered_message_is_remarked_on(ann):
    message = await ann.say("hello")
    await ann.answered("You said: hello")
    await ann.delete(message)
    await ann.answered("You said: hello", DELETED)


async def test_a_preview_that_slack_adds_is_no_change(ann, rows):
    message = await ann.say("https://a.example")
    await until(lambda: len(ann.answers) == 2)
    await ann.edit(message, message["text"])
    await asyncio.sleep(0.1)
    assert len(ann.answers) == 2
    assert rows("SELECT count(*) FROM arrivals") == [(1,)]


async def test_what_waits_for_a_turn_that_somebody_else_runs_is_taken_as_soon_as_that_ends(
    ann, open_gateway, rasa, rows, monkeypatch
):
    monkeypatch.setattr("gateway.channels.slack.inbox.FIRST_PAUSE", 30.0)
    await ann.say("hello")
    await ann.answered("You said: hello")
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    ((key,),) = rows("SELECT key FROM conversations")
    server = await open_gateway.latest()
    async with server.app[PIPELINE]._turnstile.hold(key, "another"):
        await ann.say("one")
        await asyncio.sleep(0.7)
        assert rasa.texts == ["hello"]
    await ann.answered("You said: hello", "You said: one")


async def test_who_says_more_than_is_allowed_is_answered_when_it_is(open_gateway, person_at, rows, monkeypatch):
    server = await open_gateway(turns_a_minute=60)
    ann, turns = person_at(server), server.app[LIMITS].turns
    await ann.say("hello")
    await ann.answered("You said: hello")
    ((key,),) = rows("SELECT key FROM conversations")
    with suppress(TooManyRequests):
        while True:
            turns.take(key)
    began = time.monotonic()
    await ann.say("one")
    await ann.answered("Welcome.", "You said: hello", "You said: one")
    assert time.monotonic() - began > 0.8


async def test_while_rasa_is_away_the_leader_is_told_and_answered_when_it_is_back(ann, rasa):
    await ann.say("hello")
    await ann.answered("You said: hello")
    await rasa.stop()
    await ann.say("one")
    await ann.answered(DELAYED)
    await rasa.start()
    await ann.answered(DELAYED, "You said: one")


async def test_somebody_new_is_told_that_it_is_still_starting(ann, rasa, monkeypatch):
    monkeypatch.setattr("gateway.visits.PATIENCE", 0.1)
    await rasa.stop()
    await ann.say("hello")
    await ann.answered(STARTING)
    await rasa.start()
    await ann.answered(STARTING, "Welcome.", "You said: hello")


async def test_a_turn_without_an_answer_is_told_so(ann, rasa):
    await ann.say("hello")
    await ann.answered("You said: hello")
    rasa.status = 422
    await ann.say("one")
    await until(lambda: "could not answer this message" in ann.answers[-1])


async def test_the_last_words_of_a_conversation_that_is_erased_are_said_and_kept_nowhere(ann, rasa, rows):
    await ann.say("erase")
    await ann.answered("Welcome.", "You said: erase")
    await until(lambda: rows("SELECT count(*) FROM turns") == [(0,)])
    await ann.say("hello")
    await ann.answered("Welcome.", "You said: hello")
    assert len({body["sender"] for body in rasa.taken}) == 2


async def test_an_event_of_before_an_erasure_that_comes_again_begins_nothing(ann, slack, rasa, rows):
    message = await ann.say("erase")
    await ann.answered("Welcome.", "You said: erase")
    await until(lambda: rows("SELECT count(*) FROM arrivals WHERE done_at IS NULL") == [(0,)])
    await ann.tell(ann.event_of(message))
    await asyncio.sleep(0.1)
    assert rows("SELECT count(*) FROM conversations") == [(0,)]
    assert rows("SELECT sealed, conversation_key FROM arrivals") == [(None, None)]
