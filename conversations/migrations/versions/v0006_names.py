"""The names that coaches type to sign in, apart from those that are shown, and a log that is not written over."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

LONGEST_NAME = 80
COACHES = sa.table(
    "coaches",
    *(sa.column(name, sa.String) for name in ("id", "name", "password", "subject", "sign_in_name")),
    sa.column("created_at"),
    sa.column("ended_at"),
)
# REPLACE takes the line away that is in its way, and SQLite asks no trigger on deleting whether it may.
NO_REPLACING = (
    "CREATE TRIGGER accesses_no_replacing BEFORE INSERT ON accesses "
    "WHEN EXISTS (SELECT 1 FROM accesses WHERE id = NEW.id) BEGIN "
    "SELECT RAISE(ABORT, 'the access log is only added to'); END"
)


def upgrade() -> None:
    """Gives every account with a password here a name to sign in with, each its own."""
    # Folding can make a name longer.
    op.add_column("coaches", sa.Column("sign_in_name", sa.String(3 * LONGEST_NAME)))
    _fold()
    op.create_index("ix_coaches_sign_in_name", "coaches", ["sign_in_name"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NO_REPLACING)


def downgrade() -> None:
    """Goes back to names that are both."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER accesses_no_replacing")
    op.drop_index("ix_coaches_sign_in_name", "coaches")
    op.drop_column("coaches", "sign_in_name")


def _fold() -> None:
    """Of two names that differ by case alone, the one that is in use keeps it and the other gets a number."""
    bind = op.get_bind()
    local = sa.select(COACHES.c.id, COACHES.c.name).where(COACHES.c.subject.is_(None))
    in_use_first = local.order_by(
        COACHES.c.ended_at.is_not(None), COACHES.c.password.is_(None), COACHES.c.created_at, COACHES.c.id
    )
    taken = {_folded(name) for name in bind.scalars(sa.select(COACHES.c.name))}
    given: set[str] = set()
    for of, name in bind.execute(in_use_first).all():
        if _folded(name) in given:
            name = _numbered(name, taken)
        given.add(_folded(name))
        taken.add(_folded(name))
        values = {"name": name, "sign_in_name": _folded(name)}
        bind.execute(sa.update(COACHES).where(COACHES.c.id == of).values(values))


def _numbered(name: str, taken: set[str]) -> str:
    number = 2
    while _folded(found := f"{name[: LONGEST_NAME - 10]} ({number})") in taken:
        number += 1
    return found


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", " ".join(name.split())).casefold())
