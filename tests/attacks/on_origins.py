"""Forged requests: from another page, under another name, by another form."""

from __future__ import annotations

import json

import aiohttp

from tests.attacks.table import attack
from tests.attacks.world import PASSWORD, World

EVIL = "https://evil.example"
TURN = json.dumps({"key": "123e4567-e89b-12d3-a456-426614174000", "text": "forged"})


@attack("a page elsewhere sends a turn with the leader's cookie", stopped_by="gateway.origins.guard_origins")
async def turn_from_elsewhere(world: World) -> None:
    leader = await world.leader()
    for origin in (EVIL, "null", world.gateway.replace("http:", "https:"), f"{world.gateway}.evil.example"):
        response = await leader.say("forged", Origin=origin)
        assert response.status == 403
        assert "Access-Control-Allow-Origin" not in response.headers
    assert "forged" not in world.rasa.texts


@attack(
    "a page elsewhere sends it as plain text, without being asked first", stopped_by="gateway.channels.bodies.turn_of"
)
async def turn_as_plain_text(world: World) -> None:
    leader = await world.leader()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        response = await leader.ask("POST", "/api/turns", data=TURN, headers={"Content-Type": kind})
        assert response.status == 415
    assert "forged" not in world.rasa.texts


@attack("a browser that hides where a form comes from", stopped_by="gateway.origins.is_foreign")
async def hidden_origin(world: World) -> None:
    leader = await world.leader()
    for site in ("cross-site", "same-site"):
        headers = {"Sec-Fetch-Site": site}
        assert (await leader.ask("POST", "/api/sharing", json={"shared": True}, headers=headers)).status == 403
        assert (await leader.ask("DELETE", "/api/conversation", headers=headers)).status == 403


@attack("a page elsewhere erases, shares or begins", stopped_by="gateway.origins.guard_origins")
async def change_from_elsewhere(world: World) -> None:
    leader, headers = await world.leader(), {"Origin": EVIL}
    for method, path in (
        ("DELETE", "/api/conversation"),
        ("POST", "/api/sharing"),
        ("POST", "/api/session"),
        ("POST", "/plain/begin"),
        ("POST", "/plain/delete"),
        ("OPTIONS", "/api/turns"),
    ):
        assert (await leader.ask(method, path, headers=headers)).status == 403
    assert (await leader.get("/api/turns")).status == 200


@attack("a link that changes something", stopped_by="gateway.channels.plain.routes")
async def change_by_link(world: World) -> None:
    leader = await world.leader()
    for path in ("/plain/delete", "/plain/sharing?shared=yes", "/api/sharing", "/api/conversation"):
        for headers in ({}, {"X-HTTP-Method-Override": "DELETE"}):
            assert (await leader.get(path, headers=headers)).status == 405
    assert (await leader.get("/api/turns")).status == 200


@attack(
    "a plain form without the leader's token, or with another's", stopped_by="gateway.sessions.Sessions.is_form_token"
)
async def form_of_another(world: World) -> None:
    victim, attacker = await world.leader(), await world.leader()
    await attacker.get("/plain")
    for token in (attacker.token, "", "x", "\ud83d", attacker.token + "=", attacker.token[:-1]):
        for path in ("/plain/turns", "/plain/sharing", "/plain/delete"):
            data = {"token": token.encode("utf-8", "replace").decode(), "text": "forged", "shared": "yes"}
            assert (await victim.ask("POST", path, data=data)).status == 403
    assert "forged" not in world.rasa.texts


@attack("a plain form of a kind that is kept in temporary files", stopped_by="gateway.channels.plain.FORM")
async def form_with_files(world: World) -> None:
    leader = await world.leader()
    await leader.get("/plain")
    form = aiohttp.FormData({"token": leader.token}, default_to_multipart=True)
    form.add_field("text", b"forged", filename="x.txt")
    assert (await leader.ask("POST", "/plain/turns", data=form)).status == 400
    assert "forged" not in world.rasa.texts


@attack("a page elsewhere reads a conversation", stopped_by="gateway.origins.add_origin")
async def read_from_elsewhere(world: World) -> None:
    leader = await world.leader("Our secret plan.")
    response = await leader.get("/api/turns", headers={"Origin": EVIL})
    assert response.status == 403
    assert "secret plan" not in await response.text()
    assert "Access-Control-Allow-Origin" not in response.headers


