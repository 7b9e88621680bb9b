"""Sessions, sharing and erasing, as a client of the web API sees them."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from gateway.sessions import COOKIE
from tests.gateway.problems import detail


def cookie_of(leader) -> str:
    return leader.client.session.cookie_jar.filter_cookies(leader.client.make_url("/"))[COOKIE].value


class TestSession:
    async def test_a_new_leader_gets_a_cookie_and_the_welcome(self, leader):
        assert [(turn["kind"], turn["said"]) for turn in await leader.turns()] == [("start", None)]
        assert (await leader.turns())[0]["replies"][0]["text"] == "Welcome."

    async def test_the_cookie_is_for_the_server_alone(self, new_leader):
        leader = await new_leader(with_session=False)
        response = await leader.client.post("/api/session")
        assert response.status == 201
        cookie = response.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "Path=/" in cookie
        assert "Secure" not in cookie

    async def test_the_cookie_is_secure_behind_a_proxy_that_speaks_tls(self, open_gateway, new_leader):
        leader = await new_leader(await open_gateway(behind_proxy=True), with_session=False)
        response = await leader.client.post("/api/session", headers={"X-Forwarded-Proto": "https"})
        assert "Secure" in response.headers["Set-Cookie"]
        assert "Strict-Transport-Security" in response.headers

    async def test_one_who_comes_back_keeps_the_conversation(self, leader):
        await leader.say("We had a poor inspection.")
        response = await leader.client.post("/api/session")
        assert (response.status, await response.json()) == (200, {"resumed": True})
        assert [turn["said"] for turn in await leader.turns()] == [None, "We had a poor inspection."]

    async def test_while_rasa_warms_up_there_is_no_half_made_session(self, new_leader, rasa, rows):
        rasa.is_ready = False
        leader = await new_leader(with_session=False)
        response = await leader.client.post("/api/session")
        assert response.status == 503
        assert int(response.headers["Retry-After"]) > 0
        assert "starting" in await detail(response)
        assert "Set-Cookie" not in response.headers
        assert rows("SELECT count(*) FROM conversations") == [(0,)]

    async def test_a_cookie_that_was_tampered_with_opens_nothing(self, leader, new_leader):
        stranger = await new_leader(with_session=False)
        version, name, ends, signature = cookie_of(leader).split(".")
        for forged in (
            f"{version}.{name[:-1]}{'A' if name[-1] != 'A' else 'B'}.{ends}.{signature}",
            f"{version}.{name}.{int(ends) + 1}.{signature}",
            f"{version}.{name}.{ends}.{'A' * len(signature)}",
            "",
            "nonsense",
        ):
            response = await stranger.client.get("/api/turns", headers={"Cookie": f"{COOKIE}={forged}"})
            assert response.status == 401, forged
            assert "session" in await detail(response)

    async def test_a_forged_cookie_begins_a_conversation_of_its_own(self, new_leader):
        leader = await new_leader(with_session=False)
        leader.client.session.cookie_jar.update_cookies({COOKIE: "v1.forged.1.x"}, leader.client.make_url("/"))
        assert (await leader.client.post("/api/session")).status == 201

    async def test_without_a_cookie_every_call_about_a_conversation_is_refused(self, new_leader):
        client = (await new_leader(with_session=False)).client
        calls = [
            client.post("/api/turns", json={"key": str(uuid4()), "text": "hello"}),
            client.get("/api/turns"),
            client.post("/api/sharing", json={"shared": True}),
            client.delete("/api/conversation"),
            *(client.get(f"/api/record.{ending}") for ending in ("docx", "md", "ics")),
        ]
        assert [response.status for response in await asyncio.gather(*calls)] == [401] * len(calls)

    async def test_somebody_elses_cookie_reads_only_their_own(self, new_leader):
        one, other = await new_leader(), await new_leader()
        await one.say("Mine alone.")
        assert [turn["said"] for turn in await other.turns()] == [None]


class TestSharing:
    async def test_a_conversation_is_shared_only_when_its_leader_says_so(self, leader, rows):
        assert rows("SELECT shared FROM conversations") == [(0,)]
        response = await leader.client.post("/api/sharing", json={"shared": True})
        assert (response.status, await response.json()) == (200, {"shared": True})
        assert rows("SELECT shared FROM conversations") == [(1,)]
        assert (await (await leader.client.get("/api/turns")).json())["shared"] is True

    @pytest.mark.parametrize("body", [{}, {"shared": "yes"}, {"shared": 1}, {"shared": True, "with": "all"}])
    async def test_anything_but_true_or_false_is_refused(self, leader, rows, body):
        response = await leader.client.post("/api/sharing", json=body)
        assert response.status == 400
        assert rows("SELECT shared FROM conversations") == [(0,)]


class TestErasing:
    async def test_the_conversation_is_gone_everywhere_and_so_is_the_cookie(self, leader, rasa, rows):
        await leader.say("hello")
        sender = rasa.taken[0]["sender"]
        response = await leader.client.delete("/api/conversation")
        assert (response.status, (await response.json())["complete"]) == (200, True)
        assert "Max-Age=0" in response.headers["Set-Cookie"]
        assert rasa.forgotten == [sender]
        for table in ("conversations", "turns", "erasures"):
            assert rows(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608

    async def test_an_old_cookie_opens_nothing_afterwards(self, leader):
        old = {"Cookie": f"{COOKIE}={cookie_of(leader)}"}
        await leader.client.delete("/api/conversation")
        assert (await leader.client.get("/api/turns", headers=old)).status == 401
        assert (await leader.client.post("/api/session", headers=old)).status == 201
        leader.client.session.cookie_jar.clear()
        assert (await leader.client.get("/api/turns", headers=old)).status == 401

    async def test_while_rasa_is_away_the_leader_is_told_the_truth(self, leader, rasa, rows):
        await rasa.stop()
        response = await leader.client.delete("/api/conversation")
        body = await response.json()
        assert (response.status, body["complete"]) == (202, False)
        assert "as soon as" in body["detail"]
        assert rows("SELECT count(*) FROM turns") == [(0,)]
        assert rows("SELECT count(*) FROM erasures") == [(1,)]
