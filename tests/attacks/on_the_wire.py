"""What no browser sends: too much, too slowly, or in a way that two servers could read differently."""

from __future__ import annotations

import asyncio
import gzip
import json
import time

from gateway.sessions import COOKIE
from tests.attacks.table import attack
from tests.attacks.world import IMPATIENT, PATIENCE, Person, World

START = b"POST /api/turns HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
# What an attacker wants to have read as a request of its own.
INNER = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
ALIVE = b'"alive"'


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ")[1])


def cookie_of(leader: Person) -> bytes:
    return f"Cookie: {COOKIE}={leader.cookie}\r\n".encode()


async def slowly(world: World, url: str, start: bytes) -> tuple[bytes, float]:
    """What comes back, and after how many seconds, when a byte is sent now and then."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
    writer.write(start)
    began, answer = time.monotonic(), asyncio.create_task(reader.read())
    while not answer.done() and time.monotonic() - began < PATIENCE:
        try:
            writer.write(b"x")
            await writer.drain()
        except ConnectionError:
            break
        await asyncio.wait([answer], timeout=IMPATIENT / 8)
    writer.close()
    return await answer, time.monotonic() - began


@attack("a body that is larger than any message", stopped_by="gateway.app.LARGEST_BODY")
async def large_body(world: World) -> None:
    leader = await world.leader()
    body = json.dumps({"key": "123e4567-e89b-12d3-a456-426614174000", "text": "x" * 1_000_000})
    for path, kind in (("/api/turns", "application/json"), ("/plain/turns", "application/x-www-form-urlencoded")):
        response = await leader.ask("POST", path, data=body, headers={"Content-Type": kind, "Connection": "close"})
        assert response.status == 413


@attack("a body without end, in pieces", stopped_by="gateway.app.LARGEST_BODY")
async def endless_body(world: World) -> None:
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    start = START + cookie_of(await world.leader())
    answer = await world.raw(start + b"Transfer-Encoding: chunked\r\n\r\n" + piece * 4)
    assert status_of(answer) == 413


@attack("a small body that unpacks to a large one", stopped_by="gateway.app.LARGEST_BODY")
async def bomb(world: World) -> None:
    leader, packed = await world.leader(), gzip.compress(b" " * 50_000_000)
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Connection": "close"}
    response = await leader.ask("POST", "/api/turns", data=packed, headers=headers)
    assert response.status == 413


@attack("a form that is larger than any note", stopped_by="review.app.LARGEST_FORM")
async def large_form(world: World) -> None:
    coach = await world.coach()
    assert (await coach.send("/views", {"Connection": "close"}, name="x" * 1_000_000)).status == 413


@attack("headers without end", stopped_by="aiohttp.web.AppRunner")
async def large_headers(world: World) -> None:
    for url in (world.gateway, world.review):
        for line in (b"X: " + b"x" * 20_000 + b"\r\n", b"X: x\r\n" * 500, b"Cookie: " + b"a=b; " * 9000 + b"\r\n"):
            answer = await world.raw(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + line + b"\r\n", url)
            assert status_of(answer) == 400
        assert status_of(await world.raw(b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n", url)) == 400


@attack("headers that come a byte at a time", stopped_by="gateway.__main__.KEEPALIVE")
async def slow_headers(world: World) -> None:
    for url in (world.gateway, world.review):
        answer, seconds = await slowly(world, url, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ")
        assert answer == b""
        assert seconds < PATIENCE


@attack("a connection on which nothing comes", stopped_by="gateway.__main__.KEEPALIVE")
async def silence(world: World) -> None:
    assert await world.raw(b"") == b""


@attack("a body that comes a byte at a time", stopped_by="gateway.arrivals.read_in_time")
async def slow_body(world: World) -> None:
    start = START + cookie_of(await world.leader())
    answer, seconds = await slowly(world, world.gateway, start + b"Content-Length: 9000\r\n\r\n")
    assert status_of(answer) == 408
    assert seconds < PATIENCE


@attack("a coach's form that comes a byte at a time", stopped_by="review.forms.form_of")
async def slow_form(world: World) -> None:
    start = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    answer, seconds = await slowly(world, world.review, start + b"Content-Length: 9000\r\n\r\nname=")
    assert status_of(answer) == 408
    assert seconds < PATIENCE


def both_lengths(first: bytes, second: bytes) -> bytes:
    return START + first + b"\r\n" + second + b"\r\n\r\n"


SMUGGLED = {
    "a length and pieces": both_lengths(b"Content-Length: 6", b"Transfer-Encoding: chunked") + b"0\r\n\r\n",
    "pieces and a length": both_lengths(b"Transfer-Encoding: chunked", b"Content-Length: 4") + b"0\r\n\r\n",
    "two lengths": both_lengths(b"Content-Length: 0", b"Content-Length: 44"),
    "two encodings": both_lengths(b"Transfer-Encoding: chunked", b"Transfer-Encoding: identity") + b"0\r\n\r\n",
    "an encoding that is none": START + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "an encoding before another": START + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "a blank before the colon": START + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a header over two lines": START + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
    "a length with a sign": START + b"Content-Length: +0\r\n\r\n",
    "a length below zero": START + b"Content-Length: -1\r\n\r\n",
    "a length in other digits": START + b"Content-Length: 0x0\r\n\r\n",
    "a length with an underscore": START + b"Content-Length: 0_0\r\n\r\n",
    "a list of lengths": START + b"Content-Length: 0, 44\r\n\r\n",
    "two hosts": START + b"Host: evil.example\r\nContent-Length: 0\r\n\r\n",
    "a control in a header": START + b"X: \x00\r\nContent-Length: 0\r\n\r\n",
    "a line that ends in half": START + b"X: y\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a piece whose size is none": START + b"Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n",
    "a size with a sign": START + b"Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n",
    "a size that is too long": START + b"Transfer-Encoding: chunked\r\n\r\n" + b"f" * 40 + b"\r\n",
    "an old version with pieces": START.replace(b"1.1", b"1.0") + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
}


@attack(
    "request smuggling: a request that two servers would cut differently", stopped_by="aiohttp.http.HttpRequestParser"
)
async def smuggled(world: World) -> None:
    for url in (world.gateway, world.review):
        for name, outer in SMUGGLED.items():
            answer = await world.raw(outer + INNER, url)
            assert status_of(answer) == 400, name
            # What came after it was not answered as a request of its own.
            assert ALIVE not in answer, name
            assert answer.count(b"HTTP/1.") == 1, name


@attack("request smuggling: a request inside a body", stopped_by="aiohttp.http.HttpRequestParser")
async def inside_a_body(world: World) -> None:
    answer = await world.raw(START + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(INNER) + INNER)
    assert ALIVE not in answer
    assert answer.count(b"HTTP/1.1 ") == 1


@attack("another protocol, asked for in passing", stopped_by="aiohttp.http.HttpRequestParser")
async def upgraded(world: World) -> None:
    start = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\n"
    for protocol in (b"h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA", b"websocket\r\nSec-WebSocket-Version: 13"):
        answer = await world.raw(start + b"Upgrade: " + protocol + b"\r\n\r\n")
        assert status_of(answer) == 200
    assert status_of(await world.raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")) in (400, 404, 405, 421)
    assert status_of(await world.raw(b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n")) in (
        400,
        404,
        421,
    )


@attack("response splitting: line ends in what is sent back", stopped_by="aiohttp.web.Response")
async def split(world: World) -> None:
    for path in (
        "/figures?x=%0d%0aSet-Cookie:%20a=b",
        "/%0d%0aSet-Cookie:%20a=b",
        "/sign-in?to=%0d%0aSet-Cookie:%20a=b",
    ):
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        head = (await world.raw(request, world.review)).partition(b"\r\n\r\n")[0]
        assert b"\r\nSet-Cookie" not in head


@attack("a flood of turns from one leader", stopped_by="gateway.limits.Limit.take")
async def flood_of_turns(world: World) -> None:
    leader = world.anybody(await world.another("turns", turns_a_minute=5))
    await leader.ask("POST", "/api/session")
    answers = [await leader.say(f"{number}") for number in range(8)]
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 3
    assert int(answers[-1].headers["Retry-After"]) > 0


@attack("a flood from one address that claims to be many", stopped_by="serving.doors.address")
async def flood_from_an_address(world: World) -> None:
    url = await world.another("requests", requests_a_minute=6, sessions_a_minute=2)
    claims = [{"X-Forwarded-For": f"10.0.0.{number}"} for number in range(4)]
    statuses = [(await world.anybody(url).ask("POST", "/api/session", headers=claim)).status for claim in claims]
    assert statuses == [201, 201, 429, 429]
    statuses = [(await world.anybody(url).get(path)).status for path in ("/plain", "/api/turns", "/plain")]
    assert statuses == [303, 401, 429]


@attack("one who tries passwords, from many addresses", stopped_by="review.throttle.Throttle.take")
async def tried_passwords(world: World) -> None:
    await world.coach(name="Tia Tried")
    url, statuses = await world.another_review(), []
    for number in range(12):
        headers = {"X-Forwarded-For": f"10.0.0.{number}"}
        response = await world.anybody(url).send("/sign-in", headers, name=" tia TRIED", password="wrong")
        statuses.append(response.status)
    assert statuses == [401] * 10 + [429] * 2
    response = await world.anybody(url).send("/sign-in", name="Tia Tried", password="four plain words here")
    assert response.status == 429
