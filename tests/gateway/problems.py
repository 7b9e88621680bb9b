"""Reading what an error says."""

from __future__ import annotations

from aiohttp import ClientResponse


async def detail(response: ClientResponse) -> str:
    """The words of a problem document."""
    assert response.content_type == "application/problem+json"
    problem = await response.json()
    assert problem["status"] == response.status
    return problem["detail"]
