"""Coming in and going out: by password, by a link that sets one, or by the council's own sign-on."""

from __future__ import annotations

import re

from aiohttp import web

from conversations import accesses, accounts
from conversations.people import Action, Coach
from review import guard, secrets
from review.errors import LinkOver, SignOnFailed
from review.forms import form_of
from review.keys import CLOCK, DATABASE, SETTINGS, SIGN_ON, THROTTLE, visitor
from review.pages import page, to
from review.sign_on import CouncilSignOn, Journey, Person
from serving.doors import address

JOURNEY = "sounding_board_sign_on"
JOURNEY_SECONDS = 600
# Whom the access log names where nobody here has changed an account.
THE_SIGN_ON = "the sign-on"
# Only paths of ours: a second slash or a backslash would lead elsewhere.
LOCAL = re.compile(r"/(?![/\\])[^\\\s]*")

routes = web.RouteTableDef()


@routes.get("/sign-in")
@guard.open_to_all
async def show(request: web.Request) -> web.Response:
    """The form."""
    return _form(request)


@routes.post("/sign-in")
@guard.open_to_all
async def sign_in(request: web.Request) -> web.Response:
    """Signs in, or says that name and password do not go together, whichever of them is wrong."""
    form = await form_of(request)
    name, password = form.get("name", "").strip(), form.get("password", "")
    await request.app[THROTTLE].take(name, address(request, request.app[SETTINGS]))
    async with request.app[DATABASE].reading() as session:
        coach = await accounts.coach_named(session, name)
    kept = coach.password if coach and not coach.ended_at else None
    is_right = await secrets.is_right(password[: secrets.LONGEST_PASSWORD], kept)
    if not is_right or coach is None:
        return _form(request, "Name and password do not go together. Try again, or ask for a new link.", name, 401)
    target = request.query.get("to", "/")
    response = to(target if LOCAL.fullmatch(target) else "/")
    await _come_in(request, response, coach)
    return response


@routes.post("/sign-out")
@guard.allows(*guard.EVERYBODY)
async def sign_out(request: web.Request) -> web.Response:
    """Ends this session, or with `everywhere` all of the coach's."""
    here, form = visitor(request), await form_of(request)
    async with request.app[DATABASE].writing() as session:
        if "everywhere" in form:
            await accounts.end_sessions(session, here.coach.id)
        else:
            await accounts.end_session(session, here.session)
    response = to("/sign-in")
    guard.sign_out(request, response)
    return response


@routes.get("/welcome/{token}")
@guard.open_to_all
async def show_link(request: web.Request) -> web.Response:
    """Where a new coach sets a password; raises `LinkOver`."""
    return page(request, "password.html", {"coach": await _invited(request), "problem": None})


@routes.post("/welcome/{token}")
@guard.open_to_all
async def set_password(request: web.Request) -> web.Response:
    """Sets it, once, and signs in."""
    coach, form = await _invited(request), await form_of(request)
    password, again = form.get("password", ""), form.get("again", "")
    problem = _problem_with(password, again)
    if problem:
        return page(request, "password.html", {"coach": coach, "problem": problem}, status=400)
    hashed = await secrets.hashed(password)
    async with request.app[DATABASE].writing() as session:
        # Asked again where nobody can come between: a link is good for one password.
        token = secrets.digest(request.match_info["token"])
        if await accounts.coach_of_link(session, token, request.app[CLOCK]()) is None:
            raise LinkOver
        await accounts.set_password(session, coach.id, hashed)
    response = to("/")
    await _come_in(request, response, coach)
    return response


@routes.get("/sign-on")
@guard.open_to_all
async def begin_sign_on(request: web.Request) -> web.Response:
    """Sends somebody to the council's sign-on."""
    there, journey = await _sign_on(request).begin()
    kept = journey.dump().encode().hex()
    secret = request.app[SETTINGS].secrets[0]
    response = to(there)
    response.set_cookie(
        JOURNEY,
        f"{kept}.{secrets.signature(secret, 'sign-on', kept)}",
        max_age=JOURNEY_SECONDS,
        path="/sign-on",
        secure=request.app[SETTINGS].is_secure,
        httponly=True,
        # Strict cookies are not sent by a browser that comes from another site, as it does on its way back.
        samesite="Lax",
    )
    return response


@routes.get("/sign-on/back")
@guard.open_to_all
async def finish_sign_on(request: web.Request) -> web.Response:
    """Signs in whom the sign-on vouches for; raises `SignOnFailed` or `NoGroup`."""
    kept, _, signed = request.cookies.get(JOURNEY, "").partition(".")
    if not kept or not secrets.is_signed(signed, request.app[SETTINGS].secrets, "sign-on", kept):
        raise SignOnFailed("no journey in the browser")
    journey = Journey.load(bytes.fromhex(kept).decode())
    person = await _sign_on(request).finish(request.query, journey)
    coach = await _account_of(request, person)
    # A page of ours leads on: a browser that was sent here from elsewhere would not show its new cookie yet.
    response = page(request, "arrived.html")
    response.del_cookie(JOURNEY, path="/sign-on")
    await _come_in(request, response, coach)
    return response


async def _account_of(request: web.Request, person: Person) -> Coach:
    """The person's account, with the role that their groups give them today."""
    now, role = request.app[CLOCK](), person.role
    async with request.app[DATABASE].writing() as session:
        coach = await accounts.coach_with(session, person.subject)
        if coach is None:
            coach = await accounts.add_coach_with(session, person.subject, person.name, person.login, role, now)
            done = f"added as {role}"
        elif coach.ended_at:
            raise SignOnFailed("the account was closed here")
        elif coach.role != role:
            await accounts.change_role(session, coach.id, role)
            done = f"role is now {role}"
        else:
            return coach
        await accesses.note(session, now, THE_SIGN_ON, Action.ACCOUNT, detail=f"{coach.name}: {done}")
        return coach


async def _come_in(request: web.Request, response: web.StreamResponse, coach: Coach) -> None:
    await guard.sign_in(request, response, coach.id)
    async with request.app[DATABASE].writing() as session:
        await accesses.note(session, request.app[CLOCK](), coach.name, Action.SIGNED_IN)


async def _invited(request: web.Request) -> Coach:
    token = secrets.digest(request.match_info["token"])
    async with request.app[DATABASE].reading() as session:
        coach = await accounts.coach_of_link(session, token, request.app[CLOCK]())
    if coach is None:
        raise LinkOver
    return coach


def _sign_on(request: web.Request) -> CouncilSignOn:
    sign_on = request.app[SIGN_ON]
    if sign_on is None:
        raise web.HTTPNotFound
    return sign_on


def _problem_with(password: str, again: str) -> str | None:
    if len(password) < secrets.SHORTEST_PASSWORD:
        return f"Take at least {secrets.SHORTEST_PASSWORD} characters; three or four words in a row are easy to keep."
    if len(password) > secrets.LONGEST_PASSWORD:
        return f"Take at most {secrets.LONGEST_PASSWORD} characters."
    return None if password == again else "The two are not the same. Type it once more."


def _form(request: web.Request, problem: str | None = None, name: str = "", status: int = 200) -> web.Response:
    context = {"problem": problem, "name": name, "has_sign_on": request.app[SIGN_ON] is not None}
    return page(request, "sign_in.html", context, status=status)
