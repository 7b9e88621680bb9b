"""The list of shared conversations: by filter, in pages that stay where they are while others are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from conversations import searching
from conversations.notes import Comment, Tag
from conversations.reviews import Facet, FacetKind, Review, Status

PAGE = 25
# Past this many nobody counts; the list says so.
COUNTED = 1000
# So many hits of a search are looked up one by one.
FEW = 500
NOBODY = "nobody"


@dataclass(frozen=True)
class Filter:
    """What a list shows: everything that is given must hold. `until` is the first moment that is too late."""

    since: datetime | None = None
    until: datetime | None = None
    channel: str | None = None
    theme: str | None = None
    challenge: str | None = None
    behaviour: str | None = None
    status: Status | None = None
    # The id of a coach, or `NOBODY`.
    assignee: str | None = None
    tag: str | None = None
    commented: bool = False
    rating_below: int | None = None
    words: str | None = None


@dataclass(frozen=True)
class Place:
    """Where a page begins: after this conversation, or before it."""

    activity_at: datetime
    conversation_id: str
    before: bool = False


@dataclass(frozen=True)
class Page:
    """Conversations, last activity first; whether there are more on either side."""

    reviews: Sequence[Review]
    has_newer: bool
    has_older: bool


async def page_of(session: AsyncSession, wanted: Filter, place: Place | None = None, size: int = PAGE) -> Page:
    """One page of what the filter shows."""
    query = sa.select(Review).where(*await _narrowed(session, wanted))
    backwards = place is not None and place.before
    at = sa.tuple_(Review.activity_at, Review.conversation_id)
    if place:
        edge = sa.tuple_(sa.literal(place.activity_at, Review.activity_at.type), place.conversation_id)
        query = query.where(at > edge if backwards else at < edge)
    order = (Review.activity_at, Review.conversation_id)
    query = query.order_by(*order) if backwards else query.order_by(*(column.desc() for column in order))
    found = list((await session.scalars(query.limit(size + 1))).all())
    more, found = len(found) > size, found[:size]
    if backwards:
        return Page(found[::-1], has_newer=more, has_older=True)
    return Page(found, has_newer=place is not None, has_older=more)


async def count_of(session: AsyncSession, wanted: Filter) -> int:
    """How many the filter shows, up to one more than `COUNTED`."""
    some = sa.select(Review.conversation_id).where(*conditions(wanted, _dialect(session))).limit(COUNTED + 1)
    return await session.scalar(sa.select(sa.func.count()).select_from(some.subquery())) or 0


async def excerpts_of(session: AsyncSession, words: str | None, conversation_ids: list[str]) -> dict[str, str]:
    """By conversation, a piece of what was said around the words that were searched for."""
    terms = searching.terms_of(words or "")
    if not terms or not conversation_ids:
        return {}
    rows = await session.execute(searching.excerpts(terms, conversation_ids, _dialect(session)))
    return {row[0]: row[1] for row in rows}


async def facets_of(
    session: AsyncSession, conversation_ids: Sequence[str], kinds: Sequence[FacetKind]
) -> Sequence[Facet]:
    """The facets of these kinds that the conversations have."""
    mine = sa.select(Facet).where(Facet.conversation_id.in_(conversation_ids), Facet.kind.in_(kinds))
    return (await session.scalars(mine.order_by(Facet.kind, Facet.value))).all()


async def values_of(session: AsyncSession, kind: FacetKind) -> Sequence[str]:
    """What can be filtered by, in the order of the alphabet."""
    return (await session.scalars(_leaps(Facet.value, Facet.kind == kind))).all()


async def tags_in_use(session: AsyncSession) -> Sequence[str]:
    """The tags of shared conversations, in the order of the alphabet."""
    names = _leaps(Tag.name)
    join = sa.select(Tag.name).join(Review, Review.conversation_id == Tag.conversation_id)
    # Not `EXISTS`, for which PostgreSQL would join all tags to all reviews.
    shared = join.where(Tag.name == names.selected_columns.value, Review.shared).limit(1).scalar_subquery()
    return (await session.scalars(names.where(shared.is_not(None)))).all()


async def channels_in_use(session: AsyncSession) -> Sequence[str]:
    """The channels over which there are shared conversations."""
    return (await session.scalars(_leaps(Review.channel, Review.shared))).all()


def _leaps(column: InstrumentedAttribute[str], *where: sa.ColumnExpressionArgument[bool]) -> sa.Select[str]:
    """The values of a column by the alphabet, found by leaping from each to the next, however often each is there."""
    least = sa.select(sa.func.min(column).label("value")).where(*where).cte("leaps", recursive=True)
    after = sa.select(sa.func.min(column)).where(*where, column > least.c.value).scalar_subquery()
    leaps = least.union_all(sa.select(after).where(least.c.value.is_not(None)))
    return sa.select(leaps.c.value).where(leaps.c.value.is_not(None))


async def _narrowed(session: AsyncSession, wanted: Filter) -> list[sa.ColumnElement[bool]]:
    """The conditions, with the hits themselves where they are few.

    What is common is soon met on the way down the list, and databases take that way for what is rare, too, of which
    they know too little: measured at 100,000 conversations, it was thirty times slower than looking up a hundred hits.
    """
    terms, dialect = searching.terms_of(wanted.words or ""), _dialect(session)
    if not terms:
        return conditions(wanted, dialect)
    hits = (await session.scalars(searching.matches(terms, dialect).limit(FEW + 1))).all()
    if len(hits) > FEW:
        return conditions(wanted, dialect)
    return [*conditions(replace(wanted, words=None), dialect), Review.conversation_id.in_(hits)]


def conditions(wanted: Filter, dialect: str) -> list[sa.ColumnElement[bool]]:
    """What must hold for a review to be shown; always that it is shared."""
    facets = (
        (FacetKind.THEME, wanted.theme),
        (FacetKind.CHALLENGE, wanted.challenge),
        (FacetKind.CHOSEN, wanted.behaviour),
    )
    return [
        sa.true() & Review.shared,
        *_plain(wanted),
        *(_has(kind, value) for kind, value in facets if value),
        *_noted(wanted),
        *_said(wanted, dialect),
    ]


def _plain(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.since:
        found.append(Review.activity_at >= wanted.since)
    if wanted.until:
        found.append(Review.activity_at < wanted.until)
    if wanted.channel:
        found.append(Review.channel == wanted.channel)
    if wanted.status:
        found.append(Review.status == wanted.status)
    if wanted.assignee == NOBODY:
        found.append(Review.assignee_id.is_(None))
    elif wanted.assignee:
        found.append((Review.assignee_id == wanted.assignee) | (Review.second_id == wanted.assignee))
    if wanted.rating_below:
        found.append(Review.lowest_rating < wanted.rating_below)
    return found


def _noted(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.tag:
        found.append(sa.exists().where(Tag.name == wanted.tag, Tag.conversation_id == Review.conversation_id))
    if wanted.commented:
        found.append(sa.exists().where(Comment.conversation_id == Review.conversation_id))
    return found


def _said(wanted: Filter, dialect: str) -> list[sa.ColumnElement[bool]]:
    if wanted.words is None:
        return []
    terms = searching.terms_of(wanted.words)
    # Words of which nothing is left to search for, such as "?!", are in no conversation.
    return [Review.conversation_id.in_(searching.matches(terms, dialect))] if terms else [sa.false()]


def _has(kind: FacetKind, value: str) -> sa.ColumnElement[bool]:
    mine = Facet.conversation_id == Review.conversation_id
    return sa.exists().where(Facet.kind == kind, Facet.value == value, mine)


def _dialect(session: AsyncSession) -> str:
    return session.get_bind().dialect.name
