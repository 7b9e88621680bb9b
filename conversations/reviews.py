"""The tables that make shared conversations quick to find: what is told of each in a list, and what can be searched."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from conversations.models import Base, Moment

CONVERSATION = "conversations.id"


class Status(StrEnum):
    """How far the coaches are with a conversation."""

    UNREVIEWED = "unreviewed"
    IN_REVIEW = "in-review"
    DONE = "done"


class Stage(StrEnum):
    """How far the leader came."""

    SITUATION = "situation"
    FINDINGS = "findings"
    QUESTIONS = "questions"
    STEPS = "steps"
    FINISHED = "finished"


class FacetKind(StrEnum):
    """What is counted and filtered by."""

    THEME = "theme"
    CHALLENGE = "challenge"
    OFFERED = "offered"
    CHOSEN = "chosen"
    RATING = "rating"
    SKIPPED = "skipped"
    REPHRASED = "rephrased"


_shared = sa.text("shared")


def _listed(name: str, *columns: str) -> sa.Index:
    """An index that gives shared conversations in the order of the list."""
    order = (*columns, "activity_at", "conversation_id")
    return sa.Index(f"ix_reviews_{name}", *order, sqlite_where=_shared, postgresql_where=_shared)


class Review(Base):
    """A conversation as coaches see it in a list; the first half is drawn from it, the rest is the coaches' own."""

    __tablename__ = "reviews"
    __table_args__ = (
        _listed("list"),
        _listed("status", "status"),
        _listed("assignee", "assignee_id"),
        _listed("channel", "channel"),
        _listed("rating", "lowest_rating"),
    )

    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey(CONVERSATION, ondelete="CASCADE"), primary_key=True
    )
    # Goes with the conversation's own, so that one index answers for the list.
    shared: Mapped[bool]
    begun_at: Mapped[datetime] = mapped_column(Moment)
    activity_at: Mapped[datetime] = mapped_column(Moment)
    channel: Mapped[str] = mapped_column(sa.String(32))
    stage: Mapped[Stage] = mapped_column(sa.String(16))
    turns: Mapped[int]
    lowest_rating: Mapped[int | None]
    # The beginning of the situation, in the leader's words.
    opening: Mapped[str] = mapped_column(sa.Text)

    status: Mapped[Status] = mapped_column(sa.String(16), default=Status.UNREVIEWED, server_default="unreviewed")
    assignee_id: Mapped[str | None] = mapped_column(sa.String(32), sa.ForeignKey("coaches.id", ondelete="SET NULL"))
    # Where there is a second reader, neither sees the other's assessment until both are in.
    second_id: Mapped[str | None] = mapped_column(sa.String(32), sa.ForeignKey("coaches.id", ondelete="SET NULL"))
    # Grows with each change of the three above, so that nobody overwrites what they have not seen.
    version: Mapped[int] = mapped_column(default=0, server_default="0")


class Facet(Base):
    """One thing that a conversation holds, to filter and to count by; `number` is a rating."""

    __tablename__ = "facets"
    __table_args__ = (sa.Index("ix_facets_conversation_id", "conversation_id"),)

    kind: Mapped[FacetKind] = mapped_column(sa.String(16), primary_key=True)
    value: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey(CONVERSATION, ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int | None]


class Words(Base):
    """What the leader said in a conversation, for searching."""

    __tablename__ = "words"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey(CONVERSATION, ondelete="CASCADE"), unique=True
    )
    body: Mapped[str] = mapped_column(sa.Text)


# Kept by the database itself, and so no column of the model: SQLite has none such.
POSTGRES_LEXEMES = sa.literal_column("words.lexemes", TSVECTOR)
