"""The pages that need no script, drawn."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from gateway.channels import cards
from gateway.pages import HERE, PAGE_POLICY, template
from gateway.widget.catalogue import catalogue

PLAIN = "/plain"


def is_page(path: str) -> bool:
    """Whether a browser shows what is answered there, and no program reads it."""
    return path == PLAIN or path.startswith(f"{PLAIN}/")


def page(name: str, status: int = 200, **values: Any) -> web.Response:
    """A page as a response."""
    text = drawn(name, **values)
    return web.Response(text=text, status=status, content_type="text/html", headers=PAGE_POLICY)


def drawn(name: str, **values: Any) -> str:
    """A page in HTML."""
    return template(HERE / "plain" / name).render(words=catalogue(), said=cards, **values)
