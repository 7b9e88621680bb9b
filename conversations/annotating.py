"""What coaches add to a shared conversation, and what is asked of that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from conversations.models import new_id
from conversations.notes import Assessment, Comment, Tag
from conversations.people import Coach
from conversations.reviews import Review, Status
from conversations.statements import insert, rows_changed


async def comments_of(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[tuple[Comment, str]]:
    """Comments, oldest first, each with its writer's name."""
    join = sa.select(Comment, Coach.name).join(Coach, Coach.id == Comment.coach_id)
    rows = await session.execute(join.where(Comment.conversation_id.in_(conversation_ids)).order_by(Comment.at))
    return [(comment, name) for comment, name in rows]


async def comment_counts(session: AsyncSession, conversation_ids: Sequence[str]) -> Mapping[str, int]:
    """How many comments each has of those that have any."""
    mine = sa.select(Comment.conversation_id, sa.func.count()).where(Comment.conversation_id.in_(conversation_ids))
    rows = await session.execute(mine.group_by(Comment.conversation_id))
    return {conversation_id: count for conversation_id, count in rows}


async def tags_of(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[Tag]:
    """Tags in the order of the alphabet."""
    mine = sa.select(Tag).where(Tag.conversation_id.in_(conversation_ids))
    return (await session.scalars(mine.order_by(Tag.name, Tag.turn))).all()


async def assessments_of(session: AsyncSession, conversation_ids: Sequence[str]) -> Sequence[tuple[Assessment, str]]:
    """Assessments, first one first, each with its coach's name."""
    join = sa.select(Assessment, Coach.name).join(Coach, Coach.id == Assessment.coach_id)
    mine = join.where(Assessment.conversation_id.in_(conversation_ids)).order_by(Assessment.submitted_at)
    return [(assessment, name) for assessment, name in await session.execute(mine)]


async def double_assessments(session: AsyncSession) -> Sequence[tuple[dict[str, Any], dict[str, Any]]]:
    """The scores of both readers wherever there are two and both are in: the first reader's, then the second's."""
    first, second = aliased(Assessment), aliased(Assessment)
    both = (
        sa.select(first.scores, second.scores)
        .join(Review, Review.conversation_id == first.conversation_id)
        .join(second, second.conversation_id == first.conversation_id)
        .where(Review.shared, first.coach_id == Review.assignee_id, second.coach_id == Review.second_id)
    )
    return [(one, other) for one, other in await session.execute(both)]


async def add_comment(
    session: AsyncSession, conversation_id: str, turn: int, coach_id: str, text: str, now: datetime
) -> None:
    """Adds a comment."""
    values = {"conversation_id": conversation_id, "turn": turn, "coach_id": coach_id, "text": text, "at": now}
    await session.execute(sa.insert(Comment), {"id": new_id(), **values})


async def delete_comment(session: AsyncSession, conversation_id: str, comment_id: str, coach_id: str) -> bool:
    """Deletes a coach's own comment; False where there is none."""
    mine = (Comment.id == comment_id) & (Comment.coach_id == coach_id) & (Comment.conversation_id == conversation_id)
    return rows_changed(await session.execute(sa.delete(Comment).where(mine))) > 0


async def add_tag(
    session: AsyncSession, conversation_id: str, turn: int, name: str, coach_id: str, now: datetime
) -> None:
    """Adds a tag; one that is there already stays as it is, also where a colleague adds it at the same moment."""
    values = {"conversation_id": conversation_id, "turn": turn, "name": name, "coach_id": coach_id, "at": now}
    await session.execute(insert(session, Tag).values(values).on_conflict_do_nothing())


async def remove_tag(session: AsyncSession, conversation_id: str, turn: int, name: str) -> None:
    """Takes a tag away, whoever put it there."""
    mine = (Tag.conversation_id == conversation_id) & (Tag.turn == turn) & (Tag.name == name)
    await session.execute(sa.delete(Tag).where(mine))


async def set_progress(
    session: AsyncSession,
    conversation_id: str,
    version: int,
    status: Status,
    assignee_id: str | None,
    second_id: str | None,
) -> bool:
    """Sets status and readers; False where somebody else has changed them since `version`."""
    mine = (Review.conversation_id == conversation_id) & (Review.version == version) & Review.shared
    values = {"status": status, "assignee_id": assignee_id, "second_id": second_id, "version": version + 1}
    return rows_changed(await session.execute(sa.update(Review).where(mine).values(values))) > 0


async def assess(
    session: AsyncSession, conversation_id: str, coach_id: str, scores: dict[str, int], note: str, now: datetime
) -> None:
    """Keeps a coach's assessment in place of an earlier one."""
    new = {"scores": scores, "note": note, "submitted_at": now}
    values = {"conversation_id": conversation_id, "coach_id": coach_id, **new}
    there = [Assessment.conversation_id, Assessment.coach_id]
    statement = insert(session, Assessment).values(values).on_conflict_do_update(index_elements=there, set_=new)
    await session.execute(statement)
