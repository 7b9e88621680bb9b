"""The web channel: JSON over HTTP, as `openapi.yml` describes it. A cookie stands for the leader."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web

from conversations import accesses, commands, queries
from conversations.models import Turn
from gateway.channels import bodies, leader
from gateway.errors import InputInvalid
from gateway.inbound import Inbound
from gateway.keys import DATABASE, ERASER, PIPELINE
from serving.clock import utc_now

NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

ERASED = "Your conversation has been erased."
ERASED_LATER = (
    "Your conversation has been erased here. The part of Sounding Board that keeps a working copy of the last few "
    "messages cannot be reached just now; that copy is erased as soon as it can be."
)

routes = web.RouteTableDef()


@routes.post("/api/session")
async def open_session(request: web.Request) -> web.Response:
    """201 and a cookie for a new leader, 200 for one who comes back."""
    name, is_new = await leader.arrive(request)
    response = web.json_response({"resumed": not is_new}, status=201 if is_new else 200)
    leader.remember(request, response, name)
    return response


@routes.post("/api/turns")
async def post_turn(request: web.Request) -> web.Response:
    """What is replied to a turn."""
    conversation_key = leader.conversation_key_of(request)
    turn = await bodies.turn_of(request)
    if isinstance(turn, bodies.ChoiceTurn):
        inbound = Inbound(conversation_key, turn.key, choice=turn.choice)
    else:
        inbound = Inbound(conversation_key, turn.key, text=turn.text)
    answered = await request.app[PIPELINE].take(inbound)
    body = {"turn": answered.number, "replies": answered.replies}
    return web.json_response(body, headers={"Server-Timing": answered.steps.header()})


@routes.get("/api/turns")
async def get_turns(request: web.Request) -> web.Response:
    """The conversation since a turn, both sides."""
    after = _after(request)
    async with request.app[DATABASE].reading() as session:
        conversation = await leader.conversation_in(session, request)
        turns = await queries.turns_after(session, conversation.id, after)
    return web.json_response({"shared": conversation.shared, "turns": [_shown(turn) for turn in turns]})


@routes.post("/api/sharing")
async def post_sharing(request: web.Request) -> web.Response:
    """Says whether coaches may read the conversation."""
    leader.leader_of(request)
    sharing = await bodies.sharing_of(request)
    async with request.app[DATABASE].writing() as session:
        conversation = await leader.conversation_in(session, request)
        await commands.share(session, conversation.id, sharing.shared, utc_now())
    return web.json_response({"shared": sharing.shared})


@routes.get("/api/readings")
async def get_readings(request: web.Request) -> web.Response:
    """What became of the conversation: when it was shared and taken back, and who read it when."""
    async with request.app[DATABASE].reading() as session:
        conversation = await leader.conversation_in(session, request)
        lines = await accesses.accesses_of(session, conversation.id)
    readings = [{"at": line.at.isoformat(), "who": line.who, "action": line.action} for line in lines]
    return web.json_response({"shared": conversation.shared, "readings": readings})


@routes.delete("/api/conversation")
async def delete_conversation(request: web.Request) -> web.Response:
    """Erases the conversation: 200 when nothing is left of it, 202 when Rasa's copy is erased later."""
    is_complete = await request.app[ERASER].erase(leader.conversation_key_of(request))
    body = {"complete": is_complete, "detail": ERASED if is_complete else ERASED_LATER}
    response = web.json_response(body, status=200 if is_complete else 202)
    leader.forget(request, response)
    return response


def _after(request: web.Request) -> int:
    value = request.query.get("after", "0")
    if not NUMBER.fullmatch(value):
        raise InputInvalid("'after' must be the number of a turn, such as 3.")
    return int(value)


def _shown(turn: Turn) -> dict[str, Any]:
    return {
        "turn": turn.number,
        "key": turn.key,
        "kind": turn.kind,
        "state": turn.state,
        "said": turn.said,
        "at": turn.received_at.isoformat(),
        "replies": turn.replies or [],
    }
