"""Coaches who look where they may not, and somebody who wants to know who is one."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

from conversations import commands
from conversations.people import Role
from tests.attacks.table import attack
from tests.attacks.world import World
from tests.conversations.factories import NOW
from tests.conversations.talks import a_talk

SAID = "Our marmaladian grant ends."


async def median_seconds(tried: Callable[[], Awaitable[object]], times: int) -> float:
    """How long one try takes, as a rule."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        await tried()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


@attack("enumeration by what is said: is there such a coach?", stopped_by="review.signing_in.sign_in")
async def told_apart_by_words(world: World) -> None:
    await world.coach(name="Una Known")
    pages = []
    for name in ("Una Known", "Una Guess"):
        response = await world.anybody(world.review).send("/sign-in", name=name, password="wrong")
        pages.append((response.status, (await response.text()).replace(name, "")))
    assert pages[0] == pages[1]


@attack("enumeration by timing: is there such a coach?", stopped_by="review.secrets.is_right")
async def told_apart_by_time(world: World) -> None:
    await world.coach(name="Tom Timed")
    url = await world.another_review()

    async def tried(name: str) -> None:
        assert (await world.anybody(url).send("/sign-in", name=name, password="wrong")).status == 401

    known = await median_seconds(lambda: tried("Tom Timed"), 7)
    unknown = await median_seconds(lambda: tried("Tom Guess"), 7)
    # A password takes tens of milliseconds to check; without that an unknown name would take one or two.
    assert 0.4 < unknown / known < 2.5


@attack("enumeration of conversations: never there, not shared, taken back", stopped_by="review.reading.shared")
async def told_apart_by_address(world: World) -> None:
    coach = await world.coach()
    kept, back = await a_talk(world.database, SAID, shared=False), await a_talk(world.database, SAID)
    await coach.get("/")
    async with world.database.writing() as session:
        await commands.share(session, back, False, NOW + timedelta(days=1))
    answers = [await coach.get(f"/conversations/{of}") for of in (kept, back, "0" * 32)]
    assert [answer.status for answer in answers] == [404] * 3
    assert len({(await answer.text()).replace(coach.token, "") for answer in answers}) == 1


@attack("a conversation that was taken back, by every way that led to it", stopped_by="conversations.commands.share")
async def taken_back(world: World) -> None:
    of, coach, lead = await a_talk(world.database, SAID), await world.coach(), await world.coach(Role.LEAD)
    assert "marmaladian" in await (await coach.get("/", params={"q": "marmaladian"})).text()
    assert (await coach.get(f"/conversations/{of}")).status == 200
    async with world.database.writing() as session:
        await commands.share(session, of, False, NOW + timedelta(days=1))
    # The page is still open: what is sent from it is not taken.
    for path, fields in (
        ("comments", {"turn": "0", "text": "late"}),
        ("tags", {"turn": "0", "name": "late"}),
        ("progress", {"version": "0", "status": "done"}),
        ("assessment", {"score-reflection": "3", "score-next-steps": "2", "score-fit": "4", "note": ""}),
    ):
        assert (await coach.send(f"/conversations/{of}/{path}", **fields)).status == 404, path
    for person, path in ((coach, "/"), (coach, "/?q=marmaladian"), (lead, "/export.csv"), (lead, "/export.jsonl")):
        assert of not in await (await person.get(path)).text(), path
    assert (await coach.get(f"/conversations/{of}")).status == 404


@attack("a coach without the right to export, to keep accounts, to see the log", stopped_by="review.guard.guard")
async def coach_without_the_right(world: World) -> None:
    coach = await world.coach()
    for path in ("/export.csv", "/export.jsonl", "/accounts", "/log"):
        assert (await coach.get(path)).status == 403
    assert (await coach.send("/accounts", name="Eve Another", role="administrator")).status == 403
    assert (await coach.send(f"/accounts/{'0' * 32}", do="role", role="administrator")).status == 403


@attack("an administrator who would like to read", stopped_by="review.guard.allows")
async def administrator_without_the_right(world: World) -> None:
    of, administrator = await a_talk(world.database, SAID), await world.coach(Role.ADMINISTRATOR)
    for path in (f"/conversations/{of}", "/export.csv", "/figures", "/?q=marmaladian"):
        response = await administrator.get(path)
        assert response.status in (303, 403)
        assert "marmaladian" not in await response.text()


@attack("somebody who is not signed in", stopped_by="review.guard.visitor_of")
async def nobody(world: World) -> None:
    of = await a_talk(world.database, SAID)
    for path in ("/", f"/conversations/{of}", "/figures", "/export.csv", "/export.jsonl", "/accounts", "/log"):
        response = await world.anybody(world.review).get(path)
        assert (response.status, response.headers["Location"].partition("?")[0]) == (303, "/sign-in")


@attack("a leader's cookie at the coaches' pages, and the other way round", stopped_by="review.guard.visitor_of")
async def wrong_door(world: World) -> None:
    leader, coach = await world.leader(), await world.coach()
    response = await world.anybody(world.review).get("/", headers={"Cookie": f"sounding_board_review={leader.cookie}"})
    assert response.status == 303
    response = await world.anybody().get("/api/turns", headers={"Cookie": f"sounding_board={coach.cookie}"})
    assert response.status == 401


@attack("a link to set a password, used a second time or guessed", stopped_by="conversations.accounts.coach_of_link")
async def link_again(world: World) -> None:
    for token in ("guessed", "0" * 43, "' OR 1=1 --", "%00"):
        person = world.anybody(world.review)
        assert (await person.get(f"/welcome/{token}")).status == 410
        assert (await person.send(f"/welcome/{token}", password="a" * 12, again="a" * 12)).status == 410
