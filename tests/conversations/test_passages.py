"""What coaches may not see of a conversation is in none of the places that are made for them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from conversations import commands, indexing, queries
from conversations.commands import Said
from conversations.models import TurnKind
from conversations.passages import passages_of
from conversations.reviews import Review, Words
from tests.conversations.factories import NOW, a_conversation
from tests.conversations.talks import says

GO_ON = [{"id": "affirm:yes", "label": "Go on"}, {"id": "deny:misread", "label": "You misread me"}]
SAFETY = [
    *says("See to it now.", {"card": "safety", "kind": "child_risk", "lines": []}),
    {"text": "Go on?", "card": None, "choices": GO_ON},
]
MOVED_ON = [{"id": "affirm:yes", "label": "Go on"}, {"id": "deny:other", "label": "This is something else"}]
STILL = [{"text": "That is for the people above.", "card": None, "choices": MOVED_ON}]
TALK = (
    ("The grant ends in March.", says("Tell me more.")),
    ("He has a bruisemark.", SAFETY),
    ("And another bruisemark since.", STILL),
    ("And a third bruisemark.", STILL),
    ("Go on, the bruisemark is seen to.", says("We go on: what is known?")),
    ("We agreed it in spring.", says("Thank you.")),
)


@pytest.fixture
async def conversation_id(database):
    of = await a_conversation(database)
    async with database.writing() as session:
        for number, (said, replies) in enumerate(TALK, 1):
            turn = await commands.receive(session, of, number, Said(f"key-{number}", TurnKind.TEXT, said), NOW)
            await commands.answer(session, turn, replies, None, NOW)
        turn = await commands.receive(session, of, 7, Said("key-7", TurnKind.TEXT, "A bruisemark, unanswered."), NOW)
        await commands.fail(session, turn, NOW)
        await commands.share(session, of, True, NOW)
    return of


async def test_words_about_a_risk_and_words_without_an_answer_are_withheld(database, conversation_id):
    async with database.reading() as session:
        found = await passages_of(session, [conversation_id])
    assert [(one.said, one.withheld) for one in found] == [
        ("The grant ends in March.", False),
        (None, True),
        (None, True),
        (None, True),
        (None, True),
        ("We agreed it in spring.", False),
        (None, True),
    ]
    assert [len(one.replies) for one in found] == [1, 0, 0, 0, 1, 1, 0]


async def test_words_that_are_withheld_are_not_found_by_searching(database, conversation_id):
    async with database.writing() as session:
        await indexing.freshen(session)
        body = await session.scalar(sa.select(Words.body))
        opening = await session.scalar(sa.select(Review.opening))
    assert body == "The grant ends in March.\nWe agreed it in spring."
    assert opening == "The grant ends in March."


async def test_a_conversation_that_ends_with_a_risk_withholds_nothing_of_the_next(database):
    first, second = "a" * 32, "b" * 32
    async with database.writing() as session:
        for of, replies in ((first, SAFETY), (second, says("Yes?"))):
            await commands.begin(session, of, of, "web", NOW)
            turn = await commands.receive(session, of, 1, Said("key-1", TurnKind.TEXT, "Ours."), NOW)
            await commands.answer(session, turn, replies, None, NOW)
        found = await passages_of(session, [first, second])
    assert [one.said for one in found] == [None, "Ours."]


DEPUTY = "My deputy has applied for a post at the hospital trust."
TAKEN_OUT = (
    (f"I see the heads. {DEPUTY} We meet in May.", says(f'I have kept your answer: "{DEPUTY[:-1]}".')),
    ("And what else?", says("So far:", {"card": "summary", "answers": [{"text": f"I see the heads. {DEPUTY}"}]})),
    ("Take out the bit about my deputy.", says('Taken out of your record: "My deputy has applied for \u2026".')),
)


async def test_what_a_leader_took_out_of_the_record_is_read_by_no_coach(database):
    of, record = await a_conversation(database), {"topic": 1, "situation": "I see the heads."}
    async with database.writing() as session:
        for number, (said, replies) in enumerate(TAKEN_OUT, 1):
            turn = await commands.receive(session, of, number, Said(f"key-{number}", TurnKind.TEXT, said), NOW)
            unsaid = [DEPUTY] if number == len(TAKEN_OUT) else []
            await commands.answer(session, turn, replies, record | {"unsaid": unsaid}, NOW)
        await commands.share(session, of, True, NOW)
        await indexing.freshen(session)
        found, body = await passages_of(session, [of]), await session.scalar(sa.select(Words.body))
        records = [one.record for one in await queries.records_of(session, [of])]
    assert [one.said for one in found] == [
        "I see the heads. [taken out by its writer] We meet in May.",
        "And what else?",
        "Take out the bit about my deputy.",
    ]
    assert found[1].replies[0]["card"]["answers"] == [{"text": "I see the heads. [taken out by its writer]"}]
    assert "hospital" not in body + str(records) + str(found)
    assert found[2].replies[0]["text"] == "Taken out of your record: [taken out by its writer]."
    async with database.writing() as session:
        turn = await commands.receive(session, of, 4, Said("key-4", TurnKind.TEXT, "Put it back."), NOW)
        await commands.answer(session, turn, says("It is back."), record | {"unsaid": []}, NOW)
        assert DEPUTY in (await passages_of(session, [of]))[0].said
