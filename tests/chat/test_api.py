from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port

from chat.api import connected
from chat.errors import AddressInvalid, NotSoundingBoard, Refused, Unreachable
from tests.chat.fakes import COOKIE, FakeGateway

KEY = "123e4567-e89b-12d3-a456-426614174000"


async def test_a_new_leader_gets_a_cookie_and_is_known_by_it_the_next_time(gateway: FakeGateway) -> None:
    async with connected(gateway.url, {}) as api:
        assert await api.open() is False
        cookies = api.cookies
    assert cookies == {COOKIE: "a-leader"}
    async with connected(gateway.url, cookies) as api:
        assert await api.open() is True
        assert (await api.say(KEY, {"text": "hello"})).replies[0].text == "You said: hello"


async def test_the_transcript_has_both_sides_since_a_turn(gateway: FakeGateway) -> None:
    async with connected(gateway.url, {}) as api:
        await api.open()
        await api.say(KEY, {"text": "hello"})
        assert [turn.said for turn in await api.turns_after(0)] == [None, "hello"]
        assert [turn.turn for turn in await api.turns_after(1)] == [2]


async def test_erasing_takes_the_cookie_back(gateway: FakeGateway) -> None:
    async with connected(gateway.url, {}) as api:
        await api.open()
        assert await api.erase() == "Your conversation has been erased."
        assert api.cookies == {}


async def test_a_refusal_carries_the_words_and_when_to_come_again(gateway: FakeGateway) -> None:
    gateway.refusals = [(429, "Too much.", 7)]
    async with connected(gateway.url, {}) as api:
        with pytest.raises(Refused, match=r"Too much\.") as caught:
            await api.open()
    assert (caught.value.status, caught.value.retry_after) == (429, 7.0)


async def test_nobody_listening_is_told_with_the_address() -> None:
    url = f"http://127.0.0.1:{unused_port()}"
    async with connected(url, {}) as api:
        with pytest.raises(Unreachable, match=url):
            await api.open()


async def test_an_answer_that_is_lost_on_the_way_counts_as_unreachable(gateway: FakeGateway) -> None:
    async with connected(gateway.url, {}) as api:
        await api.open()
        gateway.answers_lost = 1
        with pytest.raises(Unreachable):
            await api.say(KEY, {"text": "hello"})


@pytest.mark.parametrize("status", [200, 404, 500])
async def test_another_server_is_told_from_sounding_board(status: int) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text="<h1>A router</h1>", content_type="text/html")

    app = web.Application()
    app.router.add_post("/api/session", answer)
    async with TestServer(app, host="127.0.0.1") as server, connected(str(server.make_url("")).rstrip("/"), {}) as api:
        with pytest.raises(NotSoundingBoard):
            await api.open()


@pytest.mark.parametrize(
    "url", ["", "127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://[::1", "http://h:99999999"]
)
async def test_what_is_no_address_is_told_in_words(url: str) -> None:
    with pytest.raises(AddressInvalid, match="must look like"):
        async with connected(url, {}):
            pytest.fail("it connected")
