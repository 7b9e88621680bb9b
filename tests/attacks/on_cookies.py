"""Somebody else's cookie, one that was made up, one that is over."""

from __future__ import annotations

from datetime import timedelta

from conversations.people import Role
from gateway.sessions import COOKIE, SECURE_COOKIE, Sessions
from review import guard
from serving.clock import utc_now
from tests.attacks.table import attack
from tests.attacks.world import PASSWORD, SECRET, World

TLS = {"X-Forwarded-Proto": "https"}


async def opens(world: World, cookie: str, url: str = "", name: str = COOKIE, **headers: str) -> bool:
    """Whether a cookie opens a conversation."""
    response = await world.anybody(url).get("/api/turns", headers={"Cookie": f"{name}={cookie}", **headers})
    assert response.status in (200, 401)
    return response.status == 200


@attack("session fixation: a name that the attacker chose", stopped_by="gateway.sessions.Sessions.leader")
async def chosen_name(world: World) -> None:
    planted = f"v1.{'A' * 32}.9999999999.{'A' * 43}"
    person = world.anybody()
    response = await person.ask("POST", "/api/session", headers={"Cookie": f"{COOKIE}={planted}"})
    assert response.status == 201
    assert "A" * 32 not in response.headers["Set-Cookie"]
    assert not await opens(world, planted)


@attack(
    "session fixation: the attacker's own cookie, planted by a neighbouring host",
    stopped_by="gateway.sessions.SECURE_COOKIE",
)
async def planted_by_a_neighbour(world: World) -> None:
    url = await world.another("tls", behind_proxy=True)
    attacker = world.anybody(url)
    response = await attacker.ask("POST", "/api/session", headers=TLS)
    own = response.headers["Set-Cookie"]
    # A browser takes a name with this prefix from the host itself alone, secure and for every path.
    assert own.startswith(f"{SECURE_COOKIE}=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Strict"} <= set(own.split("; "))
    assert "Domain" not in own
    value = own.partition("=")[2].partition(";")[0]
    # A neighbour can only plant the name without it, and that opens nothing.
    assert not await opens(world, value, url, COOKIE, **TLS)
    assert await opens(world, value, url, SECURE_COOKIE, **TLS)


@attack("session fixation: a coach signs in with a session that was planted", stopped_by="review.guard.sign_in")
async def planted_before_signing_in(world: World) -> None:
    coach, planted = await world.coach(name="Ana Fixed"), "p" * 43
    await coach.send("/sign-out")
    headers = {"Cookie": f"{guard.COOKIE}={planted}"}
    coach = world.anybody(world.review)
    response = await coach.ask("POST", "/sign-in", data={"name": "Ana Fixed", "password": PASSWORD}, headers=headers)
    assert response.status == 303
    assert coach.cookie != planted
    assert (await world.anybody(world.review).get("/", headers=headers)).status == 303


@attack("somebody else's name with a signature of one's own", stopped_by="gateway.sessions.Sessions.leader")
async def swapped(world: World) -> None:
    victim, attacker = (await world.leader("Our secret plan."), await world.leader())
    version, name, ends, _ = victim.cookie.split(".")
    *_, own_ends, signature = attacker.cookie.split(".")
    for made_up in (f"{version}.{name}.{ends}.{signature}", f"{version}.{name}.{own_ends}.{signature}"):
        assert not await opens(world, made_up)
    assert await opens(world, victim.cookie)


@attack("somebody else's conversation, named in a request", stopped_by="gateway.channels.leader.conversation_key_of")
async def named_in_the_request(world: World) -> None:
    victim, attacker = (await world.leader("Our secret plan."), await world.leader())
    name = victim.cookie.split(".")[1]
    for field in ("conversation", "sender", "leader", "user", COOKIE):
        response = await attacker.get("/api/turns", params={field: name})
        assert "secret plan" not in await response.text()
        body = {"key": "123e4567-e89b-12d3-a456-426614174000", "text": "hello", field: name}
        assert (await attacker.ask("POST", "/api/turns", json=body)).status == 400
    assert (await attacker.get(f"/api/turns/{name}")).status == 404


