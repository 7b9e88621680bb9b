"""What the logs may hold."""

from __future__ import annotations

import asyncio
import gc
import io
import logging

import pytest

from gateway.logs import WithoutMessages, where


@pytest.fixture
def lines():
    """Whatever is logged while a test runs, as the log would show it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(WithoutMessages())
    logging.getLogger().addHandler(handler)
    yield out
    logging.getLogger().removeHandler(handler)


def test_an_error_is_logged_by_kind_and_place_alone(lines):
    try:
        raise ValueError("something only we know")
    except ValueError:
        logging.getLogger("anybody").exception("It broke")
    assert "It broke: ValueError at test_an_error_is_logged_by_kind_and_place_alone:" in lines.getvalue()
    assert "only we know" not in lines.getvalue()


async def test_an_error_of_a_task_that_nobody_waited_for_is_logged_without_its_words(lines):
    async def broken() -> None:
        raise ValueError("something only we know")

    task = asyncio.create_task(broken())
    await asyncio.wait([task])
    del task
    gc.collect()
    assert "ValueError at broken:" in lines.getvalue()
    assert "only we know" not in lines.getvalue()


def test_the_place_of_an_error_begins_with_where_it_was_raised():
    def inner() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError) as caught:
        inner()
    assert where(caught.value).startswith("KeyError at inner:")


async def test_a_request_that_is_not_http_is_logged_without_its_cookies(open_gateway, lines):
    gateway = await open_gateway()
    reader, writer = await asyncio.open_connection("127.0.0.1", gateway.port)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nCookie: a=only-we-know\x00\r\n\r\n")
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.0 400")
    assert "BadHttpMessage" in lines.getvalue()
    assert "only-we-know" not in lines.getvalue()
