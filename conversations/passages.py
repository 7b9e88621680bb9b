"""Turns as coaches may see them: without what was said about somebody's safety, and without what had no answer.

What a leader took out of their record is hidden in what they said, too.

Whatever is drawn, shown or exported for coaches comes from here, so that it is left out everywhere alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.masking import Mask
from conversations.models import Record, Turn, TurnKind, TurnState

# The bot offers one of these choices from its answer to a risk until its leader goes on with the conversation.
STILL_ABOUT_IT = frozenset({"deny:misread", "deny:other"})
_COLUMNS = (
    *(Turn.conversation_id, Turn.number, Turn.kind, Turn.said, Turn.choice_id, Turn.state, Turn.replies),
    Turn.received_at,
)


@dataclass(frozen=True)
class Passage:
    """A turn as coaches may see it; `withheld` where the leader's words, or all of it, are left out."""

    conversation_id: str
    number: int
    kind: TurnKind
    said: str | None
    choice_id: str | None
    replies: Sequence[dict[str, Any]]
    at: datetime
    withheld: bool = False


async def passages_of(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[Passage]:
    """The passages of these conversations, each in order."""
    mine = sa.select(*_COLUMNS).where(Turn.conversation_id.in_(conversation_ids))
    turns = await session.execute(mine.order_by(Turn.conversation_id, Turn.number))
    return _told(turns, await _masks(session, conversation_ids))


async def _masks(session: AsyncSession, conversation_ids: Sequence[str]) -> dict[str, Mask]:
    """What hides of each conversation what its leader took out of any of its records."""
    unsaid: dict[str, list[str]] = defaultdict(list)
    mine = sa.select(Record.conversation_id, Record.unsaid).where(Record.conversation_id.in_(conversation_ids))
    for of, sentences in await session.execute(mine):
        unsaid[of].extend(sentences)
    return {of: Mask(unsaid[of]) for of in conversation_ids}


def entries(value: object) -> list[dict[str, Any]]:
    """The objects in a list of a record or card; none where it is something else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def cards_of(replies: object) -> list[dict[str, Any]]:
    """The cards of a turn's replies."""
    return [reply["card"] for reply in entries(replies) if isinstance(reply.get("card"), dict)]


def _told(rows: Iterable[sa.Row[Any]], masks: Mapping[str, Mask]) -> list[Passage]:
    found: list[Passage] = []
    about_safety = False
    for row in rows:
        if not found or found[-1].conversation_id != row.conversation_id:
            about_safety = False
        was_before, about_safety = about_safety, _is_about_safety(row.replies)
        # What nobody has answered has not been looked at for risks either.
        is_hidden = about_safety or row.state != TurnState.ANSWERED
        # The words that end such a stretch may still tell of it; what the bot then goes on with does not.
        hide = masks[row.conversation_id]
        said, choice = (None, None) if is_hidden or was_before else (hide(row.said), row.choice_id)
        about = (row.conversation_id, row.number, TurnKind(row.kind))
        replies = [] if is_hidden else hide(entries(row.replies))
        found.append(Passage(*about, said, choice, replies, row.received_at, is_hidden or was_before))
    return found


def _is_about_safety(replies: object) -> bool:
    offered = (choice.get("id") for reply in entries(replies) for choice in entries(reply.get("choices")))
    is_answered = any(card.get("card") == "safety" for card in cards_of(replies))
    return is_answered or any(choice in STILL_ABOUT_IT for choice in offered)
