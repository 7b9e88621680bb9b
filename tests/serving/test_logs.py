"""What the logs may hold."""

from __future__ import annotations

import asyncio
import gc
import io
import logging
import sys

import pytest
from aiohttp import web

from gateway import __main__ as gateway
from review import __main__ as review
from serving.logs import WithoutMessages, where
from tests.gateway.fakes import FakeRedactor


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


@pytest.mark.parametrize("process", [gateway, review], ids=["gateway", "review"])
def test_a_process_writes_no_line_with_the_message_of_an_error(process, monkeypatch, capsys):
    def broken(*_: object, **__: object) -> None:
        try:
            raise ValueError("something only we know")
        except ValueError:
            logging.getLogger("aiohttp.server").exception("It broke")

    monkeypatch.setattr(logging.root, "handlers", [])
    monkeypatch.setattr(sys, "argv", ["the process"])
    monkeypatch.setenv("SOUNDING_BOARD_SECRET", "a-secret-for-tests-only")
    monkeypatch.setenv("SOUNDING_BOARD_BOT_TOKEN", "a-token-for-tests-only")
    monkeypatch.setattr(gateway, "PresidioRedactor", FakeRedactor)
    monkeypatch.setattr(web, "run_app", broken)
    assert process.main() == 0
    written = capsys.readouterr().err
    assert "It broke: ValueError at broken:" in written
    assert "only we know" not in written


async def test_a_request_that_is_not_http_is_logged_without_its_cookies(world, another, lines):
    sent = b"GET / HTTP/1.1\r\nHost: x\r\nCookie: a=only-we-know\x00\r\n\r\n"
    assert (await world.raw(sent, await another())).startswith(b"HTTP/1.0 400")
    assert "BadHttpMessage" in lines.getvalue()
    assert "only-we-know" not in lines.getvalue()
