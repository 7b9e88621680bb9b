"""What every response carries, and who a request comes from."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "path", ["/", "/plain", "/widget/sounding-board.js", "/api/turns", "/healthz", "/nowhere", "/api/openapi.json"]
)
async def test_every_response_is_safe(new_leader, path):
    leader = await new_leader(with_session=False)
    response = await leader.client.get(path)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert response.headers["Server"] == "Sounding Board"
    assert "Strict-Transport-Security" not in response.headers


async def test_what_a_leader_said_is_not_kept_by_browsers(leader):
    assert (await leader.client.get("/api/turns")).headers["Cache-Control"] == "no-store"


async def test_without_a_proxy_nobody_can_claim_another_address(open_gateway, new_leader):
    server = await open_gateway(sessions_a_minute=1)
    client = (await new_leader(server, with_session=False)).client
    claims = [{"X-Forwarded-For": f"10.0.0.{number}"} for number in range(3)]
    statuses = []
    for claim in claims:
        client.session.cookie_jar.clear()
        statuses.append((await client.post("/api/session", headers=claim)).status)
    assert statuses == [201, 429, 429]


async def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_added(open_gateway, new_leader):
    server = await open_gateway(sessions_a_minute=1, behind_proxy=True)
    client = (await new_leader(server, with_session=False)).client
    statuses = []
    for claim in ("10.0.0.1", "10.0.0.2", "10.0.0.9, 10.0.0.1"):
        client.session.cookie_jar.clear()
        statuses.append((await client.post("/api/session", headers={"X-Forwarded-For": claim})).status)
    assert statuses == [201, 201, 429]
