"""The pages and forms for a browser that runs no script."""

from __future__ import annotations

import asyncio
import re
from uuid import uuid4

import pytest

from gateway.pages import HERE, template
from gateway.sessions import COOKIE


def hidden(page: str, name: str) -> str:
    return re.findall(rf'name="{name}" value="([^"]*)"', page)[0]


@pytest.fixture
async def client(new_leader):
    """Somebody who has pressed Begin."""
    client = (await new_leader(with_session=False)).client
    response = await client.post("/plain/begin")
    assert response.status == 200
    return client


async def filled_in(client, **fields: str) -> dict[str, str]:
    """The form of the conversation's page with these fields."""
    page = await (await client.get("/plain")).text()
    return {"token": hidden(page, "token"), "key": hidden(page, "key"), **fields}


async def test_beginning_leads_to_the_conversation_and_sets_the_cookie(new_leader):
    client = (await new_leader(with_session=False)).client
    response = await client.post("/plain/begin", allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, "/plain#latest")
    assert COOKIE in response.headers["Set-Cookie"]
    assert "Welcome." in await (await client.get("/plain")).text()


async def test_what_is_said_is_answered_and_a_reload_sends_nothing(client):
    response = await client.post("/plain/turns", data=await filled_in(client, text="We had a poor inspection."))
    assert [one.status for one in response.history] == [303]
    page = await response.text()
    assert page.count("We had a poor inspection.") >= 1
    assert (await client.get("/plain")).status == 200


async def test_markup_is_shown_and_not_read(client):
    page = await (await client.post("/plain/turns", data=await filled_in(client, text="<b>bold</b>"))).text()
    assert "<b>bold</b>" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


async def test_the_same_form_sent_twice_is_one_turn(client):
    form = await filled_in(client, text="Only once, please.")
    for _ in range(2):
        page = await (await client.post("/plain/turns", data=form)).text()
    assert page.count('class="said"') == 1


async def test_what_could_not_be_taken_stands_in_the_form_again_with_its_key(client):
    form = await filled_in(client, text="a" * 8001)
    response = await client.post("/plain/turns", data=form)
    page = await response.text()
    assert response.status == 413
    assert "longer than 8,000 characters" in page
    assert "a" * 8001 in page
    assert hidden(page, "key") == form["key"]


@pytest.mark.parametrize("path", ["turns", "sharing", "delete"])
@pytest.mark.parametrize("token", [None, "", "forged", "ünicode"])
async def test_a_form_that_was_not_made_for_this_leader_changes_nothing(client, rows, path, token):
    data = {"key": str(uuid4()), "text": "Forged", "shared": "yes"} | ({} if token is None else {"token": token})
    response = await client.post(f"/plain/{path}", data=data)
    assert response.status == 403
    assert "out of date" in await response.text()
    assert rows("SELECT count(*) FROM turns") == [(1,)]
    assert not rows("SELECT shared FROM conversations")[0][0]


async def test_the_token_of_one_leader_is_no_good_to_another(client, new_leader):
    stranger = (await new_leader(with_session=False)).client
    await stranger.post("/plain/begin")
    form = await filled_in(stranger, text="Forged")
    assert (await client.post("/plain/turns", data=form)).status == 403


async def test_a_key_that_is_none_is_told_in_words(client):
    response = await client.post("/plain/turns", data=await filled_in(client, text="Hello", key="3"))
    assert response.status == 400
    assert "not whole" in await response.text()


async def test_sharing_is_given_and_taken_back(client, rows):
    form = await filled_in(client)
    for wish, shared in (("yes", 1), ("no", 0)):
        await client.post("/plain/sharing", data={**form, "shared": wish})
        assert rows("SELECT shared FROM conversations") == [(shared,)]


async def test_deleting_asks_once_and_leaves_nothing(client, rows):
    assert "cannot be undone" in await (await client.get("/plain/sure")).text()
    response = await client.post("/plain/delete", data=await filled_in(client))
    assert "Everything was deleted." in await response.text()
    assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert rows("SELECT count(*) FROM turns") == [(0,)]


@pytest.mark.parametrize("path", ["/plain", "/plain/sure"])
async def test_who_has_no_conversation_is_led_to_where_one_begins(new_leader, path):
    client = (await new_leader(with_session=False)).client
    response = await client.get(path, allow_redirects=False)
    assert (response.status, response.headers["Location"]) == (303, "/")


async def told(response) -> str:
    """What a page of a problem says."""
    assert response.content_type == "text/html"
    return re.findall(r'<p class="problem">([^<]*)</p>', await response.text())[0]


async def test_a_database_that_is_away_is_told_on_a_page(client, change):
    form = await filled_in(client, text="Hello")
    await change("ALTER TABLE turns RENAME TO elsewhere")
    for response in (await client.get("/plain"), await client.post("/plain/turns", data=form)):
        assert response.status == 503
        assert response.headers["Retry-After"]
        assert "could not be stored just now" in await told(response)
    assert (await client.get("/api/turns")).content_type == "application/problem+json"


async def test_a_form_that_arrives_too_slowly_is_told_on_a_page(open_gateway, new_leader):
    client = (await new_leader(await open_gateway(body_seconds=0.1), with_session=False)).client
    await client.post("/plain/begin")

    async def slowly():
        yield b"text=Hello"
        await asyncio.sleep(0.5)

    headers = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": "100"}
    response = await client.post("/plain/turns", data=slowly(), headers=headers)
    assert (response.status, response.headers["Connection"]) == (408, "close")
    assert "too long to arrive" in await told(response)


async def test_an_address_that_is_not_there_is_told_on_a_page(client):
    response = await client.get("/plain/nowhere")
    assert (response.status, await told(response)) == (404, "There is nothing at this address.")


def test_a_page_is_read_and_compiled_once():
    path = HERE / "plain" / "conversation.html"
    assert template(path) is template(path)
