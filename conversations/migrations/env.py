"""Alembic runs this with the connection that `conversations.migrating` hands over."""

from __future__ import annotations

from alembic import context

from conversations.migrating import VERSION_TABLE
from conversations.models import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
