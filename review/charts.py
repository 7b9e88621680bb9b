"""The page of figures: what many shared conversations tell together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import annotating, figures
from conversations.figures import Group, Groups
from conversations.people import Role
from conversations.reviews import FacetKind, Stage
from review import guard
from review.keys import DATABASE, RUBRIC, visitor
from review.listing import freshen
from review.pages import page
from review.rubric import Rubric, kappa

STAGES = {
    Stage.SITUATION: "Told a situation",
    Stage.FINDINGS: "Saw what the research offers",
    Stage.QUESTIONS: "Took up the questions",
    Stage.STEPS: "Wrote next steps",
    Stage.FINISHED: "Set a day to look back",
}
# In the units of the drawing.
WIDTH, ROW, BAR = 640, 36, 12

routes = web.RouteTableDef()


@dataclass(frozen=True)
class Bar:
    """A bar of a chart, laid out."""

    name: str
    count: int
    y: int
    width: float


@dataclass(frozen=True)
class Chart:
    """A chart of bars with its table; `about` says in a sentence what is counted."""

    id: str
    title: str
    about: str
    unit: str
    bars: Sequence[Bar]
    hidden: bool
    height: int


@dataclass(frozen=True)
class Agreement:
    """How far two readers agree on a criterion."""

    name: str
    readings: int
    kappa: float | None


@routes.get("/figures")
@guard.allows(*guard.READERS)
async def show(request: web.Request) -> web.Response:
    """All charts; lead coaches also see how far readers agree."""
    await freshen(request.app[DATABASE])
    async with request.app[DATABASE].reading() as session:
        charts = await _charts(session)
        leads = visitor(request).coach.role == Role.LEAD
        agreements = await _agreements(session, request.app[RUBRIC]) if leads else []
    context = {"charts": charts, "agreements": agreements, "smallest": figures.SMALLEST, "width": WIDTH, "bar": BAR}
    return page(request, "figures.html", context)


def chart(id_: str, title: str, about: str, unit: str, groups: Groups) -> Chart:
    """A chart, laid out: the longest bar takes the whole width."""
    most = max((group.count for group in groups.shown), default=1)
    bars = [
        Bar(group.name, group.count, number * ROW, round(WIDTH * group.count / most, 1))
        for number, group in enumerate(groups.shown)
    ]
    return Chart(id_, title, about, unit, bars, groups.hidden, ROW * len(bars))


async def _charts(session: AsyncSession) -> list[Chart]:
    said = "conversations"
    kinds = (
        ("challenges", "What it is mainly about", "Conversations by challenge.", FacetKind.CHALLENGE),
        ("themes", "Whose outcomes it is about", "Conversations by theme.", FacetKind.THEME),
        ("offered", "Behaviours offered", "Conversations in which a behaviour was offered.", FacetKind.OFFERED),
        ("chosen", "Behaviours taken up", "Conversations in which a leader took it up.", FacetKind.CHOSEN),
        ("skipped", "Questions skipped most", "Conversations in which the question was skipped.", FacetKind.SKIPPED),
        (
            "rephrased",
            "Questions put another way",
            "Conversations in which a leader asked for it.",
            FacetKind.REPHRASED,
        ),
    )
    return [
        chart("months", "Conversations over time", "By the month in which they began.", said, await _months(session)),
        chart("stages", "Where people stop", "The furthest that each came.", said, await _stages(session)),
        *[chart(name, title, about, said, await figures.most(session, kind)) for name, title, about, kind in kinds],
        chart(
            "ratings",
            "Ratings given",
            "Conversations in which it was given, from 1 to 10.",
            said,
            await figures.ratings(session),
        ),
    ]


async def _months(session: AsyncSession) -> Groups:
    found = await figures.months(session)
    named = [Group(f"{datetime.strptime(one.name, '%Y-%m'):%B %Y}", one.count) for one in found.shown[-24:]]
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
        found.append(Agreement(criterion.name, len(pairs), kappa(pairs)))
    return found
