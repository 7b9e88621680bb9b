"""What every response carries."""

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
