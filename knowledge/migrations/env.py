"""How Alembic reaches the knowledge store; `knowledge.migrate` hands the connection over."""

from alembic import context

from knowledge.store import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
with context.begin_transaction():
    context.run_migrations()
