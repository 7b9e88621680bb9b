"""Whole conversations as the bot leaves them, shared or not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from conversations import commands, indexing
from conversations.commands import Said
from conversations.database import Database
from conversations.models import TurnKind, new_id
from tests.conversations.factories import NOW

QUESTION = "How confident are you that partners will agree?"
FINDINGS = {
    "card": "findings",
    "behaviours": [
        {"id": "b-1", "name": "The ability to collaborate", "why": "schools and health", "source": "part 2"}
    ],
    "cases": [
        {"id": "c-1", "title": "Leading through shock", "why": "in March", "context": "There: settled politics."}
    ],
    "approach": {"title": "Hold the line", "steps": ["One"], "source": "part 3"},
}


def a_record(situation: str, rating: int = 4, theme: str = "children in poverty") -> dict[str, Any]:
    return {
        "topic": 1,
        "situation": situation,
        "context": [
            {"id": "context-challenge", "label": "What it is mainly about", "value": "a shock", "words": "in March"},
            {"id": "context-theme", "label": "Whose outcomes it is about", "value": theme, "words": ""},
        ],
        "behaviours": [{"id": "b-1", "name": "The ability to collaborate", "why": "schools and health"}],
        "cases": [],
        "answers": [{"id": "q-1", "question": QUESTION, "text": "Not very.", "rating": rating}],
        "skipped": [{"id": "skipped-q-2", "question": "What would you stop doing?"}],
        "steps": [{"id": "step-0", "what": "Write to the board", "who": "me", "when": "in May", "date": "2027-05-03"}],
        "outcomes": [],
        "check_in": None,
        "sources": [{"document": "Resourceful leadership", "publisher": "ADCS", "year": 2011, "items": []}],
    }


def says(text: str, card: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    return [{"text": text, "card": card, "choices": []}]


async def a_talk(
    database: Database,
    situation: str = "Our early help grant ends in March.",
    shared: bool = True,
    at: datetime = NOW,
    key: str | None = None,
    record: dict[str, Any] | None = None,
) -> str:
    """A conversation with five turns and a record, in the coaches' list where it is shared; its id."""
    of = new_id()
    question = {"card": "rating", "place": "1 of 3", "question": QUESTION, "source": "question 1"}
    turns = (
        (TurnKind.START, None, None, says("Welcome.")),
        (TurnKind.TEXT, situation, None, says("Here is what fits.", FINDINGS)),
        (TurnKind.CHOICE, "All of these", "affirm:all", says("Question 1.", question)),
        (TurnKind.CHOICE, "Another way", "rephrase", says("More simply:", question)),
        (TurnKind.CHOICE, "4", "answer:4", says("Thank you.")),
    )
    async with database.writing() as session:
        await commands.begin(session, of, key or of, "web", at)
        for number, (kind, said, choice, replies) in enumerate(turns, 1):
            turn = await commands.receive(session, of, number, Said(f"{of}-{number}", kind, said, choice), at)
            await commands.answer(session, turn, replies, None, at)
        await commands.keep_record(session, of, record or a_record(situation), at)
        if shared:
            await commands.share(session, of, True, at)
            # The review pages would do so by themselves, a moment later.
            await indexing.freshen(session)
    return of
