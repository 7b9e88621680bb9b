"""Numbers for those who are spoken about, and whether a leader was told that names are taken out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table and the two columns."""
    op.create_table(
        "pseudonyms",
        sa.Column("conversation_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("mark", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "kind", "number", "mark", name="pk_pseudonyms"),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], name="fk_pseudonyms_conversation_id", ondelete="CASCADE"
        ),
    )
    for table, column in (("conversations", "told"), ("turns", "tells")):
        op.add_column(table, sa.Column(column, sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Forgets the numbers; what was said keeps them."""
    for table, column in (("turns", "tells"), ("conversations", "told")):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(column)
    op.drop_table("pseudonyms")
