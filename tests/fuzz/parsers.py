"""What reads something that anybody may send. Each takes bytes, and raises nothing but a refusal in words.

Somebody who adds a channel adds its parsers here; both ways of making payloads up then find them.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from pydantic import SecretStr
from sqlalchemy import URL

from gateway.channels import bodies
from gateway.channels.slack import notes
from gateway.errors import BotAway, BotRefused, GatewayError, NoSession, PayloadUnknown
from gateway.inbound import MOST_CHARACTERS, clean
from gateway.rasa import answer_in
from gateway.record.kept import MOST_TOPICS, topic_of
from gateway.sessions import Sessions
from gateway.settings import Settings
from review import filters, secrets
from review.errors import InputInvalid
from review.forms import number_in, text_in
from serving.doors import is_ours

Parser = Callable[[bytes], None]
PARSERS: dict[str, Parser] = {}
NOW = datetime(2027, 3, 2, tzinfo=UTC)
SESSIONS = Sessions("a-secret-for-tests-only", days=90, retired=["another-secret-for-tests"])
SETTINGS = Settings(
    bot_token=SecretStr("t" * 16),
    secret=SecretStr("s" * 16),
    database_url=URL.create("sqlite+aiosqlite"),
    hosts=frozenset({"board.example.gov.uk"}),
)


@dataclass
class Request:
    """As much of a request as parsers look at."""

    body: bytes = b""
    content_type: str = "application/json"

    async def read(self) -> bytes:
        return self.body


def parser(read: Parser) -> Parser:
    """Puts it among those that are tried."""
    PARSERS[read.__name__] = read
    return read


def at_once[T](work: Coroutine[Any, Any, T] | Awaitable[T]) -> T:
    """The result of something that has nothing to wait for."""
    steps = work.__await__()
    try:
        next(steps)
    except StopIteration as done:
        result: T = done.value
        return result
    raise AssertionError("it waits for something")


def as_sent(data: bytes) -> str:
    """Bytes of a header as the server hands them on."""
    return data.decode("utf-8", "surrogateescape")


@parser
def turn(data: bytes) -> None:
    with suppress(GatewayError):
        said = at_once(bodies.turn_of(Request(data)))
        assert len(said.key) == 36
        assert isinstance(said, bodies.ChoiceTurn) or isinstance(said.text, str)


@parser
def sharing(data: bytes) -> None:
    with suppress(GatewayError):
        assert at_once(bodies.sharing_of(Request(data))).shared in (True, False)


@parser
def topic(data: bytes) -> None:
    with suppress(GatewayError):
        number = topic_of(as_sent(data))
        assert number is not None
        assert 1 <= number <= MOST_TOPICS


@parser
def message(data: bytes) -> None:
    with suppress(GatewayError):
        cleaned = clean(data.decode("utf-8", "replace"))
        assert 0 < len(cleaned) <= MOST_CHARACTERS
        assert clean(cleaned) == cleaned


@parser
def leaders_cookie(data: bytes) -> None:
    with suppress(NoSession):
        SESSIONS.leader(as_sent(data), NOW)
        raise AssertionError("somebody made up a cookie")


@parser
def leaders_form_token(data: bytes) -> None:
    assert not SESSIONS.is_form_token(as_sent(data), "somebody")


@parser
def coachs_cookie(data: bytes) -> None:
    assert len(secrets.digest(as_sent(data))) == 64


@parser
def coachs_form_token(data: bytes) -> None:
    assert not secrets.is_signed(as_sent(data), ["a-secret-for-tests-only"], "forms", "session")


@parser
def host(data: bytes) -> None:
    name = as_sent(data)
    assert not is_ours(name, SETTINGS) or "board.example.gov.uk" in name.lower()


@parser
def filter_of_a_list(data: bytes) -> None:
    with suppress(InputInvalid):
        query = filters.query_of(dict(parse_qsl(as_sent(data))))
        query.filter()
        # Written down and read again it is the same.
        assert filters.query_of(dict(parse_qsl(query.address()))) == query


@parser
def place_in_a_list(data: bytes) -> None:
    with suppress(InputInvalid):
        filters.place_in(as_sent(data), filters.query_of({}))


@parser
def fields_of_a_form(data: bytes) -> None:
    form = {"turn": as_sent(data), "text": data.decode("utf-8", "replace")}
    with suppress(InputInvalid):
        assert 0 <= number_in(form, "turn", 0, 10_000) <= 10_000
    with suppress(InputInvalid):
        assert 0 < len(text_in(form, "text", 100, "The comment")) <= 100


@parser
def answer_of_rasa(data: bytes) -> None:
    with suppress(BotAway, BotRefused):
        assert answer_in(200, data).replies


@parser
def slack_event(data: bytes) -> None:
    body = _object(data)
    with suppress(PayloadUnknown):
        found = notes.note_of_event(body)
        assert found is None or notes.Note.of(found[0].plain()) == found[0]


@parser
def slack_action(data: bytes) -> None:
    body = _object(data)
    with suppress(PayloadUnknown):
        note = notes.note_of_action(body)
        assert note is None or len(note.value) <= notes.LONGEST


def _object(data: bytes) -> dict[str, Any]:
    """What a library has already read as JSON."""
    with suppress(ValueError, RecursionError):
        body = json.loads(data)
        if isinstance(body, dict):
            return body
    return {}
