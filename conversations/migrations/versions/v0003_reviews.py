"""What coaches need: accounts, the list of shared conversations, notes, search, and the access log."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.String(32)
MOMENT = sa.DateTime(timezone=True)
_json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
SHARED = sa.text("shared")
# Shared, and changed since it was last drawn into the list.
STALE = sa.text("shared AND (indexed_at IS NULL OR indexed_at < last_activity_at)")


def upgrade() -> None:
    """Makes the tables; what is shared already is drawn into the list by the review pages themselves."""
    op.add_column("conversations", sa.Column("indexed_at", MOMENT))
    op.create_index(
        "ix_conversations_stale", "conversations", ["last_activity_at"], sqlite_where=STALE, postgresql_where=STALE
    )
    _create_people()
    _create_reviews()
    _create_notes()
    _create_search()
    _create_log()


def downgrade() -> None:
    """Drops all of it."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE words_search")
    for table in (
        *("accesses", "words", "saved_views", "assessments", "tags", "comments", "facets", "reviews"),
        *("coach_sessions", "coach_links", "coaches"),
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_to_change_the_log")
    op.drop_index("ix_conversations_stale", "conversations")
    op.drop_column("conversations", "indexed_at")


def _create_people() -> None:
    op.create_table(
        "coaches",
        sa.Column("id", ID, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("subject", sa.String(500)),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.UniqueConstraint("name", name="uq_coaches_name"),
        sa.UniqueConstraint("subject", name="uq_coaches_subject"),
    )
    op.create_table(
        "coach_links",
        sa.Column("token", sa.String(64), primary_key=True),
        _coach("coach_links"),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_table(
        "coach_sessions",
        sa.Column("token", sa.String(64), primary_key=True),
        _coach("coach_sessions"),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
    )
    op.create_index("ix_coach_sessions_coach_id", "coach_sessions", ["coach_id"])


def _create_reviews() -> None:
    op.create_table(
        "reviews",
        _conversation("reviews", primary_key=True),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.Column("activity_at", MOMENT, nullable=False),
        sa.Column("channel", sa.String(32), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.Column("lowest_rating", sa.Integer),
        sa.Column("opening", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False, server_default="unreviewed"),
        _reader("assignee_id"),
        _reader("second_id"),
        sa.Column("version", sa.Integer, nullable=False, server_default="0"),
    )
    for name, *columns in (
        ("list",),
        ("status", "status"),
        ("assignee", "assignee_id"),
        ("channel", "channel"),
        ("rating", "lowest_rating"),
    ):
        order = [*columns, "activity_at", "conversation_id"]
        op.create_index(f"ix_reviews_{name}", "reviews", order, sqlite_where=SHARED, postgresql_where=SHARED)
    op.create_table(
        "facets",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("value", sa.String(200), primary_key=True),
        _conversation("facets", primary_key=True),
        sa.Column("number", sa.Integer),
    )
    op.create_index("ix_facets_conversation_id", "facets", ["conversation_id"])


def _create_notes() -> None:
    op.create_table(
        "comments",
        sa.Column("id", ID, primary_key=True),
        _conversation("comments"),
        sa.Column("turn", sa.Integer, nullable=False),
        _coach("comments"),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_comments_conversation_id", "comments", ["conversation_id"])
    op.create_table(
        "tags",
        _conversation("tags", primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(40), primary_key=True),
        _coach("tags"),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_tags_name", "tags", ["name", "conversation_id"])
    op.create_table(
        "assessments",
        _conversation("assessments", primary_key=True),
        _coach("assessments", primary_key=True),
        sa.Column("scores", _json, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
    )
    op.create_table(
        "saved_views",
        sa.Column("id", ID, primary_key=True),
        _coach("saved_views"),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.UniqueConstraint("coach_id", "name", name="uq_saved_views_coach_id_name"),
    )


def _create_search() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    lexemes = sa.Computed("to_tsvector('english', body)", persisted=True)
    op.create_table(
        "words",
        sa.Column("id", sa.Integer, primary_key=True),
        _conversation("words"),
        sa.Column("body", sa.Text, nullable=False),
        *([] if is_sqlite else [sa.Column("lexemes", TSVECTOR, lexemes)]),
        sa.UniqueConstraint("conversation_id", name="uq_words_conversation_id"),
    )
    if is_sqlite:
        for statement in SQLITE_SEARCH:
            op.execute(statement)
    else:
        op.create_index("ix_words_lexemes", "words", ["lexemes"], postgresql_using="gin")


def _create_log() -> None:
    op.create_table(
        "accesses",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String(80), nullable=False),
        sa.Column("action", sa.String(24), nullable=False),
        sa.Column("conversation_id", ID),
        sa.Column("detail", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_accesses_conversation_id", "accesses", ["conversation_id"])
    for statement in SQLITE_LOG if op.get_bind().dialect.name == "sqlite" else POSTGRES_LOG:
        op.execute(statement)


def _conversation(table: str, primary_key: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey("conversations.id", name=f"fk_{table}_conversation_id", ondelete="CASCADE")
    return sa.Column("conversation_id", ID, key, primary_key=primary_key, nullable=False)


def _coach(table: str, primary_key: bool = False) -> sa.Column[Any]:
    key = sa.ForeignKey("coaches.id", name=f"fk_{table}_coach_id", ondelete="CASCADE")
    return sa.Column("coach_id", ID, key, primary_key=primary_key, nullable=False)


def _reader(name: str) -> sa.Column[Any]:
    return sa.Column(name, ID, sa.ForeignKey("coaches.id", name=f"fk_reviews_{name}", ondelete="SET NULL"))


SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE words_search USING fts5 "
    "(body, content='words', content_rowid='id', tokenize='porter unicode61')",
    "CREATE TRIGGER words_added AFTER INSERT ON words BEGIN "
    "INSERT INTO words_search (rowid, body) VALUES (new.id, new.body); END",
    "CREATE TRIGGER words_gone AFTER DELETE ON words BEGIN "
    "INSERT INTO words_search (words_search, rowid, body) VALUES ('delete', old.id, old.body); END",
    "CREATE TRIGGER words_changed AFTER UPDATE ON words BEGIN "
    "INSERT INTO words_search (words_search, rowid, body) VALUES ('delete', old.id, old.body); "
    "INSERT INTO words_search (rowid, body) VALUES (new.id, new.body); END",
)
SQLITE_LOG = tuple(
    f"CREATE TRIGGER accesses_no_{verb} BEFORE {verb} ON accesses BEGIN "
    "SELECT RAISE(ABORT, 'the access log is only added to'); END"
    for verb in ("update", "delete")
)
POSTGRES_LOG = (
    "CREATE FUNCTION refuse_to_change_the_log() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the access log is only added to'; END $$",
    "CREATE TRIGGER accesses_no_change BEFORE UPDATE OR DELETE ON accesses "
    "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_log()",
    "CREATE TRIGGER accesses_no_truncation BEFORE TRUNCATE ON accesses "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_log()",
)
