"""The leader's record as files to take away."""

from __future__ import annotations

import asyncio

from aiohttp import web

from conversations import queries
from gateway.channels import bodies, leader
from gateway.clock import LONDON, utc_now
from gateway.errors import NoRecord
from gateway.keys import DATABASE
from gateway.record import calendar, markdown, word
from gateway.record.model import Record

routes = web.RouteTableDef()

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@routes.get("/api/record.docx")
async def get_word(request: web.Request) -> web.Response:
    """The record as a Word document."""
    record, today = await _record(request), utc_now().astimezone(LONDON).date()
    # Drawing it takes a while, in which other leaders are not kept waiting.
    return _file(await asyncio.to_thread(word.render, record, today), "docx", WORD)


@routes.get("/api/record.md")
async def get_markdown(request: web.Request) -> web.Response:
    """The record as Markdown."""
    record, today = await _record(request), utc_now().astimezone(LONDON).date()
    return _file(markdown.render(record, today).encode(), "md", "text/markdown; charset=utf-8")


@routes.get("/api/record.json")
async def get_parts(request: web.Request) -> web.Response:
    """The record as it stands, in parts, for a client to draw."""
    return web.json_response((await _record(request)).model_dump(mode="json"))


@routes.get("/api/record.ics")
async def get_calendar(request: web.Request) -> web.Response:
    """The dated next steps and the check-in as a calendar file."""
    return _file(calendar.render(await _record(request), utc_now()), "ics", "text/calendar; charset=utf-8")


async def _record(request: web.Request) -> Record:
    topic = bodies.topic_in(request)
    async with request.app[DATABASE].reading() as session:
        conversation = await leader.conversation_in(session, request)
        kept = await queries.record_of(session, conversation.id, topic)
    if kept is None:
        raise NoRecord
    return Record.model_validate(kept.record)


def _file(body: bytes, ending: str, content_type: str) -> web.Response:
    disposition = f'attachment; filename="sounding-board-record.{ending}"'
    return web.Response(body=body, headers={"Content-Type": content_type, "Content-Disposition": disposition})
