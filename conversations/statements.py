"""What SQLite and PostgreSQL both can, and SQLAlchemy says for each apart."""

from __future__ import annotations

from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import Base


def insert(session: AsyncSession, model: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what happens where a colleague, or the same hand twice, was quicker."""
    table = cast(sa.Table, model.__table__)
    return sqlite.insert(table) if session.get_bind().dialect.name == "sqlite" else postgresql.insert(table)


def rows_changed(result: sa.Result[Any]) -> int:
    """How many rows an update or a deletion met."""
    return cast(sa.CursorResult[Any], result).rowcount
