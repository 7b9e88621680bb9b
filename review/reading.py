"""The page of one conversation, for reading and annotating."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses, accounts, annotating, queries
from conversations.notes import WHOLE, Assessment
from conversations.passages import passages_of
from conversations.people import Action, Coach, Role
from conversations.reviews import Review, Status
from review import guard
from review.errors import NotShared
from review.keys import CLOCK, DATABASE, RUBRIC, visitor
from review.pages import page
from review.transcript import Lenient, lines_of, ratings_of

routes = web.RouteTableDef()


@routes.get("/conversations/{conversation:[0-9a-f]{32}}")
@guard.allows(*guard.READERS)
async def show(request: web.Request) -> web.Response:
    """The transcript with its notes; that it was read is in the log before anybody sees it."""
    of, coach = request.match_info["conversation"], visitor(request).coach
    async with request.app[DATABASE].writing() as session:
        review = await shared(session, of)
        await accesses.note(session, request.app[CLOCK](), coach.name, Action.READ, of)
    async with request.app[DATABASE].reading() as session:
        context = await _context(session, review, coach)
    return page(request, "conversation.html", context | {"rubric": request.app[RUBRIC]})


async def shared(session: AsyncSession, conversation_id: str) -> Review:
    """The review of a shared conversation; raises `NotShared`."""
    review = await queries.review_of(session, conversation_id)
    if review is None:
        raise NotShared
    return review


def may_read(coach: Coach) -> bool:
    """True for somebody who can be given a conversation to read."""
    return coach.role in guard.READERS and coach.ended_at is None


def open_to(review: Review, coach: Coach, kept: list[tuple[Assessment, str]]) -> list[tuple[Assessment, str]]:
    """The assessments that a coach may see: with two readers only their own, until both are in."""
    readers = {review.assignee_id, review.second_id}
    is_double = review.second_id is not None
    if is_double and not readers <= {assessment.coach_id for assessment, _ in kept}:
        return [one for one in kept if one[0].coach_id == coach.id]
    return kept


async def _context(session: AsyncSession, review: Review, coach: Coach) -> dict[str, Any]:
    of = [review.conversation_id]
    people = await accounts.coaches(session)
    kept = list(await annotating.assessments_of(session, of))
    records = [one.record for one in await queries.records_of(session, of)]
    comments, tags = defaultdict(list), defaultdict(list)
    for comment, name in await annotating.comments_of(session, of):
        comments[comment.turn].append((comment, name))
    for tag in await annotating.tags_of(session, of):
        tags[tag.turn].append(tag)
    return {
        "review": review,
        "lines": lines_of(await passages_of(session, of), ratings_of(records)),
        "records": [Lenient.of(record) for record in records],
        "comments": comments,
        "tags": tags,
        "whole": WHOLE,
        "mine": next((one for one, _ in kept if one.coach_id == coach.id), None),
        "assessments": open_to(review, coach, kept),
        "hidden": len(kept) - len(open_to(review, coach, kept)),
        "people": {one.id: one.name for one in people},
        "readers": [one for one in people if may_read(one) or one.id in (review.assignee_id, review.second_id)],
        "statuses": list(Status),
        "leads": coach.role == Role.LEAD,
    }
