"""What chat channels need: where to answer, what is still to be delivered, and what has arrived."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
UNDELIVERED = sa.text("delivered IS NOT NULL")
WAITING = sa.text("done_at IS NULL")


def upgrade() -> None:
    """Adds the columns and the table; conversations on the web have nothing to deliver."""
    op.add_column("conversations", sa.Column("address", sa.Text))
    op.add_column("turns", sa.Column("delivered", sa.Integer))
    op.create_index(
        *("ix_turns_undelivered", "turns", ["conversation_id", "number"]),
        sqlite_where=UNDELIVERED,
        postgresql_where=UNDELIVERED,
    )
    op.create_table(
        "arrivals",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("conversation_key", sa.String(64)),
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("sealed", sa.Text),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT),
    )
    op.create_index(
        *("ix_arrivals_waiting", "arrivals", ["channel", "place"]), sqlite_where=WAITING, postgresql_where=WAITING
    )
    op.create_index("ix_arrivals_done_at", "arrivals", ["done_at"])


def downgrade() -> None:
    """Drops all of it."""
    op.drop_table("arrivals")
    op.drop_index("ix_turns_undelivered", "turns")
    op.drop_column("turns", "delivered")
    op.drop_column("conversations", "address")
