"""The tables of what coaches add: comments, tags, assessments, and the views they saved."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from conversations.models import Base, Json, Moment

# The turn of a note on the whole conversation: a primary key may hold no null.
WHOLE = 0


def _conversation(primary_key: bool = False) -> Mapped[str]:
    key = sa.ForeignKey("conversations.id", ondelete="CASCADE")
    return mapped_column(sa.String(32), key, primary_key=primary_key, index=not primary_key)


def _coach(primary_key: bool = False) -> Mapped[str]:
    return mapped_column(sa.String(32), sa.ForeignKey("coaches.id", ondelete="CASCADE"), primary_key=primary_key)


class Comment(Base):
    """What a coach says to colleagues about a conversation or one of its turns."""

    __tablename__ = "comments"

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    conversation_id: Mapped[str] = _conversation()
    turn: Mapped[int]
    coach_id: Mapped[str] = _coach()
    text: Mapped[str] = mapped_column(sa.Text)
    at: Mapped[datetime] = mapped_column(Moment)


class Tag(Base):
    """A word that coaches file a conversation or a turn under."""

    __tablename__ = "tags"
    __table_args__ = (sa.Index("ix_tags_name", "name", "conversation_id"),)

    conversation_id: Mapped[str] = _conversation(primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(sa.String(40), primary_key=True)
    coach_id: Mapped[str] = _coach()
    at: Mapped[datetime] = mapped_column(Moment)


class Assessment(Base):
    """How one coach scored a conversation: a level for each criterion of the rubric, and a few words."""

    __tablename__ = "assessments"

    conversation_id: Mapped[str] = _conversation(primary_key=True)
    coach_id: Mapped[str] = _coach(primary_key=True)
    scores: Mapped[dict[str, Any]] = mapped_column(Json)
    note: Mapped[str] = mapped_column(sa.Text)
    submitted_at: Mapped[datetime] = mapped_column(Moment)


class SavedView(Base):
    """A filter that a coach keeps under a name."""

    __tablename__ = "saved_views"
    __table_args__ = (sa.UniqueConstraint("coach_id", "name"),)

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    coach_id: Mapped[str] = _coach()
    name: Mapped[str] = mapped_column(sa.String(60))
    query: Mapped[str] = mapped_column(sa.Text)
