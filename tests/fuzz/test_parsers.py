"""Every parser, on whatever Hypothesis thinks of: bytes, text, and things that are nearly right."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fuzz.parsers import NOW, PARSERS, SESSIONS

KEY = "123e4567-e89b-12d3-a456-426614174000"
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
fields = st.dictionaries(
    st.sampled_from(["key", "text", "choice", "shared", "replies", "record", "orders", "other"]),
    values | st.just(KEY),
    max_size=4,
)
names = st.sampled_from(["q", "since", "until", "status", "tag", "rating_below", "commented", "page", "x"])
near = (
    st.binary()
    | st.text().map(lambda text: text.encode("utf-8", "surrogatepass"))
    | values.map(lambda value: json.dumps(value).encode())
    | fields.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(names, st.text(max_size=20)).map(lambda query: urlencode(query, errors="replace").encode())
    | values.map(lambda value: urlsafe_b64encode(json.dumps(value).encode()))
    | st.from_regex(r"\Av1\.[A-Za-z0-9_-]{32}\.[0-9]{1,12}\.[A-Za-z0-9_-]{43}\Z").map(str.encode)
    | st.from_regex(r"\A[0-9]{1,20}-[0-9]{2}-[0-9]{2}\Z").map(str.encode)
)


@pytest.mark.parametrize("name", PARSERS)
@given(data=near)
@example(data=b"\xff")
@example(data=b"")
@example(data=b"[" * 100_000)
@example(data=b"9" * 10_000)
@example(data=b"0000001" + b"9" * 40)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_parser_reads_or_refuses_and_never_breaks(name: str, data: bytes) -> None:
    PARSERS[name](data)


def test_a_made_up_payload_that_is_right_is_found_out() -> None:
    cookie = SESSIONS.issue(SESSIONS.new_leader(), NOW)
    with pytest.raises(AssertionError, match="made up a cookie"):
        PARSERS["leaders_cookie"](cookie.encode())
