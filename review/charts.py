"""The page of figures: what many shared conversations tell together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import annotating, figures
from conversations.figures import Group, Groups
from conversations.people import Role
from conversations.reviews import FacetKind, Stage
from review import guard
from review.drawing import WIDTH, Chart, in_columns, in_rows
from review.keys import DATABASE, RUBRIC, visitor
from review.pages import page
from review.rubric import Rubric, kappa

STAGES = {
    Stage.SITUATION: "Told a situation",
    Stage.FINDINGS: "Saw what the research offers",
    Stage.QUESTIONS: "Took up the questions",
    Stage.STEPS: "Wrote next steps",
    Stage.FINISHED: "Set a day to look back",
}
routes = web.RouteTableDef()


@dataclass(frozen=True)
class Agreement:
    """How far two readers agree on a criterion; no kappa where it cannot be told, or of too few readings."""

    name: str
    readings: int
    kappa: float | None


@routes.get("/figures")
@guard.allows(*guard.READERS)
async def show(request: web.Request) -> web.Response:
    """All charts; lead coaches also see how far readers agree."""
    async with request.app[DATABASE].reading() as session:
        charts = await _charts(session)
        leads = visitor(request).coach.role == Role.LEAD
        agreements = await _agreements(session, request.app[RUBRIC]) if leads else []
    context = {"charts": charts, "agreements": agreements, "smallest": figures.SMALLEST, "width": WIDTH}
    return page(request, "figures.html", context)


async def _charts(session: AsyncSession) -> list[Chart]:
    kinds = (
        ("challenges", "What it is mainly about", "Conversations by challenge.", FacetKind.CHALLENGE),
        ("themes", "Whose outcomes it is about", "Conversations by theme.", FacetKind.THEME),
        ("offered", "Behaviours offered", "Conversations in which it was offered.", FacetKind.OFFERED),
        ("chosen", "Behaviours taken up", "Conversations in which the leader took it up.", FacetKind.CHOSEN),
        ("skipped", "Questions skipped most", "Conversations in which it was skipped.", FacetKind.SKIPPED),
        ("rephrased", "Questions put another way", "Conversations in which that was asked for.", FacetKind.REPHRASED),
    )
    months, stages, ratings = await _months(session), await _stages(session), await figures.ratings(session)
    return [
        in_columns("months", "Conversations over time", "By the month in which they began.", months),
        in_rows("stages", "Where people stop", "Conversations by the furthest that each came.", stages),
        *[in_rows(name, title, about, await figures.most(session, kind)) for name, title, about, kind in kinds],
        in_columns("ratings", "Ratings given", "Conversations in which a rating from 1 to 10 was given.", ratings),
    ]


async def _months(session: AsyncSession) -> Groups:
    found = await figures.months(session)
    named = [Group(f"{datetime.strptime(one.name, '%Y-%m'):%b %Y}", one.count) for one in found.shown[-24:]]
    return Groups(named, found.hidden)


async def _stages(session: AsyncSession) -> Groups:
    found = await figures.stages(session)
    counts = {group.name: group.count for group in found.shown}
    return Groups([Group(label, counts[stage]) for stage, label in STAGES.items() if stage in counts], found.hidden)


async def _agreements(session: AsyncSession, rubric: Rubric) -> list[Agreement]:
    both = await annotating.double_assessments(session)
    found = []
    for criterion in rubric.criteria:
        of = criterion.id
        pairs = [(one[of], other[of]) for one, other in both if of in one and of in other]
        found.append(Agreement(criterion.name, len(pairs), kappa(pairs) if len(pairs) >= figures.SMALLEST else None))
    return found
