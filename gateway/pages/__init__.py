"""Pages drawn by the gateway, what they may load, and the description of the API."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import yaml
from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

HERE = Path(__file__).parent

# A page of ours runs our script and sends our forms, and nothing else.
PAGE_POLICY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    # Without it a browser would not say where a form comes from.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@cache
def template(path: Path) -> Template:
    """A page to fill in, read once; what is put in is escaped, and what is missing is an error."""
    environment = Environment(
        loader=FileSystemLoader(path.parent),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(path.name)


def routes() -> list[web.RouteDef]:
    """The description of the API, read once."""
    description = json.dumps(yaml.safe_load((HERE.parent / "openapi.yml").read_text("utf-8")))

    async def described(request: web.Request) -> web.Response:
        return web.Response(text=description, content_type="application/json")

    return [web.get("/api/openapi.json", described)]
