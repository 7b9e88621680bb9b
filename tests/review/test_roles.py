"""Who may do what: every route of the application is in this table, or the first test fails."""

from __future__ import annotations

import re

import pytest
from aiohttp import web
from yarl import URL

from conversations import accounts
from conversations.people import Role
from review.guard import roles_of
from tests.conversations.talks import a_talk

C, L, A = Role.COACH, Role.LEAD, Role.ADMINISTRATOR
WHO = {
    "GET /sign-in": None,
    "POST /sign-in": None,
    "GET /welcome/{token}": None,
    "POST /welcome/{token}": None,
    "GET /sign-on": None,
    "GET /sign-on/back": None,
    "GET /healthz": None,
    "GET /readyz": None,
    "POST /sign-out": {C, L, A},
    "GET /": {C, L, A},
    "POST /views": {C, L},
    "POST /views/{view}/delete": {C, L},
    "GET /conversations/{conversation}": {C, L},
    "POST /conversations/{conversation}/comments": {C, L},
    "POST /conversations/{conversation}/comments/{comment}/delete": {C, L},
    "POST /conversations/{conversation}/tags": {C, L},
    "POST /conversations/{conversation}/progress": {C, L},
    "POST /conversations/{conversation}/assessment": {C, L},
    "GET /figures": {C, L},
    "GET /export.csv": {L},
    "GET /export.jsonl": {L},
    "GET /accounts": {A},
    "POST /accounts": {A},
    "POST /accounts/{coach}": {A},
    "GET /log": {A},
}


# Even where the role may, there is none of one's own to delete at a guessed address.
OF_OTHERS = {"POST /conversations/{conversation}/comments/{comment}/delete"}


def routes_of(app: web.Application) -> dict[str, web.AbstractRoute]:
    found = {}
    for route in app.router.routes():
        if route.method != "HEAD" and not isinstance(route.resource, web.StaticResource):
            found[f"{route.method} {route.resource.canonical}"] = route
    return found


def test_every_route_is_for_those_in_the_table_and_nobody_else(server):
    found = {name: roles_of(route.handler) for name, route in routes_of(server.app).items()}
    assert {name: None if roles is None else set(roles) for name, roles in found.items()} == WHO


def address_of(name: str, conversation_id: str) -> tuple[str, str]:
    """Method and path of a route, with ids where it has places for them."""
    method, path = name.split(" ")
    path = path.replace("{conversation}", conversation_id).replace("{token}", "guessed")
    return method, re.sub(r"\{\w+\}", "0" * 32, path)


@pytest.mark.parametrize("role", list(Role))
async def test_guessing_addresses_opens_what_the_role_may_and_nothing_else(role, sign_in, database):
    of = await a_talk(database)
    browser = await sign_in("Somebody", role)
    for name, who in WHO.items():
        if who is None or name == "POST /sign-out":
            continue
        await browser.get("/accounts" if role is Role.ADMINISTRATOR else f"/conversations/{of}")
        method, path = address_of(name, of)
        status, page = await (browser.get(path) if method == "GET" else browser.send(path))
        assert ("Not part of your role" in page) == (role not in who or name in OF_OTHERS), name
        assert ("Our early help grant" in page) <= (role in who), name
        assert status != 500, name


async def test_without_signing_in_everything_leads_to_the_sign_in_page(new_browser, database):
    of, browser = await a_talk(database), new_browser()
    for name, who in WHO.items():
        if who is None:
            continue
        method, path = address_of(name, of)
        async with browser.client.request(method, path, allow_redirects=False) as response:
            assert response.status == 303, name
            assert response.headers["Location"].startswith("/sign-in"), name
            assert "grant" not in await response.text()


@pytest.mark.parametrize(
    "path",
    [
        *("/conversations", "/conversations/", "/conversations/1", "/conversations/%00", "/api/turns", "/export"),
        *("/static/../app.py", "/static/%2e%2e/settings.py", "/static/", "/accounts/1", "/log/1", "/.env", "//evil"),
    ],
)
async def test_an_address_that_is_none_opens_nothing(coach, path):
    url = URL(f"http://127.0.0.1:{coach.client.port}{path}", encoded=True)
    async with coach.client.session.get(url) as response:
        assert response.status in (403, 404)
        assert "def " not in await response.text()


async def test_another_method_is_refused(coach):
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        async with coach.client.request(method, "/", data={"token": coach.token}) as response:
            assert response.status == 405


async def test_nobody_deletes_a_colleagues_comment_or_view(database, coach, sign_in, lead):
    of = await a_talk(database)
    here = f"/conversations/{of}"
    await coach.get("/")
    await coach.post(f"{here}/comments", turn="0", text="Mine alone.")
    await coach.post("/views", name="My view", status="done")
    _, page = await coach.get(here)
    delete = re.search(rf'action="({here}/comments/\w+/delete)"', page)[1]
    _, page = await coach.get("/")
    forget = re.search(r'action="(/views/\w+/delete)"', page)[1]
    await lead.get(here)
    assert (await lead.post(delete)).status == 403
    await lead.post(forget)
    assert "Mine alone." in (await coach.get(here))[1]
    assert "My view" in (await coach.get("/"))[1]


async def test_a_coach_takes_and_leaves_a_conversation_and_gives_it_to_nobody_else(database, coach, sign_in, lead):
    of = await a_talk(database)
    here, before = f"/conversations/{of}", {"status": "in-review", "second": ""}
    async with database.reading() as session:
        ids = {one.name: one.id for one in await accounts.coaches(session)}
    await coach.get("/")
    other = await coach.post(f"{here}/progress", version="0", assignee=ids["Lena Okafor"], **before)
    mine = await coach.post(f"{here}/progress", version="0", assignee=ids["Ann Lee"], **before)
    left = await coach.post(f"{here}/progress", version="1", assignee="", **before)
    assert (other.status, mine.status, left.status) == (403, 303, 303)
    await lead.get(here)
    assert (await lead.post(f"{here}/progress", version="2", assignee=ids["Ann Lee"], **before)).status == 303
