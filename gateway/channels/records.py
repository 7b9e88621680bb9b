"""The leader's record as files to take away."""

from __future__ import annotations

from aiohttp import web

from gateway.channels import leader
from gateway.keys import DATABASE
from gateway.record.files import Ending, rendered
from gateway.record.kept import record_in, topic_of
from gateway.record.model import Record
from serving.clock import utc_now

routes = web.RouteTableDef()


@routes.get(f"/api/record.{{ending:{'|'.join(Ending)}}}")
async def get_file(request: web.Request) -> web.Response:
    """The record as a Word document or as Markdown; or its dated next steps and check-in as a calendar file."""
    ending = Ending(request.match_info["ending"])
    body = await rendered(await _record(request), ending, utc_now())
    disposition = f'attachment; filename="{ending.file_name}"'
    return web.Response(body=body, headers={"Content-Type": ending.content_type, "Content-Disposition": disposition})


@routes.get("/api/record.json")
async def get_parts(request: web.Request) -> web.Response:
    """The record as it stands, in parts, for a client to draw."""
    return web.json_response((await _record(request)).model_dump(mode="json"))


async def _record(request: web.Request) -> Record:
    topic = topic_of(request.query.get("topic"))
    async with request.app[DATABASE].reading() as session:
        return await record_in(session, await leader.conversation_in(session, request), topic)