@attack("a cookie with one character changed", stopped_by="gateway.sessions.Sessions.leader")
async def changed(world: World) -> None:
    cookie = (await world.leader()).cookie
    for place in range(0, len(cookie), 7):
        other = "0" if cookie[place] != "0" else "1"
        assert not await opens(world, cookie[:place] + other + cookie[place + 1 :])


@attack("a cookie of bytes that are no text", stopped_by="review.secrets.digest")
async def no_text(world: World) -> None:
    for url, name in ((world.gateway, COOKIE), (world.review, guard.COOKIE)):
        start = f"GET /plain HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nCookie: {name}=".encode()
        answer = await world.raw(start + b"\xff\xfe\xed\xa0\xbd\r\n\r\n", url)
        assert answer.split(b" ")[1] in (b"303", b"404")


@attack("a cookie whose end was put off", stopped_by="gateway.sessions.Sessions.leader")
async def prolonged(world: World) -> None:
    version, name, ends, signature = (await world.leader()).cookie.split(".")
    assert not await opens(world, f"{version}.{name}.{int(ends) + 86_400}.{signature}")


@attack("a cookie that is over", stopped_by="gateway.sessions.Sessions.leader")
async def over(world: World) -> None:
    leader = (await world.leader()).cookie.split(".")[1]
    sessions = Sessions(SECRET, days=90)
    assert await opens(world, sessions.issue(leader, utc_now() - timedelta(days=89)))
    assert not await opens(world, sessions.issue(leader, utc_now() - timedelta(days=91)))


@attack("a signature that was made for another purpose", stopped_by="gateway.identity.derived")
async def another_purpose(world: World) -> None:
    version, name, ends, _ = (await world.leader()).cookie.split(".")
    token = Sessions(SECRET, days=90).form_token(f"{version}.{name}.{ends}")
    assert not await opens(world, f"{version}.{name}.{ends}.{token}")


@attack("a cookie signed with a secret that was stolen and then forgotten", stopped_by="scripts.secrets.rotate")
async def stolen_secret(world: World) -> None:
    stolen = Sessions("the-secret-of-last-year", days=90)
    assert not await opens(world, stolen.issue(stolen.new_leader(), utc_now()))


@attack("the cookie of a conversation that was erased", stopped_by="gateway.channels.leader.conversation_in")
async def erased(world: World) -> None:
    leader = await world.leader("Our secret plan.")
    cookie = leader.cookie
    assert (await leader.ask("DELETE", "/api/conversation")).status == 200
    assert not await opens(world, cookie)
    headers = {"Cookie": f"{COOKIE}={cookie}"}
    assert (await world.anybody().ask("DELETE", "/api/conversation", headers=headers)).status == 401


@attack("a coach's cookie, kept after signing out", stopped_by="conversations.accounts.end_session")
async def kept_after_signing_out(world: World) -> None:
    coach = await world.coach()
    headers = {"Cookie": f"{guard.COOKIE}={coach.cookie}"}
    assert (await world.anybody(world.review).get("/", headers=headers)).status == 200
    assert (await coach.send("/sign-out")).status == 303
    assert (await world.anybody(world.review).get("/", headers=headers)).status == 303


@attack("a coach's cookie, found after an hour or a day", stopped_by="review.guard.visitor_of")
async def found_later(world: World) -> None:
    before = world.clock.now
    for minutes, expected in ((59, 200), (61, 303)):
        coach = await world.coach()
        world.clock.now = before + timedelta(minutes=minutes)
        assert (await coach.get("/figures")).status == expected
        world.clock.now = before


@attack("the cookie of a coach whose account was closed", stopped_by="conversations.accounts.session_of")
async def closed(world: World) -> None:
    coach, administrator = await world.coach(name="Cleo Gone"), await world.coach(Role.ADMINISTRATOR)
    page = await (await administrator.get("/accounts")).text()
    action = page.partition("Cleo Gone")[2].partition('action="')[2].partition('"')[0]
    assert (await administrator.send(action, do="close")).status == 303
    assert (await coach.get("/")).status == 303
