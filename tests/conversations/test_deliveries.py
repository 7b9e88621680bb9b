"""What chat channels have yet to deliver, and what has arrived by them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from conversations import commands, deliveries
from conversations.commands import Said
from conversations.models import TurnKind, new_id

NOW = datetime(2027, 5, 3, 9, tzinfo=UTC)
REPLIES = [{"text": text, "card": None, "choices": []} for text in ("One.", "Two.")]


@pytest.fixture
async def begun(database):
    """Begins a conversation, with an address or without."""

    async def begin(address: str | None) -> tuple[str, str]:
        conversation_id, key = new_id(), new_id() * 2
        async with database.writing() as session:
            await commands.begin(session, conversation_id, key, "slack", NOW, address)
        return conversation_id, key

    return begin


async def answered(database, conversation_id: str, number: int):
    async with database.writing() as session:
        turn = await commands.receive(session, conversation_id, number, Said(f"k{number}", TurnKind.TEXT, "hello"), NOW)
        await commands.answer(session, turn, REPLIES, None, NOW)
    return turn


async def pending(database, key: str) -> list[tuple[int, int | None]]:
    async with database.reading() as session:
        found = await deliveries.pending_of(session, key)
    return [(turn.number, turn.delivered) for turn in found.turns]


async def test_replies_to_somebody_with_an_address_are_to_be_delivered(database, begun):
    conversation_id, key = await begun("sealed")
    await answered(database, conversation_id, 1)
    async with database.reading() as session:
        assert await deliveries.conversations_to_deliver(session) == [key]
    assert await pending(database, key) == [(1, 0)]


async def test_replies_on_the_web_are_not(database, begun):
    conversation_id, key = await begun(None)
    await answered(database, conversation_id, 1)
    async with database.reading() as session:
        assert await deliveries.conversations_to_deliver(session) == []
    assert await pending(database, key) == []


async def test_a_turn_that_failed_is_to_be_told(database, begun):
    conversation_id, key = await begun("sealed")
    async with database.writing() as session:
        turn = await commands.receive(session, conversation_id, 1, Said("k1", TurnKind.TEXT, "hello"), NOW)
        await commands.fail(session, turn, NOW)
    assert await pending(database, key) == [(1, 0)]


async def test_what_is_delivered_is_counted_until_all_is(database, begun):
    conversation_id, key = await begun("sealed")
    turn = await answered(database, conversation_id, 1)
    async with database.writing() as session:
        await deliveries.delivered(session, turn, 1)
    assert await pending(database, key) == [(1, 1)]
    async with database.writing() as session:
        await deliveries.delivered(session, turn, None)
    assert await pending(database, key) == []


async def test_turns_come_in_order(database, begun):
    conversation_id, key = await begun("sealed")
    for number in (1, 2, 3):
        await answered(database, conversation_id, number)
    assert [number for number, _ in await pending(database, key)] == [1, 2, 3]


async def test_after_stopping_nothing_is_to_be_delivered_until_there_is_an_address_again(database, begun):
    conversation_id, key = await begun("sealed")
    await answered(database, conversation_id, 1)
    async with database.writing() as session:
        await deliveries.stop_delivering(session, conversation_id)
    await answered(database, conversation_id, 2)
    assert await pending(database, key) == []
    async with database.writing() as session:
        await deliveries.readdress(session, conversation_id, "elsewhere")
    await answered(database, conversation_id, 3)
    assert await pending(database, key) == [(3, 0)]


async def test_there_is_nothing_of_a_conversation_that_is_gone(database):
    async with database.reading() as session:
        assert await deliveries.pending_of(session, "gone") is None


def an_arrival(key: str, place: str = "1") -> dict[str, object]:
    row = {"key": key, "channel": "slack", "conversation_key": "c", "place": place}
    return row | {"sealed": "sealed", "received_at": NOW}


async def test_what_arrives_again_is_known(database):
    async with database.writing() as session:
        assert await deliveries.arrive(session, [an_arrival("a"), an_arrival("b")]) == {"a", "b"}
    async with database.writing() as session:
        assert await deliveries.arrive(session, [an_arrival("b"), an_arrival("c")]) == {"c"}


async def test_what_waits_comes_in_the_order_of_its_place(database):
    async with database.writing() as session:
        await deliveries.arrive(session, [an_arrival("a", "2"), an_arrival("b", "1"), an_arrival("c", "3")])
        await deliveries.arrival_done(session, "c", NOW)
    async with database.reading() as session:
        assert [one.key for one in await deliveries.waiting_arrivals(session, "slack")] == ["b", "a"]
        assert await deliveries.waiting_arrivals(session, "teams") == []


async def test_of_what_is_done_only_its_name_is_kept_and_that_not_for_ever(database):
    async with database.writing() as session:
        await deliveries.arrive(session, [an_arrival("a")])
        await deliveries.arrival_done(session, "a", NOW)
    async with database.writing() as session:
        assert await deliveries.arrive(session, [an_arrival("a")]) == set()
        await deliveries.drop_arrivals(session, NOW + timedelta(seconds=1))
    async with database.writing() as session:
        assert await deliveries.arrive(session, [an_arrival("a")]) == {"a"}
