"""The list of shared conversations, its filter, and saved views."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses, accounts, annotating, finding, views
from conversations.finding import Page, Place
from conversations.people import Action, Coach, Role
from conversations.reviews import FacetKind, Status
from review import guard
from review.errors import InputInvalid
from review.filters import Query, cursor, place_in, query_of
from review.forms import form_of
from review.keys import CLOCK, DATABASE, SETTINGS, visitor
from review.pages import page, to
from review.reading import may_read
from review.secrets import signature

LONGEST_NAME = 60
# So long it is the same search.
SAME_SEARCH = timedelta(hours=1)
routes = web.RouteTableDef()


@routes.get("/")
@guard.allows(*guard.EVERYBODY)
async def show(request: web.Request) -> web.Response:
    """One page of the list; administrators, who read nothing, go to the accounts."""
    if visitor(request).coach.role == Role.ADMINISTRATOR:
        return to("/accounts")
    query = query_of(request.query)
    place = place_in(request.query.get("page"), query)
    async with request.app[DATABASE].reading() as session:
        context = await _list(session, query, place) | await _choices(session, visitor(request).coach)
    await _note_found(request, query, list(context["excerpts"]))
    return page(request, "list.html", context | {"query": query})


@routes.post("/views")
@guard.allows(*guard.READERS)
async def save_view(request: web.Request) -> web.Response:
    """Keeps the filter under a name."""
    form = await form_of(request)
    name = " ".join(form.get("name", "").split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InputInvalid(f"Give the view a name of at most {LONGEST_NAME} characters.")
    query = query_of({key: value for key, value in form.items() if key in Query.model_fields})
    async with request.app[DATABASE].writing() as session:
        await views.save_view(session, visitor(request).coach.id, name, query.address())
    return to(f"/?{query.address()}")


@routes.post("/views/{view:[0-9a-f]{32}}/delete")
@guard.allows(*guard.READERS)
async def delete_view(request: web.Request) -> web.Response:
    """Forgets a view of one's own."""
    async with request.app[DATABASE].writing() as session:
        await views.delete_view(session, visitor(request).coach.id, request.match_info["view"])
    return to("/")


async def _list(session: AsyncSession, query: Query, place: Place | None) -> dict[str, Any]:
    wanted = query.filter()
    found = await finding.page_of(session, wanted, place)
    ids = [review.conversation_id for review in found.reviews]
    return {
        "found": found,
        "count": await finding.count_of(session, wanted),
        "counted": finding.COUNTED,
        "excerpts": await finding.excerpts_of(session, query.q, ids),
        "notes": await _notes(session, ids),
        **_ways_on(query, found),
    }


async def _note_found(request: web.Request, query: Query, ids: list[str]) -> None:
    """Puts into the log of which conversations a search shows words; once, though it be paged or loaded again."""
    if not query.q or not ids:
        return
    who, now = visitor(request).coach.name, request.app[CLOCK]()
    # Tells one search from another, and nobody what was searched for.
    mark = f"search {signature(request.app[SETTINGS].secrets[0], 'searches', query.q)[:8]}"
    async with request.app[DATABASE].reading() as session:
        noted = await accesses.noted_since(session, now - SAME_SEARCH, who, Action.FOUND, ids, mark)
    if new := [one for one in ids if one not in noted]:
        async with request.app[DATABASE].writing() as session:
            await accesses.note_each(session, now, who, Action.FOUND, new, mark)


def _ways_on(query: Query, found: Page) -> dict[str, str | None]:
    newer = older = None
    if found.reviews and found.has_newer:
        first = found.reviews[0]
        newer = query.address(page=cursor(query, first.activity_at, first.conversation_id, before=True))
    if found.reviews and found.has_older:
        last = found.reviews[-1]
        older = query.address(page=cursor(query, last.activity_at, last.conversation_id))
    return {"newer": newer, "older": older}


async def _notes(session: AsyncSession, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Tags, comments and what each was about, by conversation."""
    notes: dict[str, dict[str, Any]] = defaultdict(lambda: {"tags": [], "comments": 0, "theme": "", "challenge": ""})
    for tag in await annotating.tags_of(session, ids):
        if tag.name not in notes[tag.conversation_id]["tags"]:
            notes[tag.conversation_id]["tags"].append(tag.name)
    for conversation_id, count in (await annotating.comment_counts(session, ids)).items():
        notes[conversation_id]["comments"] = count
    for facet in await finding.facets_of(session, ids, (FacetKind.THEME, FacetKind.CHALLENGE)):
        notes[facet.conversation_id][facet.kind] = facet.value
    return {conversation_id: notes[conversation_id] for conversation_id in ids}


async def _choices(session: AsyncSession, coach: Coach) -> dict[str, Any]:
    """What the filter's fields offer."""
    people = await accounts.coaches(session)
    return {
        "views": await views.views_of(session, coach.id),
        "people": {one.id: one.name for one in people},
        "readers": [one for one in people if may_read(one)],
        "statuses": list(Status),
        "themes": await finding.values_of(session, FacetKind.THEME),
        "challenges": await finding.values_of(session, FacetKind.CHALLENGE),
        "behaviours": await finding.values_of(session, FacetKind.CHOSEN),
        "tags": await finding.tags_in_use(session),
        "channels": await finding.channels_in_use(session),
        "nobody": finding.NOBODY,
    }
