"""The tables of those who review: coaches, how they come in, and what they looked at."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from conversations.models import Base, Moment


class Role(StrEnum):
    """What somebody may do: read and annotate; that and lead; or look after accounts and the log, without reading."""

    COACH = "coach"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What the access log tells."""

    READ = "read"
    EXPORTED = "exported"
    # One conversation of an export, so that its leader can be told.
    IN_EXPORT = "in an export"
    # One conversation of which a search showed words.
    FOUND = "found in a search"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"
    SIGNED_IN = "signed in"
    ACCOUNT = "account changed"


class Coach(Base):
    """Somebody who may sign in, by a password or by the council's own sign-on."""

    __tablename__ = "coaches"

    id: Mapped[str] = mapped_column(sa.String(32), primary_key=True)
    # As it is shown, which tells everybody apart, in the access log too.
    name: Mapped[str] = mapped_column(sa.String(80), unique=True)
    # What somebody types who has a password here, folded; folding can make it longer. None for the council's sign-on.
    sign_in_name: Mapped[str | None] = mapped_column(sa.String(240), index=True, unique=True)
    role: Mapped[Role] = mapped_column(sa.String(16))
    password: Mapped[str | None] = mapped_column(sa.Text)
    # Issuer and subject of the council's sign-on.
    subject: Mapped[str | None] = mapped_column(sa.String(500), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class CoachLink(Base):
    """A link with which a coach sets a password, once; only the digest of its token is kept."""

    __tablename__ = "coach_links"

    token: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    coach_id: Mapped[str] = mapped_column(sa.String(32), sa.ForeignKey("coaches.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(Moment)


class CoachSession(Base):
    """A coach who is signed in; only the digest of the cookie is kept."""

    __tablename__ = "coach_sessions"

    token: Mapped[str] = mapped_column(sa.String(64), primary_key=True)
    coach_id: Mapped[str] = mapped_column(sa.String(32), sa.ForeignKey("coaches.id", ondelete="CASCADE"), index=True)
    begun_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class Access(Base):
    """A line of the access log; the database refuses to change or delete one. It holds nothing that was said."""

    __tablename__ = "accesses"
    # Not even the number of a line that a backup lost is given twice.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    # The name as it was then: accounts come and go.
    who: Mapped[str] = mapped_column(sa.String(80))
    action: Mapped[Action] = mapped_column(sa.String(24))
    conversation_id: Mapped[str | None] = mapped_column(sa.String(32), index=True)
    detail: Mapped[str] = mapped_column(sa.Text)
