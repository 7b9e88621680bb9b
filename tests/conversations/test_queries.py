"""What can be asked of the database."""

from __future__ import annotations

from conversations import commands, queries
from tests.conversations.factories import CHOICES, NOW, a_conversation, a_turn, an_answered_turn, later


async def standing(database, turn_key: str, conversation_key: str = "a-key"):
    async with database.reading() as session:
        return await queries.standing_of(session, conversation_key, turn_key)


async def test_nothing_is_known_of_a_conversation_that_is_not_there(database):
    assert await standing(database, "turn-1") is None
    async with database.reading() as session:
        assert await queries.conversation_of(session, "a-key") is None
        assert await queries.turn_of(session, "a-key", "turn-1") is None


async def test_a_new_conversation_has_no_turns(database):
    conversation_id = await a_conversation(database)
    found = await standing(database, "turn-1")
    assert (found.conversation_id, found.last_number, list(found.offered)) == (conversation_id, 0, [])
    assert (found.turn, found.earlier) == (None, None)


async def test_a_new_turn_is_told_the_last_number_and_what_is_offered(database):
    conversation_id = await a_conversation(database)
    turn = await a_turn(database, conversation_id, 1)
    async with database.writing() as session:
        await commands.answer(session, turn, [{"text": "?", "card": None, "choices": CHOICES}], None, NOW)
    found = await standing(database, "turn-2")
    assert (found.last_number, found.offered, found.turn, found.earlier) == (1, CHOICES, None, None)


async def test_a_turn_that_has_been_here_is_found_by_its_key(database):
    conversation_id = await a_conversation(database)
    for number in (1, 2, 3):
        await an_answered_turn(database, conversation_id, number)
    found = await standing(database, "turn-2")
    assert (found.turn.number, found.earlier, found.last_number) == (2, None, 3)


async def test_a_turn_that_waits_is_found_as_the_earlier_one_of_another(database):
    conversation_id = await a_conversation(database)
    await an_answered_turn(database, conversation_id, 1)
    await a_turn(database, conversation_id, 2)
    found = await standing(database, "turn-3")
    assert (found.turn, found.earlier.number, found.last_number) == (None, 2, 2)
    assert (await standing(database, "turn-2")).earlier is None


async def test_turns_of_other_conversations_are_not_found(database):
    await a_turn(database, await a_conversation(database, "another-key"), 1)
    await a_conversation(database)
    found = await standing(database, "turn-1")
    assert (found.turn, found.earlier, found.last_number) == (None, None, 0)


async def test_turns_come_in_order_from_where_one_asks(database):
    conversation_id = await a_conversation(database)
    for number in (1, 2, 3):
        await an_answered_turn(database, conversation_id, number, later(-number))
    async with database.reading() as session:
        assert [turn.number for turn in await queries.turns_after(session, conversation_id, 1)] == [2, 3]
        assert (await queries.last_turn_of(session, conversation_id)).number == 3


async def test_unfinished_turns_come_oldest_first_with_the_keys_of_their_conversations(database):
    for key, minutes in (("young", 2), ("old", 1), ("done", 0)):
        conversation_id = await a_conversation(database, key)
        make = an_answered_turn if key == "done" else a_turn
        await make(database, conversation_id, 1, at=later(minutes))
    async with database.reading() as session:
        assert [key for key, _ in await queries.unfinished_turns(session)] == ["old", "young"]


async def test_erasures_come_oldest_first(database):
    ids = [await a_conversation(database, f"key-{number}") for number in range(3)]
    for minutes, conversation_id in enumerate(reversed(ids)):
        async with database.writing() as session:
            await commands.erase(session, conversation_id, later(minutes))
    async with database.reading() as session:
        assert await queries.pending_erasures(session) == ids[::-1]
