"""The widget's files as they are served."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha384

import pytest

from gateway.widget.bundle import bundle

# Of the issue: JavaScript and style sheet together, compressed.
MOST = 20_000


@pytest.fixture
async def client(new_leader):
    return (await new_leader(with_session=False)).client


async def addresses(client) -> dict[str, str]:
    """The address of each of our files on the demo page, and the integrity hash beside it."""
    page = await (await client.get("/")).text()
    return dict(re.findall(r'(?:src|href)="(/widget/[^"]+)" integrity="([^"]+)"', page))


async def test_the_page_names_each_file_by_its_content_and_its_hash(client):
    found = await addresses(client)
    assert len(found) == 2
    for address, integrity in found.items():
        body = await (await client.get(address)).read()
        assert integrity == f"sha384-{b64encode(sha384(body).digest()).decode()}"


async def test_what_is_named_by_its_content_is_kept_for_a_year_and_the_rest_is_asked_about(client):
    for address in await addresses(client):
        assert (await client.get(address)).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert (await client.get("/widget/sounding-board.js")).headers["Cache-Control"] == "public, no-cache"
    assert (await client.get("/")).headers["Cache-Control"] == "no-store"


async def test_a_file_that_the_browser_has_is_not_sent_again(client):
    first = await client.get("/widget/sounding-board.js")
    again = await client.get("/widget/sounding-board.js", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


async def test_a_browser_that_takes_no_compressed_file_gets_it_as_it_is(client):
    response = await client.get("/widget/sounding-board.js", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in response.headers
    assert "Accept-Encoding" in response.headers["Vary"]
    assert await response.text() == bundle()


async def test_script_and_style_are_small(client):
    response = await client.get("/widget/sounding-board.js")
    assert response.headers["Content-Encoding"] == "gzip"
    assert int(response.headers["Content-Length"]) <= MOST
