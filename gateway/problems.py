"""Errors in words that a leader can act on, as `application/problem+json`."""

from __future__ import annotations

import json
import logging
import math
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from gateway import errors
from gateway.inbound import MOST_CHARACTERS
from gateway.pages.drawing import is_page, page
from serving.logs import where

log = logging.getLogger("gateway.problems")

RETRY_SECONDS = 5


@dataclass(frozen=True)
class Problem:
    """What a response says about an error."""

    status: int
    detail: str
    headers: dict[str, str] = field(default_factory=dict)

    def response(self) -> web.Response:
        """As RFC 9457 has it."""
        title = HTTPStatus(self.status).phrase
        body = {"type": "about:blank", "title": title, "status": self.status, "detail": self.detail}
        return web.Response(
            status=self.status, text=json.dumps(body), content_type="application/problem+json", headers=self.headers
        )

    def page(self) -> web.Response:
        """For a browser that runs no script."""
        response = page("problem.html", self.status, problem=self.detail)
        response.headers.update(self.headers)
        return response


SOON = {"Retry-After": str(RETRY_SECONDS)}
PLAIN: dict[type[errors.GatewayError], Problem] = {
    errors.MediaTypeWrong: Problem(415, "Send the request as JSON, with the header 'Content-Type: application/json'."),
    errors.TextMissing: Problem(400, "The message is empty. Type what you would like to say, then send it."),
    errors.ChoiceNotOffered: Problem(
        400, "That choice is not open at the moment. Pick one of those last offered, or say it in your own words."
    ),
    errors.NoSession: Problem(401, "Your session has ended or is not known here. Start again to begin a new one."),
    errors.OriginRefused: Problem(
        403, "This page may not use Sounding Board. Your IT staff can add its address to the allowed origins."
    ),
    errors.HostUnknown: Problem(
        421,
        "Sounding Board is not here under that name. Use the address you were given; your IT staff can add this one "
        "to SOUNDING_BOARD_HOSTS.",
    ),
    errors.TooSlow: Problem(408, "What you sent took too long to arrive. Send it again.", {"Connection": "close"}),
    errors.FormStale: Problem(403, "That page was out of date, so nothing was sent. Open the conversation again."),
    errors.NoRecord: Problem(404, "There is nothing to record yet. Describe your situation first."),
    errors.TurnRunning: Problem(
        409, "Your last message is still being answered. Wait for the answer, then send this one."
    ),
    errors.StillStarting: Problem(503, "Sounding Board is still starting. Try again in a few seconds.", SOON),
    errors.TurnFailed: Problem(
        502,
        "Sounding Board could not answer this message. It is kept: send it again, or put it another way. "
        "Nothing else is lost.",
    ),
}
MISSING = Problem(404, "There is nothing at this address.")
UNEXPECTED = Problem(500, "Something went wrong here, not with you. Try again; if it goes on, tell your IT staff.")
DATABASE_AWAY = Problem(
    503, "What you sent could not be stored just now, so it was not taken. Send it again in a few seconds.", SOON
)


def problem_of(error: errors.GatewayError) -> Problem:
    """The words for an error of ours."""
    match error:
        case errors.InputInvalid(reason=reason):
            return Problem(400, reason)
        case errors.TextTooLong(limit=limit):
            return Problem(413, f"The message is longer than {limit:,} characters. Send it in two or more parts.")
        case errors.TooManyRequests(seconds=seconds):
            wait = max(1, math.ceil(seconds))
            words = f"That was too many requests in a short time. Wait {wait} seconds, then go on."
            return Problem(429, words, {"Retry-After": str(wait)})
        case errors.AnswerDelayed(kept=True):
            words = "Sounding Board cannot answer just now. Your message is kept and will be answered: look again soon."
            return Problem(503, words, SOON)
        case errors.AnswerDelayed():
            words = "An earlier message still waits for its answer, so this one was not taken. Send it again soon."
            return Problem(503, words, SOON)
    return PLAIN.get(type(error), UNEXPECTED)


@web.middleware
async def problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns whatever is raised into a response: a page among the pages, and for programs what they can read."""
    try:
        return await handler(request)
    except Exception as error:
        problem = _problem_in(error)
    return problem.page() if is_page(request.path) else problem.response()


def _problem_in(error: Exception) -> Problem:
    """The words for whatever was raised; what nobody foresaw is logged, without what was said."""
    match error:
        case errors.GatewayError():
            return problem_of(error)
        case web.HTTPException():
            return _http_problem(error)
        case SQLAlchemyError():
            log.error("database %s", where(error))
            return DATABASE_AWAY
    log.error("unexpected %s", where(error))
    return UNEXPECTED


def _http_problem(error: web.HTTPException) -> Problem:
    if isinstance(error, web.HTTPMethodNotAllowed):
        allowed = ", ".join(sorted(error.allowed_methods))
        return Problem(405, f"This address does not take {error.method}; it takes {allowed}.", {"Allow": allowed})
    if isinstance(error, web.HTTPRequestEntityTooLarge):
        return problem_of(errors.TextTooLong(MOST_CHARACTERS))
    if isinstance(error, web.HTTPNotFound):
        return MISSING
    return Problem(error.status, HTTPStatus(error.status).description or error.reason)
