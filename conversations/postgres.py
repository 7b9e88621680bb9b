"""PostgreSQL, with errors that leave nothing out that callers look for, and nothing in that leaders said."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry


def open_postgres(url: sa.URL, **options: Any) -> AsyncEngine:
    """An engine that raises `SQLAlchemyError` also where nobody listens at its address."""
    engine = create_async_engine(url, hide_parameters=True, pool_pre_ping=True, **options)
    event.listen(engine.sync_engine, "do_connect", _connect)
    event.listen(engine.sync_engine, "handle_error", _without_row)
    return engine


def _connect(dialect: sa.Dialect, _: ConnectionPoolEntry, places: list[Any], names: dict[str, Any]) -> DBAPIConnection:
    try:
        return dialect.connect(*places, **names)
    except OSError as error:
        # The driver lets these through as they are.
        raise dialect.loaded_dbapi.OperationalError(str(error)) from error


def _without_row(context: sa.ExceptionContext) -> None:
    """PostgreSQL's errors go into detail: the whole row that was refused."""
    error: Any = context.original_exception.__cause__
    if getattr(error, "detail", None):
        error.detail = None
