"""Errors in words that a coach can act on, as pages."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from review import errors
from review.pages import page
from serving.logs import where

log = logging.getLogger("review.problems")


@dataclass(frozen=True)
class Problem:
    """What a page says about an error."""

    status: int
    title: str
    words: str


PLAIN: dict[type[errors.ReviewError], Problem] = {
    errors.NotAllowed: Problem(
        403, "Not part of your role", "Your account may not do this. Ask an administrator if it should."
    ),
    errors.Forged: Problem(
        403,
        "Please try that again",
        "The form was opened before you last signed in, or did not come from these pages. Nothing was changed: go "
        "back, load the page again and send it once more.",
    ),
    errors.NotShared: Problem(
        404,
        "Not shared, or not any more",
        "There is no shared conversation at this address. If you had it open, its leader has taken it back; "
        "your notes on it are hidden with it.",
    ),
    errors.TooSlow: Problem(
        408, "That took too long", "What you sent did not arrive whole. Go back and send it again."
    ),
    errors.HostUnknown: Problem(
        421,
        "Not here under that name",
        "Use the address that you were given; your IT staff can add this one to SOUNDING_BOARD_HOSTS.",
    ),
    errors.LinkOver: Problem(
        410,
        "This link is over",
        "It has been used, or is older than a day. Ask whoever sent it to you for a new one.",
    ),
    errors.TooManyTries: Problem(
        429, "Too many tries", "Wait a quarter of an hour before you try to sign in again, or ask for a new link."
    ),
    errors.SignOnFailed: Problem(
        403,
        "The sign-on did not work",
        "Your organisation's sign-on gave an answer that could not be trusted, so you were not signed in. Start again "
        "from the sign-in page; if it goes on, tell your IT staff.",
    ),
    errors.NoGroup: Problem(
        403,
        "You are known, but not as a coach",
        "None of the groups that you belong to may open these pages. Ask your IT staff to add you to the right one.",
    ),
}
MISSING = Problem(404, "Nothing here", "There is no page at this address.")
UNEXPECTED = Problem(
    500, "Something went wrong here", "It is not your doing. Try again; if it goes on, tell your IT staff."
)
DATABASE_AWAY = Problem(
    503, "The store cannot be reached", "What you sent was not kept. Go back and send it again in a few seconds."
)


def problem_of(error: errors.ReviewError) -> Problem:
    """The words for an error of ours."""
    match error:
        case errors.InputInvalid(reason=reason):
            return Problem(400, "That could not be used", reason)
        case errors.Overtaken():
            words = "A colleague changed this while you had the page open. Yours was not kept: look at it again first."
            return Problem(409, "Somebody was quicker", words)
    return PLAIN.get(type(error), UNEXPECTED)


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever is raised into a page; what nobody foresaw is logged by kind and place, never with its words."""
    try:
        return await handler(request)
    except errors.NotSignedIn:
        return _to_sign_in(request)
    except errors.SignOnFailed as error:
        log.warning("sign-on outcome=refused reason=%s", error.reason)
        return _shown(request, problem_of(error))
    except errors.ReviewError as error:
        return _shown(request, problem_of(error))
    except web.HTTPException as error:
        return _http(request, error)
    except SQLAlchemyError as error:
        log.error("database %s", where(error))
        return _shown(request, DATABASE_AWAY)
    except Exception as error:
        log.error("unexpected %s", where(error))
        return _shown(request, UNEXPECTED)


def _to_sign_in(request: web.Request) -> web.Response:
    # Where somebody was going is kept, as a path of ours and nothing else.
    query = {"to": request.path_qs} if request.method == "GET" and request.path != "/" else {}
    return web.Response(status=303, headers={"Location": str(request.rel_url.with_path("/sign-in").with_query(query))})


def _http(request: web.Request, error: web.HTTPException) -> web.StreamResponse:
    if error.status < 400:
        return error
    if isinstance(error, web.HTTPNotFound):
        return _shown(request, MISSING)
    title = HTTPStatus(error.status).phrase
    response = _shown(request, Problem(error.status, title, "This address does not take what was sent."))
    if isinstance(error, web.HTTPMethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.allowed_methods))
    return response


def _shown(request: web.Request, problem: Problem) -> web.Response:
    return page(request, "problem.html", {"problem": problem}, status=problem.status)