@attack("a page elsewhere shows ours in a frame", stopped_by="gateway.headers.add_safety")
async def framed(world: World) -> None:
    allowed = "https://intranet.example.gov.uk"
    for url, ancestors in (
        (world.gateway, "'none'"),
        (await world.another("frames", allowed_origins={allowed}), allowed),
    ):
        policy = (await world.anybody(url).get("/")).headers["Content-Security-Policy"]
        assert f"frame-ancestors {ancestors}" in policy.split("; ")
    response = await world.anybody(world.review).get("/sign-in")
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"


@attack("a name that is none of ours in the Host header", stopped_by="gateway.arrivals.know_host")
async def host_header(world: World) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "evil.example:80", "x/../y", ""):
        answer = await world.raw(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert answer.split(b" ")[1] in (b"400", b"421")
        assert b"evil" not in answer


@attack("a page that has its own name lead to us (DNS rebinding)", stopped_by="gateway.arrivals.know_host")
async def rebinding(world: World) -> None:
    leader = await world.leader()
    headers = {"Host": "evil.example", "Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}
    assert (await leader.ask("POST", "/api/session", headers=headers)).status == 421


@attack("a name that the council did not set", stopped_by="serving.doors.is_ours")
async def host_not_set(world: World) -> None:
    person = world.anybody(await world.another("hosts", hosts=frozenset({"board.example.gov.uk"}), behind_proxy=True))
    for host, status in (("board.example.gov.uk", 200), ("BOARD.example.gov.uk.:443", 200), ("127.0.0.1", 421)):
        assert (await person.get("/", headers={"Host": host})).status == status
    assert (await person.get("/healthz", headers={"Host": "10.1.2.3:8080"})).status == 200


@attack("another address or scheme, claimed without a proxy", stopped_by="gateway.headers.is_secure")
async def claimed_by_headers(world: World) -> None:
    person = world.anybody()
    claims = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "Forwarded": "host=evil.example"}
    response = await person.get("/", headers=claims)
    assert "evil" not in await response.text()
    assert "Strict-Transport-Security" not in response.headers


@attack("a page elsewhere sends a coach's form", stopped_by="review.guard.guard")
async def coach_form_from_elsewhere(world: World) -> None:
    coach = await world.coach()
    for headers in (
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert (await coach.send("/views", headers, name="forged", status="done")).status == 403
    assert "forged" not in await (await coach.get("/")).text()


@attack("a coach's form without a token, or with a colleague's", stopped_by="review.secrets.is_signed")
async def coach_form_of_another(world: World) -> None:
    coach, colleague = await world.coach(), await world.coach()
    for token in (colleague.token, "", "0" * 64):
        coach.token = token
        assert (await coach.send("/views", name="forged", status="done")).status == 403
    assert "forged" not in await (await coach.get("/")).text()


@attack("a page elsewhere signs a coach in as the attacker", stopped_by="review.guard.guard")
async def signed_in_as_another(world: World) -> None:
    await world.coach(name="Eve Attacker")
    victim = world.anybody(world.review)
    response = await victim.send("/sign-in", {"Origin": EVIL}, name="Eve Attacker", password=PASSWORD)
    assert response.status == 403
    assert "Set-Cookie" not in response.headers


@attack("a sign-in page that leads elsewhere afterwards", stopped_by="review.signing_in.LOCAL")
async def led_elsewhere(world: World) -> None:
    await world.coach(name="Lou Led")
    url = await world.another_review()
    for to in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/ok\r\nX: y"):
        person = world.anybody(url)
        response = await person.ask(
            "POST", "/sign-in", params={"to": to}, data={"name": "Lou Led", "password": PASSWORD}
        )
        assert (response.status, response.headers["Location"]) == (303, "/")
        assert "X" not in response.headers


@attack("links for coaches with the attacker's name in them", stopped_by="review.settings.Settings.from_environment")
async def poisoned_link(world: World) -> None:
    # Where a proxy alone says which names lead here, the pages still give none but their own.
    person = world.anybody(await world.another_review(behind_proxy=True))
    response = await person.get("/figures", headers={"Host": "evil.example"})
    assert response.headers["Location"].startswith("/sign-in")
