"""Fills templates in: everything is escaped, and a name that a template does not find is an error."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import web
from markupsafe import Markup, escape

from conversations.searching import END, START
from review.keys import VISITOR
from serving.clock import LONDON

HERE = Path(__file__).parent


def set_up(app: web.Application) -> None:
    """Lets handlers of this application use templates."""
    environment = aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day, "moment": moment, "clock": clock, "marked": marked, "spoken": spoken}


def page(
    request: web.Request, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> web.Response:
    """A page for whoever is there."""
    here = request.get(VISITOR)
    known = {"visitor": here, "path": request.path}
    return aiohttp_jinja2.render_template(template, request, {**known, **(context or {})}, status=status)


def to(path: str) -> web.Response:
    """Sends the browser on, with GET."""
    return web.Response(status=303, headers={"Location": path})


def day(at: datetime) -> str:
    """As people here write it: 3 March 2027."""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%B %Y}"


def moment(at: datetime) -> str:
    """3 Mar 2027, 14:05."""
    local = at.astimezone(LONDON)
    return f"{local.day} {local:%b %Y, %H:%M}"


def clock(at: datetime) -> str:
    """14:05."""
    return f"{at.astimezone(LONDON):%H:%M}"


def marked(piece: str) -> Markup:
    """A piece of what was said, escaped, with the words that were found marked."""
    return Markup(str(escape(piece)).replace(START, "<mark>").replace(END, "</mark>"))  # noqa: S704 - escaped first


def spoken(value: str) -> str:
    """An id as words: 'in-review' is 'In review'."""
    return value.replace("-", " ").replace("_", " ").capitalize()
