"""The tables: a conversation, its turns and records, what arrives for it, and what Rasa has yet to forget."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class TurnKind(StrEnum):
    """What began a turn: the gateway (a new leader, one who comes back, a day to look back) or the leader."""

    START = "start"
    RESUME = "resume"
    CHECK_IN = "check_in"
    TEXT = "text"
    CHOICE = "choice"


class TurnState(StrEnum):
    """`received` until the replies are stored; `failed` when there will be none unless the leader sends it again."""

    RECEIVED = "received"
    ANSWERED = "answered"
    FAILED = "failed"


class Moment(sa.TypeDecorator[datetime]):
    """A moment in UTC; SQLite would hand back times without a zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def new_id() -> str:
    """An id that says nothing about the leader; Rasa knows the conversation by it."""
    return uuid4().hex


class Base(DeclarativeBase):
    """Root of the tables; constraints are named alike on every database, so that migrations can find them."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def _index_where(rows: str, name: str, *columns: str) -> sa.Index:
    """An index of those rows alone, in either kind of database."""
    return sa.Index(name, *columns, sqlite_where=sa.text(rows), postgresql_where=sa.text(rows))


class Conversation(Base):
    """One leader's conversation, known by a key that only the gateway can derive."""

    __tablename__ = "conversations"
    __table_args__ = (
        _index_where(
            "shared AND (indexed_at IS NULL OR indexed_at < last_activity_at)",
            "ix_conversations_stale",
            "last_activity_at",
        ),
    )

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    key: Mapped[str] = mapped_column(sa.String(64), unique=True)
    channel: Mapped[str] = mapped_column(sa.String(32))
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_activity_at: Mapped[datetime] = mapped_column(Moment, index=True)
    shared: Mapped[bool] = mapped_column(default=False)
    # Whether the leader has been told that personal details are taken out of what they type.
    told: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    # The choices of the last replies that offered any, so that a turn need not look for them.
    offered: Mapped[list[dict[str, str]] | None] = mapped_column(Json)
    # The activity up to which coaches find it; what is shared and older than that is drawn into their list anew.
    indexed_at: Mapped[datetime | None] = mapped_column(Moment)
    # Where a chat channel answers, sealed by the gateway; nothing on the web, where leaders fetch what is replied.
    address: Mapped[str | None] = mapped_column(sa.Text)


class Turn(Base):
    """What the leader said, without personal data, and what was replied."""

    __tablename__ = "turns"
    __table_args__ = (
        sa.UniqueConstraint("conversation_id", "key"),
        _index_where("state = 'received'", "ix_turns_unfinished", "received_at"),
        _index_where("delivered IS NOT NULL", "ix_turns_undelivered", "conversation_id", "number"),
    )

    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(sa.String(64))
    kind: Mapped[TurnKind] = mapped_column(sa.String(8))
    # The words, or the label of the choice; nothing where the gateway itself began the turn.
    said: Mapped[str | None] = mapped_column(sa.Text)
    choice_id: Mapped[str | None] = mapped_column(sa.String(200))
    state: Mapped[TurnState] = mapped_column(sa.String(8))
    # How often the bot was there and yet refused, so that one bad turn cannot hold a conversation up for ever.
    refusals: Mapped[int] = mapped_column(default=0, server_default="0")
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    # Whether the leader is told, with the answer, that personal details were taken out.
    tells: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    received_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    # How many of the messages that its replies are a chat channel has delivered; nothing where none is left to deliver.
    delivered: Mapped[int | None] = mapped_column()


class Record(Base):
    """What a leader takes away of one topic of the conversation, as it stands now."""

    __tablename__ = "records"

    conversation_id: Mapped[str] = mapped_column(
        sa.String(32), sa.ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    topic: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    record: Mapped[dict[str, Any]] = mapped_column(Json)
    # Sentences that the leader took out of it, which coaches do not read in what was said either.
    unsaid: Mapped[list[str]] = mapped_column(Json, default=list, server_default="[]")
    changed_at: Mapped[datetime] = mapped_column(Moment)
    # The day the leader set to look back, and the day for which they have been asked.
    check_in: Mapped[date | None] = mapped_column(sa.Date, index=True)
    checked_in: Mapped[date | None] = mapped_column(sa.Date)


class Erasure(Base):
    """A conversation that is gone from here and that Rasa has yet to forget; holds nothing that was said."""

    __tablename__ = "erasures"

    conversation_id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    requested_at: Mapped[datetime] = mapped_column(Moment)


class Arrival(Base):
    """Something that a chat service has told us of and been thanked for; once done, only that it was here is kept."""

    __tablename__ = "arrivals"
    __table_args__ = (_index_where("done_at IS NULL", "ix_arrivals_waiting", "channel", "place"),)

    # Derived by the gateway from what the service calls it.
    key: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    channel: Mapped[str] = mapped_column(sa.String(32))
    conversation_key: Mapped[str | None] = mapped_column(sa.String(64))
    # Its place in the order of the conversation, as text that sorts.
    place: Mapped[str] = mapped_column(sa.String(32))
    # Where to find what was said, sealed by the gateway; never the words.
    sealed: Mapped[str | None] = mapped_column(sa.Text)
    received_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment, index=True)
