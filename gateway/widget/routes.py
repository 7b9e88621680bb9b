"""The demo page, and the files of the widget."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from gateway.headers import own_origin
from gateway.pages import PAGE_POLICY, template
from gateway.widget import WIDGET
from gateway.widget.bundle import ENTRY, bundle
from gateway.widget.files import ASKED, FOR_EVER, File

DEMO = WIDGET / "demo"


def routes() -> list[web.RouteDef]:
    """All of it, read once; raises `WidgetBroken`."""
    script = File.of(ENTRY, "text/javascript", bundle())
    style = File.of("demo.css", "text/css", (DEMO / "demo.css").read_text("utf-8"))
    icon = File.of("icon.svg", "image/svg+xml", (DEMO / "icon.svg").read_text("utf-8"))
    return [
        web.get("/", _demo(script, style)),
        *(web.get(file.address, _file(file, FOR_EVER)) for file in (script, style)),
        *(web.get(f"/widget/{file.name}", _file(file, ASKED)) for file in (script, icon, style)),
    ]


def _demo(script: File, style: File) -> Handler:
    page = template(DEMO / "index.html")

    async def demo(request: web.Request) -> web.Response:
        text = page.render(script=script, style=style, origin=own_origin(request))
        return web.Response(text=text, content_type="text/html", headers=PAGE_POLICY)

    return demo


def _file(file: File, caching: str) -> Handler:
    async def send(request: web.Request) -> web.Response:
        return file.answer(request, caching)

    return send
