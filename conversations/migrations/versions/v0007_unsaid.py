"""What leaders took out of their records, which coaches do not read in what was said either."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is known of what was taken out before this."""
    sentences = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    op.add_column("records", sa.Column("unsaid", sentences, nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("records", "unsaid")
