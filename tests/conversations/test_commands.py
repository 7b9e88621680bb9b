"""What changes the database."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from conversations import commands, queries
from conversations.commands import Said
from conversations.models import TurnKind, TurnState
from tests.conversations.factories import CHOICES, NOW, a_conversation, a_turn, an_answered_turn, later


async def the_turn(database, key: str = "turn-1"):
    async with database.reading() as session:
        return await queries.turn_of(session, "a-key", key)


async def the_conversation(database):
    async with database.reading() as session:
        return await queries.conversation_of(session, "a-key")


async def the_record(database):
    conversation = await the_conversation(database)
    async with database.reading() as session:
        return await queries.record_of(session, conversation.id)


async def test_a_conversation_begins_unshared_and_empty(database):
    conversation_id = await a_conversation(database)
    conversation = await the_conversation(database)
    assert (conversation.id, conversation.channel, conversation.shared) == (conversation_id, "web", False)
    assert conversation.offered is None
    assert await the_record(database) is None
    assert (conversation.created_at, conversation.last_activity_at) == (NOW, NOW)


async def test_a_key_has_one_conversation(database):
    await a_conversation(database)
    with pytest.raises(IntegrityError):
        await a_conversation(database)


async def test_a_received_turn_waits_for_its_answer(database):
    conversation_id = await a_conversation(database)
    returned = await a_turn(database, conversation_id, 1, 'Fünf 😀 "words"')
    stored = await the_turn(database)
    for turn in (returned, stored):
        assert (turn.number, turn.kind, turn.state) == (1, TurnKind.TEXT, TurnState.RECEIVED)
        assert (turn.said, turn.choice_id, turn.replies, turn.refusals) == ('Fünf 😀 "words"', None, None, 0)
        assert (turn.received_at, turn.answered_at) == (NOW, None)


async def test_a_turn_key_is_taken_once_in_a_conversation(database):
    conversation_id = await a_conversation(database)
    await a_turn(database, conversation_id, 1)
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await commands.receive(session, conversation_id, 2, Said("turn-1", TurnKind.TEXT, "again"), NOW)


async def test_a_number_is_taken_once_in_a_conversation(database):
    conversation_id = await a_conversation(database)
    await a_turn(database, conversation_id, 1)
    with pytest.raises(IntegrityError):
        async with database.writing() as session:
            await commands.receive(session, conversation_id, 1, Said("another", TurnKind.TEXT, "again"), NOW)


async def test_other_conversations_have_the_same_keys_and_numbers(database):
    for key in ("a-key", "another-key"):
        await a_turn(database, await a_conversation(database, key), 1)
    assert (await the_turn(database)).number == 1


async def test_a_turn_belongs_to_a_conversation(database):
    with pytest.raises(IntegrityError):
        await a_turn(database, "no-such-conversation", 1)


async def test_an_answer_is_stored_with_its_record_and_choices(database):
    turn = await a_turn(database, await a_conversation(database), 1)
    replies = [{"text": "How confident?", "card": {"card": "rating"}, "choices": CHOICES}]
    async with database.writing() as session:
        await commands.answer(session, turn, replies, {"situation": "ours"}, later(1))
    stored, conversation = await the_turn(database), await the_conversation(database)
    assert (stored.state, stored.replies, stored.answered_at) == (TurnState.ANSWERED, replies, later(1))
    assert (await the_record(database)).record == {"situation": "ours"}
    assert conversation.offered == CHOICES
    assert conversation.last_activity_at == later(1)


async def test_an_answer_without_record_or_choices_leaves_both_as_they_were(database):
    conversation_id = await a_conversation(database)
    turn = await a_turn(database, conversation_id, 1)
    async with database.writing() as session:
        replies = [{"text": "How confident?", "card": None, "choices": CHOICES}]
        await commands.answer(session, turn, replies, {"situation": "ours"}, NOW)
    await an_answered_turn(database, conversation_id, 2, later(2))
    conversation = await the_conversation(database)
    assert (await the_record(database)).record == {"situation": "ours"}
    assert conversation.offered == CHOICES
    assert conversation.last_activity_at == later(2)


async def test_each_topic_has_a_record_of_its_own(database):
    turn = await a_turn(database, await a_conversation(database), 1)
    for minute, record in enumerate(({"topic": 1, "n": 1}, {"topic": 2, "n": 2}, {"topic": 1, "n": 3})):
        async with database.writing() as session:
            await commands.answer(session, turn, [], record, later(minute))
    async with database.reading() as session:
        records = [await queries.record_of(session, turn.conversation_id, topic) for topic in (None, 1, 2, 3)]
    assert [record and record.record["n"] for record in records] == [3, 3, 2, None]


async def test_a_day_to_look_back_is_due_until_the_leader_was_asked(database):
    turn, day = await a_turn(database, await a_conversation(database), 1), date(2027, 3, 9)

    async def due(today):
        async with database.reading() as session:
            return [(key, record.topic) for key, record in await queries.due_check_ins(session, today)]

    async with database.writing() as session:
        await commands.keep_record(session, turn.conversation_id, {"topic": 2, "check_in": "2027-03-09"}, NOW)
    assert (await due(date(2027, 3, 8)), await due(day)) == ([], [("a-key", 2)])
    async with database.writing() as session:
        await commands.checked_in(session, turn.conversation_id, 2, day)
    assert await due(date(2027, 4, 1)) == []
    async with database.writing() as session:
        await commands.keep_record(session, turn.conversation_id, {"topic": 2, "check_in": "2027-03-20"}, NOW)
    assert await due(date(2027, 3, 20)) == [("a-key", 2)]


async def test_an_answer_touches_no_other_turn_or_conversation(database):
    conversation_id = await a_conversation(database)
    other = await a_turn(database, await a_conversation(database, "another-key"), 1)
    await a_turn(database, conversation_id, 1)
    await an_answered_turn(database, conversation_id, 2)
    assert (await the_turn(database)).state == TurnState.RECEIVED
    async with database.reading() as session:
        assert (await queries.turn_of(session, "another-key", other.key)).state == TurnState.RECEIVED


async def test_a_failed_turn_can_be_received_again(database):
    turn = await a_turn(database, await a_conversation(database), 1)
    async with database.writing() as session:
        await commands.refuse(session, turn)
        await commands.fail(session, turn, later(1))
    failed = await the_turn(database)
    assert (failed.state, failed.refusals) == (TurnState.FAILED, 1)
    async with database.writing() as session:
        await commands.receive_again(session, failed, later(2))
    again = await the_turn(database)
    assert (again.state, again.refusals, again.received_at) == (TurnState.RECEIVED, 0, later(2))


async def test_sharing_can_be_given_and_taken_back(database):
    conversation_id = await a_conversation(database)
    for shared in (True, False):
        async with database.writing() as session:
            await commands.share(session, conversation_id, shared, NOW)
        assert (await the_conversation(database)).shared is shared


async def test_erasing_leaves_only_the_note_that_rasa_must_forget(database):
    conversation_id = await a_conversation(database)
    other_id = await a_conversation(database, "another-key")
    for number in (1, 2):
        await an_answered_turn(database, conversation_id, number)
        await an_answered_turn(database, other_id, number)
    async with database.writing() as session:
        await commands.erase(session, conversation_id, NOW)
    async with database.reading() as session:
        assert await queries.conversation_of(session, "a-key") is None
        assert await queries.turns_after(session, conversation_id, 0) == []
        assert await queries.pending_erasures(session) == [conversation_id]
        assert len(await queries.turns_after(session, other_id, 0)) == 2
    async with database.writing() as session:
        await commands.erasure_done(session, conversation_id)
    async with database.reading() as session:
        assert await queries.pending_erasures(session) == []


async def test_after_an_exception_nothing_of_a_transaction_is_kept(database):
    conversation_id = await a_conversation(database)

    async def share_and_break() -> None:
        async with database.writing() as session:
            await commands.share(session, conversation_id, True, NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await share_and_break()
    assert (await the_conversation(database)).shared is False
