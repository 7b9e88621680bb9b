"""The conversation for a browser that runs no script: pages and plain forms. The cookie is the web channel's."""

from __future__ import annotations

from uuid import UUID, uuid4

from aiohttp import web
from aiohttp.typedefs import Handler
from multidict import MultiDictProxy

from conversations import commands, queries
from gateway.channels import leader
from gateway.errors import FormStale, GatewayError, InputInvalid, NoSession
from gateway.inbound import Inbound
from gateway.keys import DATABASE, ERASER, PIPELINE, SESSIONS
from gateway.pages.drawing import PLAIN, page
from gateway.problems import Problem, problem_of
from serving.clock import utc_now

NO_FORM = "What was sent is no form of these pages. Open the conversation again."
FORM = "application/x-www-form-urlencoded"
# Where a browser lands after each form, so that a reload sends nothing again.
LATEST = f"{PLAIN}#latest"

Form = MultiDictProxy[str | bytes | bytearray | web.FileField]


def routes() -> list[web.RouteDef]:
    """The pages and their forms."""
    return [
        web.get(PLAIN, _led(get_conversation)),
        web.get(f"{PLAIN}/sure", _led(get_sure)),
        web.post(f"{PLAIN}/begin", _led(begin)),
        web.post(f"{PLAIN}/turns", _led(post_turn)),
        web.post(f"{PLAIN}/sharing", _led(post_sharing)),
        web.post(f"{PLAIN}/delete", _led(post_delete)),
    ]


def _led(handler: Handler) -> Handler:
    """Who has no conversation is sent to where one begins."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except NoSession:
            return _go("/")

    return handle


async def get_conversation(request: web.Request) -> web.Response:
    """The conversation so far, and the form to go on with."""
    return await _conversation(request)


async def get_sure(request: web.Request) -> web.Response:
    """Asks once before all is deleted."""
    return page("sure.html", token=_token(request))


async def begin(request: web.Request) -> web.Response:
    """Begins, or comes back."""
    name, _ = await leader.arrive(request)
    response = _go(LATEST)
    leader.remember(request, response, name)
    return response


async def post_turn(request: web.Request) -> web.Response:
    """Takes what was said, and shows what came back; what could not be taken stands in the form again."""
    form = await _form(request)
    text = str(form.get("text", ""))
    try:
        conversation_key = leader.conversation_key_of(request)
        inbound = Inbound(conversation_key, _turn_key(form), *_said(form))
        await request.app[PIPELINE].take(inbound)
    except GatewayError as error:
        return await _conversation(request, text, problem_of(error), str(form.get("key", "")))
    return _go(LATEST)


async def post_sharing(request: web.Request) -> web.Response:
    """Says whether coaches may read the conversation."""
    form = await _form(request)
    async with request.app[DATABASE].writing() as session:
        conversation = await leader.conversation_in(session, request)
        await commands.share(session, conversation.id, form.get("shared") == "yes", utc_now())
    return _go(PLAIN)


async def post_delete(request: web.Request) -> web.Response:
    """Erases the conversation everywhere."""
    await _form(request)
    await request.app[ERASER].erase(leader.conversation_key_of(request))
    response = page("erased.html")
    leader.forget(request, response)
    return response


async def _conversation(
    request: web.Request, text: str = "", problem: Problem | None = None, key: str = ""
) -> web.Response:
    token = _token(request)
    async with request.app[DATABASE].reading() as session:
        conversation = await leader.conversation_in(session, request)
        turns = await queries.turns_after(session, conversation.id, 0)
    values = {
        "turns": turns,
        "offered": conversation.offered or [],
        "shared": conversation.shared,
        "token": token,
        # A message that was not answered is sent again as the same one.
        "key": key or str(uuid4()),
        "text": text,
        "problem": problem.detail if problem else "",
    }
    return page("conversation.html", problem.status if problem else 200, **values)


def _go(address: str) -> web.Response:
    return web.Response(status=303, headers={"Location": address})


def _token(request: web.Request) -> str:
    return request.app[SESSIONS].form_token(leader.leader_of(request))


async def _form(request: web.Request) -> Form:
    """What was sent; raises `FormStale` where the form was not made for this leader."""
    if request.content_type != FORM:
        # Of other kinds the library would keep parts in temporary files.
        raise InputInvalid(NO_FORM)
    try:
        form = await request.post()
    except (ValueError, LookupError):
        # Without the cause, which would show what was sent.
        raise InputInvalid(NO_FORM) from None
    if not request.app[SESSIONS].is_form_token(str(form.get("token", "")), leader.leader_of(request)):
        raise FormStale
    return form


def _turn_key(form: Form) -> str:
    try:
        return str(UUID(str(form.get("key", ""))))
    except ValueError:
        raise InputInvalid("The form is not whole. Open the conversation again.") from None


def _said(form: Form) -> tuple[str | None, str | None]:
    """Words, or the choice that was pressed."""
    if "choice" in form:
        return None, str(form["choice"])
    return str(form.get("text", "")), None
