"""Who may do what: every route of the application is in this table, or the first test fails."""

from __future__ import annotations

import pytest
from aiohttp import web

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


def routes_of(app: web.Application) -> dict[str, web.AbstractRoute]:
    found = {}
    for route in app.router.routes():
        if route.method != "HEAD" and not isinstance(route.resource, web.StaticResource):
            found[f"{route.method} {route.resource.canonical}"] = route
    return found


def test_every_route_is_for_those_in_the_table_and_nobody_else(server):
    found = {name: roles_of(route.handler) for name, route in routes_of(server.app).items()}
    assert {name: None if roles is None else set(roles) for name, roles in found.items()} == WHO


@pytest.mark.parametrize("role", list(Role))
async def test_guessing_addresses_opens_nothing(role, sign_in, database, server):
    of = await a_talk(database)
    browser = await sign_in("Somebody", role)
    await browser.get("/log" if role is Role.ADMINISTRATOR else "/")
    for name, who in WHO.items():
        if who is None or role in who:
            continue
        method, path = name.split(" ")
        path = path.replace("{conversation}", of).replace("{comment}", "0" * 32).replace("{coach}", "0" * 32)
        path = path.replace("{view}", "0" * 32)
        status = (await browser.get(path))[0] if method == "GET" else (await browser.post(path)).status
        assert status == 403, name


async def test_without_signing_in_everything_leads_to_the_sign_in_page(new_browser, database):
    of, browser = await a_talk(database), new_browser()
    for name, who in WHO.items():
        method, path = name.split(" ")
        if who is None:
            continue
        path = path.replace("{conversation}", of).replace("{comment}", "0" * 32).replace("{coach}", "0" * 32)
        path = path.replace("{view}", "0" * 32)
        async with browser.client.request(method, path, allow_redirects=False) as response:
            assert response.status == 303, name
            assert response.headers["Location"].startswith("/sign-in"), name
            assert "grant" not in await response.text()
