"""The leader's record as files to take away."""

from __future__ import annotations

from aiohttp import web

from conversations import queries
from gateway.channels import bodies, leader
from gateway.clock import utc_now
from gateway.errors import NoRecord
from gateway.keys import DATABASE
from gateway.record.files import rendered
from gateway.record.model import Record

routes = web.RouteTableDef()

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
}


@routes.get("/api/record.{ending:docx|md|ics}")
async def get_file(request: web.Request) -> web.Response:
    """The record as a Word document or as Markdown; or its dated next steps and check-in as a calendar file."""
    ending = request.match_info["ending"]
    body = await rendered(await _record(request), ending, utc_now())
    disposition = f'attachment; filename="sounding-board-record.{ending}"'
    return web.Response(body=body, headers={"Content-Type": TYPES[ending], "Content-Disposition": disposition})


@routes.get("/api/record.json")
async def get_parts(request: web.Request) -> web.Response:
    """The record as it stands, in parts, for a client to draw."""
    return web.json_response((await _record(request)).model_dump(mode="json"))


async def _record(request: web.Request) -> Record:
    topic = bodies.topic_in(request)
    async with request.app[DATABASE].reading() as session:
        conversation = await leader.conversation_in(session, request)
        kept = await queries.record_of(session, conversation.id, topic)
    if kept is None:
        raise NoRecord
    return Record.model_validate(kept.record)
