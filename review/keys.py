"""Where the parts of the application, and what belongs to one request, are found."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web

from conversations.database import Database
from conversations.people import Coach
from review.rubric import Rubric
from review.settings import Settings
from review.sign_on import CouncilSignOn
from review.throttle import Throttle
from serving.clock import Clock


@dataclass(frozen=True)
class Visitor:
    """Who is signed in, and the token that their forms carry."""

    coach: Coach
    session: str
    form_token: str


SETTINGS = web.AppKey("settings", Settings)
DATABASE = web.AppKey("database", Database)
RUBRIC = web.AppKey("rubric", Rubric)
THROTTLE = web.AppKey("throttle", Throttle)
CLOCK: web.AppKey[Clock] = web.AppKey("clock")
SIGN_ON: web.AppKey[CouncilSignOn | None] = web.AppKey("sign_on")
VISITOR = web.RequestKey("visitor", Visitor)


def visitor(request: web.Request) -> Visitor:
    """Who is signed in; the guard has seen to it that somebody is."""
    return request[VISITOR]
