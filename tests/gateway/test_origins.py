"""Pages of other origins: those of a setting, and no others."""

from __future__ import annotations

import pytest

INTRANET = "https://intranet.example.gov.uk"
ACROSS = {"Origin": INTRANET, "Sec-Fetch-Site": "cross-site"}


@pytest.fixture
async def client(open_gateway, new_leader):
    await open_gateway(allowed_origins=frozenset({INTRANET}))
    return (await new_leader(with_session=False)).client


@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        "http://intranet.example.gov.uk",
        "https://intranet.example.gov.uk:8443",
        "https://intranet.example.gov.uk.elsewhere.example",
        "null",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/api/session", "/plain/begin", "/widget/sounding-board.js"])
async def test_a_page_that_is_not_allowed_is_refused_in_words(client, origin, path):
    method = "GET" if path.endswith(".js") else "POST"
    response = await client.request(method, path, headers={"Origin": origin})
    assert response.status == 403
    assert "allowed origins" in await response.text()
    assert "Access-Control-Allow-Origin" not in response.headers
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("path", ["/api/session", "/widget/sounding-board.js"])
async def test_an_allowed_page_may_read_what_comes_back(client, path):
    response = await client.request("POST" if "api" in path else "GET", path, headers=ACROSS)
    assert response.status in (200, 201)
    assert response.headers["Access-Control-Allow-Origin"] == INTRANET
    assert response.headers["Access-Control-Allow-Credentials"] == "true"
    assert "Origin" in response.headers["Vary"]


async def test_an_allowed_page_may_read_what_went_wrong(client):
    response = await client.get("/api/turns", headers=ACROSS)
    assert (response.status, response.headers["Access-Control-Allow-Origin"]) == (401, INTRANET)


async def test_a_browser_that_asks_first_is_told_what_may_be_sent(client):
    asks = {**ACROSS, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    response = await client.options("/api/turns", headers=asks)
    assert response.status == 204
    assert response.headers["Access-Control-Allow-Methods"] == "GET, POST, DELETE"
    assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"
    refused = await client.options("/api/turns", headers={**asks, "Origin": "https://elsewhere.example"})
    assert refused.status == 403


async def test_the_cookie_of_an_allowed_page_of_another_site_goes_with_that_page_alone(client):
    cookie = (await client.post("/api/session", headers=ACROSS)).headers["Set-Cookie"]
    assert {"SameSite=None", "Partitioned", "Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))


async def test_the_cookie_of_an_allowed_page_of_the_same_site_is_strict(client):
    same_site = {"Origin": INTRANET, "Sec-Fetch-Site": "same-site"}
    cookie = (await client.post("/api/session", headers=same_site)).headers["Set-Cookie"]
    assert "SameSite=Strict" in cookie
    assert "Partitioned" not in cookie


async def test_our_own_pages_and_programs_that_are_no_browser_need_no_leave(client):
    own = str(client.make_url("")).rstrip("/")
    for headers in ({}, {"Origin": own}, {"Origin": own, "Sec-Fetch-Site": "same-origin"}):
        assert (await client.post("/api/session", headers=headers)).status in (200, 201)
