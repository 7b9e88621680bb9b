"""Conversations, turns and erasures."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _json() -> sa.types.TypeEngine[Any]:
    return sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Makes the first tables."""
    _create_conversations()
    _create_turns()
    op.create_table(
        "erasures",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name="pk_erasures"),
    )


def downgrade() -> None:
    """Drops all of it."""
    for table in ("erasures", "turns", "conversations"):
        op.drop_table(table)


def _create_conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_activity_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("record", _json()),
        sa.Column("offered", _json()),
        sa.PrimaryKeyConstraint("id", name="pk_conversations"),
        sa.UniqueConstraint("key", name="uq_conversations_key"),
    )
    op.create_index("ix_conversations_last_activity_at", "conversations", ["last_activity_at"])


def _create_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("said", sa.Text),
        sa.Column("choice_id", sa.String(200)),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("refusals", sa.Integer, nullable=False, server_default="0"),
        sa.Column("replies", _json()),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("conversation_id", "number", name="pk_turns"),
        sa.UniqueConstraint("conversation_id", "key", name="uq_turns_conversation_id_key"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_turns_conversation_id", ondelete="CASCADE"
        ),
    )
    unfinished = sa.text("state = 'received'")
    op.create_index(
        "ix_turns_unfinished", "turns", ["received_at"], sqlite_where=unfinished, postgresql_where=unfinished
    )
