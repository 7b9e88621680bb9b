"""A record for each topic of a conversation, where there was one for the whole."""

from __future__ import annotations

import datetime
import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    """Makes the table, and moves into it what there is."""
    records = op.create_table(
        "records",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("topic", sa.Integer, nullable=False),
        sa.Column("record", _json, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("check_in", sa.Date),
        sa.Column("checked_in", sa.Date),
        sa.PrimaryKeyConstraint("conversation_id", "topic", name="pk_records"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_records_conversation_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_records_check_in", "records", ["check_in"])
    rows = op.get_bind().execute(sa.select(_before).where(_before.c.record.is_not(None)))
    moved = [_moved(row) for row in rows]
    if moved:
        op.bulk_insert(records, moved)
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("record")


def downgrade() -> None:
    """Keeps the record of the topic spoken about last."""
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("record", _json))
    bind = op.get_bind()
    for row in bind.execute(sa.select(_after).order_by(_after.c.changed_at, _after.c.topic)):
        bind.execute(sa.update(_before).where(_before.c.id == row.conversation_id).values(record=row.record))
    op.drop_table("records")


_before = sa.table(
    "conversations",
    sa.column("id", sa.String),
    sa.column("last_activity_at", sa.DateTime(timezone=True)),
    sa.column("record", _json),
)
_after = sa.table(
    "records",
    sa.column("conversation_id", sa.String),
    sa.column("topic", sa.Integer),
    sa.column("record", _json),
    sa.column("changed_at", sa.DateTime(timezone=True)),
)


def _moved(row: Any) -> dict[str, Any]:
    record = json.loads(row.record) if isinstance(row.record, str) else row.record
    day = record.get("check_in")
    return {
        "conversation_id": row.id,
        "topic": 1,
        "record": record,
        "changed_at": row.last_activity_at,
        "check_in": datetime.date.fromisoformat(day) if day else None,
        "checked_in": None,
    }
