"""What is served as it is: the welcome page, its style, and the description of the API."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from aiohttp import web
from aiohttp.typedefs import Handler

HERE = Path(__file__).parent


def routes() -> list[web.RouteDef]:
    """The pages, read once."""
    description = yaml.safe_load((HERE.parent / "openapi.yml").read_text("utf-8"))
    return [
        web.get("/", _page((HERE / "welcome.html").read_text("utf-8"), "text/html")),
        web.get("/welcome.css", _page((HERE / "welcome.css").read_text("utf-8"), "text/css")),
        web.get("/api/openapi.json", _page(json.dumps(description), "application/json")),
    ]


def _page(text: str, content_type: str) -> Handler:
    async def page(request: web.Request) -> web.Response:
        return web.Response(text=text, content_type=content_type)

    return page
