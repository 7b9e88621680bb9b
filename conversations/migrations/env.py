"""Alembic runs this with the connection that `conversations.migrating` hands over."""

from __future__ import annotations

from alembic import context

from conversations import notes, people, pseudonyms, reviews
from conversations.migrating import VERSION_TABLE
from conversations.models import Base

# The tables of these are in the metadata once they are imported.
TABLES = (notes, people, pseudonyms, reviews)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
