"""What coaches add to a conversation; each form leads back to where it stood."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accounts, annotating
from conversations.people import Coach, Role
from conversations.reviews import Review, Status
from review import guard
from review.errors import InputInvalid, NotAllowed, Overtaken
from review.forms import Form, form_of, not_longer, number_in, text_in
from review.keys import CLOCK, DATABASE, RUBRIC, visitor
from review.pages import to
from review.reading import may_read, shared
from review.rubric import Rubric

LONGEST_COMMENT, LONGEST_TAG = 4000, 40
HERE = "/conversations/{conversation:[0-9a-f]{32}}"

routes = web.RouteTableDef()


@routes.post(f"{HERE}/comments")
@guard.allows(*guard.READERS)
async def comment(request: web.Request) -> web.Response:
    """Adds a comment on the whole or on a turn."""
    form, of = await form_of(request), request.match_info["conversation"]
    text, turn = text_in(form, "text", LONGEST_COMMENT, "The comment"), number_in(form, "turn", 0, 1_000_000)
    async with request.app[DATABASE].writing() as session:
        await shared(session, of)
        await annotating.add_comment(session, of, turn, visitor(request).coach.id, text, request.app[CLOCK]())
    return _back(of, turn)


@routes.post(f"{HERE}/comments/{{comment:[0-9a-f]{{32}}}}/delete")
@guard.allows(*guard.READERS)
async def delete_comment(request: web.Request) -> web.Response:
    """Deletes a comment of one's own; raises `NotAllowed` for anybody else's."""
    of = request.match_info["conversation"]
    async with request.app[DATABASE].writing() as session:
        await shared(session, of)
        comment_id = request.match_info["comment"]
        if not await annotating.delete_comment(session, of, comment_id, visitor(request).coach.id):
            raise NotAllowed
    return _back(of)


@routes.post(f"{HERE}/tags")
@guard.allows(*guard.READERS)
async def tag(request: web.Request) -> web.Response:
    """Adds a tag to the whole or to a turn, or with `remove` takes it away."""
    form, of = await form_of(request), request.match_info["conversation"]
    name, turn = text_in(form, "name", LONGEST_TAG, "The tag").lower(), number_in(form, "turn", 0, 1_000_000)
    async with request.app[DATABASE].writing() as session:
        await shared(session, of)
        if "remove" in form:
            await annotating.remove_tag(session, of, turn, name)
        else:
            await annotating.add_tag(session, of, turn, name, visitor(request).coach.id, request.app[CLOCK]())
    return _back(of, turn)


@routes.post(f"{HERE}/progress")
@guard.allows(*guard.READERS)
async def progress(request: web.Request) -> web.Response:
    """Sets status and readers; a coach takes or leaves a conversation, a lead coach gives it to anybody."""
    form, of = await form_of(request), request.match_info["conversation"]
    version, status = number_in(form, "version", 0, 1_000_000_000), _status(form)
    async with request.app[DATABASE].writing() as session:
        first, second = await _readers(session, await shared(session, of), form, visitor(request).coach)
        if not await annotating.set_progress(session, of, version, status, first, second):
            raise Overtaken(of)
    return _back(of)


@routes.post(f"{HERE}/assessment")
@guard.allows(*guard.READERS)
async def assess(request: web.Request) -> web.Response:
    """Keeps a coach's assessment; both readers' are final once both are in, for then each sees the other's."""
    form, of, coach = await form_of(request), request.match_info["conversation"], visitor(request).coach
    scores, note = _scores(form, request.app[RUBRIC]), not_longer(form.get("note", ""), LONGEST_COMMENT, "The note")
    async with request.app[DATABASE].writing() as session:
        review = await shared(session, of)
        submitted = await _assessed(session, of)
        if review.second_id and {review.assignee_id, review.second_id} <= submitted and coach.id in submitted:
            raise InputInvalid("Both assessments are in, so neither can be changed any more. Say it in a comment.")
        await annotating.assess(session, of, coach.id, scores, note, request.app[CLOCK]())
    return _back(of)


def _status(form: Form) -> Status:
    try:
        return Status(form.get("status", ""))
    except ValueError as error:
        raise InputInvalid("The status must be unreviewed, in review or done.") from error


async def _readers(session: AsyncSession, review: Review, form: Form, coach: Coach) -> tuple[str | None, str | None]:
    """The first and the second reader that a form asks for; raises `NotAllowed` or `InputInvalid`."""
    before = {one for one in (review.assignee_id, review.second_id) if one}
    # Whoever reads it already may go on, also where their account was closed since.
    possible = before | {one.id for one in await accounts.coaches(session) if may_read(one)}
    first, second = _reader(form, "assignee", possible), _reader(form, "second", possible)
    if coach.role != Role.LEAD:
        second = review.second_id
        if first != review.assignee_id and {first, review.assignee_id} - {None, coach.id}:
            raise NotAllowed
    if second and second == first:
        raise InputInvalid("The second reader must be somebody else than the first.")
    _keep_blind(review, first, second, await _assessed(session, review.conversation_id))
    return first, second


def _keep_blind(review: Review, first: str | None, second: str | None, assessed: set[str]) -> None:
    """Raises `InputInvalid` where a change of readers would open one's assessment to another who is yet to submit."""
    if not assessed:
        return
    # One who reads alone hides nothing from anybody, and may be followed by another.
    if review.second_id is None:
        if second:
            raise InputInvalid("A second reader can only be named before anybody has assessed the conversation.")
        return
    if second is None:
        raise InputInvalid("It has been assessed already, so it keeps two readers.")
    if {review.assignee_id, review.second_id} & assessed - {first, second}:
        raise InputInvalid("A reader who has submitted an assessment cannot be taken away or replaced.")


async def _assessed(session: AsyncSession, conversation_id: str) -> set[str]:
    return {one.coach_id for one, _ in await annotating.assessments_of(session, [conversation_id])}


def _reader(form: Form, name: str, readers: set[str]) -> str | None:
    value = form.get(name, "")
    if value and value not in readers:
        raise InputInvalid("There is no coach of that name who could read it.")
    return value or None


def _scores(form: Form, rubric: Rubric) -> dict[str, int]:
    missing = [one.name for one in rubric.criteria if not form.get(f"score-{one.id}")]
    if missing:
        raise InputInvalid(f"Choose a level for {', '.join(missing)}.")
    return {one.id: number_in(form, f"score-{one.id}", 1, len(one.levels)) for one in rubric.criteria}


def _back(conversation_id: str, turn: int = 0) -> web.Response:
    return to(f"/conversations/{conversation_id}" + (f"#turn-{turn}" if turn else "#notes"))
