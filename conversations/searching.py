"""Searching what leaders said: SQLite's FTS5 and PostgreSQL's full text, behind the same three questions."""

from __future__ import annotations

import re

import sqlalchemy as sa

from conversations.reviews import POSTGRES_LEXEMES, Words

# Control characters, which no redacted text holds, so that what is marked can be told from what was said.
START, END = "\x02", "\x03"
TERM = re.compile(r'"([^"]+)"|(\S+)')
MOST_TERMS = 16


def terms_of(query: str) -> list[str]:
    """Words, and phrases that were put in quotation marks; whatever else was typed means nothing special."""
    found = [phrase or word for phrase, word in TERM.findall(query.replace("\0", " "))]
    clean = [" ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", term)) for term in found]
    return [term for term in clean if term][:MOST_TERMS]


def matches(terms: list[str], dialect: str) -> sa.Select[str]:
    """The ids of conversations that hold all of the terms."""
    if dialect == "sqlite":
        hits = sa.text("SELECT rowid FROM words_search WHERE words_search MATCH :terms").bindparams(terms=_fts5(terms))
        return sa.select(Words.conversation_id).where(Words.id.in_(hits.columns(sa.column("rowid", sa.Integer))))
    return sa.select(Words.conversation_id).where(POSTGRES_LEXEMES.op("@@")(_tsquery(terms)))


def excerpts(terms: list[str], conversation_ids: list[str], dialect: str) -> sa.Select[str, str]:
    """For each conversation, a piece of what was said with the words between `START` and `END`."""
    if dialect == "sqlite":
        table = sa.table("words_search", sa.column("rowid", sa.Integer))
        piece = sa.func.snippet(sa.literal_column("words_search"), 0, START, END, " … ", 40)
        found = sa.select(Words.conversation_id, piece).join(table, table.c.rowid == Words.id)
        # Asked by rowid, so that FTS5 looks only into the documents of this page.
        search = sa.text("words_search MATCH :terms").bindparams(terms=_fts5(terms))
        return found.where(search, Words.conversation_id.in_(conversation_ids))
    options = f"StartSel={START}, StopSel={END}, MaxWords=40, MinWords=20, MaxFragments=2"
    piece = sa.func.ts_headline("english", Words.body, _tsquery(terms), options)
    return sa.select(Words.conversation_id, piece).where(Words.conversation_id.in_(conversation_ids))


def _fts5(terms: list[str]) -> str:
    return " ".join('"' + term.replace('"', "") + '"' for term in terms)


def _tsquery(terms: list[str]) -> sa.ColumnElement[object]:
    query: sa.ColumnElement[object] = sa.func.phraseto_tsquery("english", terms[0])
    for term in terms[1:]:
        query = query.op("&&")(sa.func.phraseto_tsquery("english", term))
    return query
