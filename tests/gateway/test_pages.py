"""The demo page: what it needs, and what it says to those who run no script."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
async def client(new_leader):
    return (await new_leader(with_session=False)).client


async def test_the_page_has_the_widget_and_a_form_for_those_without_scripts(client):
    page = await (await client.get("/")).text()
    assert "<sounding-board" in page
    assert 'action="/plain/begin"' in page


async def test_the_page_runs_no_script_of_its_own(client):
    tags = Tags()
    tags.feed(await (await client.get("/")).text())
    scripts = [attributes for name, attributes in tags.found if name == "script"]
    assert len(scripts) == 1
    assert scripts[0]["integrity"].startswith("sha384-")
    assert not any("style" in attributes for _, attributes in tags.found)


async def test_the_page_can_be_read_aloud(client):
    tags = Tags()
    tags.feed(await (await client.get("/")).text())
    names = [name for name, _ in tags.found]
    assert ("html", {"lang": "en-GB"}) in tags.found
    assert [names.count(name) for name in ("title", "main", "h1")] == [1, 1, 1]


async def test_everything_the_page_links_to_is_there(client):
    tags = Tags()
    tags.feed(await (await client.get("/")).text())
    links = [attributes["href"] for _, attributes in tags.found if "href" in attributes]
    links += [attributes["src"] for _, attributes in tags.found if "src" in attributes]
    assert len(links) == 4
    for link in links:
        assert (await client.get(link)).status == 200


async def test_an_address_that_is_not_there_is_told_in_words(client):
    response = await client.get("/nowhere")
    assert response.status == 404
    assert response.content_type == "application/problem+json"
    assert "nothing" in (await response.json())["detail"]


async def test_a_method_that_is_not_taken_is_told_in_words(client):
    response = await client.put("/api/turns")
    assert response.status == 405
    assert response.headers["Allow"] == "GET, HEAD, POST"
    assert "PUT" in (await response.json())["detail"]
