"""Ways out of the folders that are served, and into files that are not."""

from __future__ import annotations

from tests.attacks.table import attack
from tests.attacks.world import World

WAYS = (
    "/../gateway/settings.py",
    "/..%2f..%2fgateway/settings.py",
    "/%2e%2e/%2e%2e/gateway/settings.py",
    "/..\\..\\gateway\\settings.py",
    "/..%5c..%5cgateway%5csettings.py",
    "/....//....//gateway/settings.py",
    "/%252e%252e/gateway/settings.py",
    "/..;/gateway/settings.py",
    "/sounding-board.js/../../../gateway/settings.py",
    "/%00/gateway/settings.py",
    "//etc/passwd",
    "/%2fetc%2fpasswd",
    "/../../../../../../../etc/passwd",
    "/../var/secrets/secret",
    "/.git/config",
    "/.env",
)
TOLD = (b"def ", b"root:", b"import ", b"[core]")


async def opened(world: World, path: str, url: str) -> bool:
    """Whether a path, sent as it stands, opens anything."""
    answer = await world.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode(), url)
    status = int(answer.split(b" ")[1])
    assert status in (303, 400, 403, 404, 410), path
    return any(word in answer for word in TOLD)


@attack("path traversal among the widget's files", stopped_by="gateway.widget.routes.routes")
async def widget(world: World) -> None:
    for start in ("/widget", "", "/api", "/plain"):
        for way in WAYS:
            assert not await opened(world, start + way, world.gateway)


@attack("path traversal among the coaches' files", stopped_by="aiohttp.web.StaticResource")
async def coaches(world: World) -> None:
    for start in ("/static", "", "/conversations", "/welcome"):
        for way in WAYS:
            assert not await opened(world, start + way, world.review)


@attack("a list of the folder of files", stopped_by="aiohttp.web.StaticResource")
async def listing(world: World) -> None:
    assert (await world.anybody(world.review).get("/static/")).status in (403, 404)
    assert (await world.anybody().get("/widget/")).status == 404
