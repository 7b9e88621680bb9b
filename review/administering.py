"""What administrators see to: accounts, and the access log that nobody can change."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import accesses, accounts
from conversations.people import Action, Role
from review import guard, secrets
from review.errors import InputInvalid
from review.forms import form_of
from review.keys import CLOCK, DATABASE, SETTINGS, visitor
from review.pages import page, to

routes = web.RouteTableDef()


@routes.get("/accounts")
@guard.allows(Role.ADMINISTRATOR)
async def show_accounts(request: web.Request) -> web.Response:
    """Everybody who may sign in, or might."""
    return await _accounts(request)


@routes.post("/accounts")
@guard.allows(Role.ADMINISTRATOR)
async def add_account(request: web.Request) -> web.Response:
    """Adds somebody and shows the link with which they set a password; it is shown this once."""
    form = await form_of(request)
    name, role = " ".join(form.get("name", "").split()), _role(form.get("role", ""))
    if not 1 <= len(name) <= accounts.LONGEST_NAME:
        raise InputInvalid(f"Give a name of at most {accounts.LONGEST_NAME} characters.")
    token, now = secrets.new_token(), request.app[CLOCK]()
    try:
        async with request.app[DATABASE].writing() as session:
            coach = await accounts.add_coach(session, name, role, now)
            await accounts.add_link(session, coach.id, secrets.digest(token), now)
            await _note(request, session, f"{coach.name}: added as {role}")
    except IntegrityError as error:
        words = "Somebody signs in with that name already. Add something that tells the two apart."
        raise InputInvalid(words) from error
    return await _accounts(request, coach.name, token)


@routes.post("/accounts/{coach:[0-9a-f]{32}}")
@guard.allows(Role.ADMINISTRATOR)
async def change_account(request: web.Request) -> web.Response:
    """Changes a role, ends sessions, closes or opens an account, or makes a new link."""
    form, now = await form_of(request), request.app[CLOCK]()
    of, do = request.match_info["coach"], form.get("do", "")
    if of == visitor(request).coach.id and do in ("role", "close"):
        raise InputInvalid("You cannot change your own role or close your own account; another administrator can.")
    token = secrets.new_token() if do == "link" else None
    async with request.app[DATABASE].writing() as session:
        coach = await accounts.coach_of(session, of)
        if coach is None:
            raise web.HTTPNotFound
        if coach.subject and do in ("role", "link"):
            raise InputInvalid("Your organisation's sign-on says who this is and in which role; change it there.")
        match do:
            case "role":
                role = _role(form.get("role", ""))
                await accounts.change_role(session, of, role)
                do = f"role is now {role}"
            case "sessions":
                await accounts.end_sessions(session, of)
            case "close":
                await accounts.end_coach(session, of, now)
            case "open":
                await accounts.reopen_coach(session, of)
            case "link" if token:
                await accounts.add_link(session, of, secrets.digest(token), now)
            case _:
                raise InputInvalid("There is nothing of that kind to do with an account.")
        await _note(request, session, f"{coach.name}: {do}")
    return await _accounts(request, coach.name, token) if token else to("/accounts")


@routes.get("/log")
@guard.allows(Role.ADMINISTRATOR)
async def show_log(request: web.Request) -> web.Response:
    """The access log, newest first."""
    before, action = request.query.get("before"), request.query.get("action") or None
    if before is not None and not (before.isascii() and before.isdigit() and len(before) < 19):
        raise InputInvalid("The page's address is damaged. Begin again from the top of the log.")
    if action is not None and action not in list(Action):
        raise InputInvalid("The log knows nothing of that kind.")
    async with request.app[DATABASE].reading() as session:
        lines = await accesses.accesses_before(
            session, int(before) if before else None, Action(action) if action else None
        )
    context = {"lines": lines[: accesses.PAGE], "more": len(lines) > accesses.PAGE, "actions": list(Action)}
    return page(request, "log.html", context | {"action": action or ""})


async def _accounts(request: web.Request, name: str | None = None, token: str | None = None) -> web.Response:
    async with request.app[DATABASE].reading() as session:
        people = await accounts.coaches(session)
    link = f"{request.app[SETTINGS].url}/welcome/{token}" if token else None
    return page(request, "accounts.html", {"people": people, "roles": list(Role), "link": link, "for_whom": name})


async def _note(request: web.Request, session: AsyncSession, detail: str) -> None:
    who = visitor(request).coach.name
    await accesses.note(session, request.app[CLOCK](), who, Action.ACCOUNT, detail=detail)


def _role(value: str) -> Role:
    try:
        return Role(value)
    except ValueError as error:
        raise InputInvalid("The role must be coach, lead or administrator.") from error
