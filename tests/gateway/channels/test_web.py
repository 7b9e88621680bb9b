"""The web API as a client sees it."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from gateway.sessions import COOKIE
from tests.gateway.fakes import RATINGS


async def detail(response) -> str:
    assert response.content_type == "application/problem+json"
    problem = await response.json()
    assert problem["status"] == response.status
    return problem["detail"]


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


class TestTurns:
    async def test_a_turn_is_answered_and_kept(self, leader):
        response = await leader.say("Our neighbours went into intervention.")
        body = await response.json()
        assert response.status == 200
        assert body["turn"] == 2
        assert body["replies"] == [
            {"text": "You said: Our neighbours went into intervention.", "card": None, "choices": []}
        ]
        assert [turn["turn"] for turn in await leader.turns(after=1)] == [2]

    async def test_the_time_of_each_step_is_in_a_header(self, leader):
        response = await leader.say("hello")
        names = [step.split(";")[0].strip() for step in response.headers["Server-Timing"].split(",")]
        assert names == ["redact", "store", "rasa", "answer"]

    async def test_personal_data_reach_neither_rasa_nor_the_database(self, leader, rasa, rows):
        await leader.say("Priya is leaving.")
        assert rasa.texts == ["[name] is leaving."]
        assert rows("SELECT said FROM turns WHERE number = 2") == [("[name] is leaving.",)]

    async def test_a_repeated_delivery_returns_the_stored_replies(self, leader, rasa):
        key = str(uuid4())
        first, second = [await (await leader.say("hello", key)).json() for _ in range(2)]
        assert first == second
        assert len(rasa.taken) == 2
        assert len(rasa.arrived) == 2

    async def test_a_repeated_delivery_in_capitals_is_the_same_turn(self, leader, rasa):
        key = str(uuid4())
        await leader.say("hello", key)
        await leader.say("hello", key.upper())
        assert rasa.texts == ["hello"]

    async def test_a_choice_that_was_offered_is_taken_with_its_label(self, leader, rasa):
        await leader.say("rate me")
        response = await leader.pick("rate:7")
        assert (await response.json())["replies"][0]["text"] == "You picked 7."
        assert rasa.taken[-1]["choice"] == {"id": "rate:7", "label": "7"}

    async def test_choices_stay_open_until_others_are_offered(self, leader):
        assert (await (await leader.say("rate me")).json())["replies"][0]["choices"] == RATINGS
        await leader.say("what does that mean?")
        assert (await leader.pick("rate:3")).status == 200

    @pytest.mark.parametrize("choice", ["rate:11", "restart", "/restart", "rate:7 "])
    async def test_a_choice_that_was_never_offered_is_refused_in_words(self, leader, rows, choice):
        await leader.say("rate me")
        response = await leader.pick(choice)
        assert response.status == 400
        assert "last offered" in await detail(response)
        assert rows("SELECT count(*) FROM turns") == [(2,)]

    async def test_somebody_elses_choices_are_not_mine(self, new_leader):
        one, other = await new_leader(), await new_leader()
        await one.say("rate me")
        assert (await other.pick("rate:7")).status == 400

    @pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "\x00\x07", "\u200b\u2060\ufeff", "\u00a0\u3000"])
    async def test_a_message_without_words_is_refused(self, leader, rasa, text):
        response = await leader.say(text)
        assert response.status == 400
        assert "empty" in await detail(response)
        assert rasa.texts == []

    async def test_8000_characters_are_taken_and_one_more_is_too_long(self, leader, rasa):
        assert (await leader.say("😀" * 8000)).status == 200
        response = await leader.say("a" * 8001)
        assert response.status == 413
        assert "8,000" in await detail(response)
        assert len(rasa.texts) == 1

    async def test_a_body_that_is_larger_than_any_message_is_too_long(self, leader):
        response = await leader.say("a" * 900_000)
        assert response.status == 413
        assert "8,000" in await detail(response)

    async def test_control_characters_are_taken_out_but_tabs_and_newlines_stay(self, leader, rasa, rows):
        await leader.say("a\x00b\x1b[31mc\td\r\ne\u202ef\x85g")
        assert rasa.texts == ["ab[31mc\td\nefg"]
        assert rows("SELECT said FROM turns WHERE number = 2") == [("ab[31mc\td\nefg",)]

    @pytest.mark.parametrize(
        "text", ["/restart", '/answer{"choice": "x"}', "  /help", "😀", "<script>alert(1)</script>", "ما العمل؟"]
    )
    async def test_whatever_is_typed_reaches_rasa_as_text(self, leader, rasa, text):
        assert (await leader.say(text)).status == 200
        assert rasa.texts == [text]

    @pytest.mark.parametrize(
        ("body", "words"),
        [
            (b"{", "not valid JSON"),
            (b"", "not valid JSON"),
            (b"\xff\xfe", "not valid JSON"),
            (b'{"key": NaN}', "not valid JSON"),
            (b"[" * 5000, "not valid JSON"),
            (b'{"text": "\\ud800"}', "not valid JSON"),
            (b"[]", "JSON object"),
            (b"null", "JSON object"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000"}', "'text' is missing"),
            (b'{"text": "a"}', "'key' is missing"),
            (b'{"key": "1", "text": "a"}', "'key' must be a UUID"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000\\n", "text": "a"}', "'key' must be a UUID"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000", "text": 7}', "'text' must be text"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000", "text": null}', "'text' must be text"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000", "text": "a", "sender": "x"}', "'sender' is not known"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000", "text": "a", "choice": "b"}', "not both"),
            (b'{"key": "123e4567-e89b-12d3-a456-426614174000", "choice": ""}', "'choice' is empty"),
        ],
    )
    async def test_a_body_that_cannot_be_read_is_refused_in_words(self, leader, rasa, body, words):
        response = await leader.client.post("/api/turns", data=body, headers={"Content-Type": "application/json"})
        assert response.status == 400
        assert words in await detail(response)
        assert rasa.texts == []

    async def test_a_body_that_does_not_say_it_is_json_is_refused(self, leader):
        body = '{"key": "123e4567-e89b-12d3-a456-426614174000", "text": "a"}'
        response = await leader.client.post("/api/turns", data=body, headers={"Content-Type": "text/plain"})
        assert response.status == 415
        assert "JSON" in await detail(response)

    @pytest.mark.parametrize("after", ["-1", "x", "1.5", "", "٣", "9" * 20])
    async def test_after_must_be_a_number(self, leader, after):
        response = await leader.client.get("/api/turns", params={"after": after})
        assert response.status == 400
        assert "after" in await detail(response)

    async def test_who_sends_too_fast_is_told_when_to_go_on(self, open_gateway, new_leader):
        server = await open_gateway(turns_a_minute=2)
        leader, other = await new_leader(server), await new_leader(server)
        statuses = [(await leader.say("hello")).status for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = await leader.say("hello")
        assert 0 < int(refused.headers["Retry-After"]) <= 30
        assert "Wait" in await detail(refused)
        assert (await other.say("hello")).status == 200

    async def test_an_address_that_opens_sessions_too_fast_is_stopped(self, open_gateway, new_leader):
        server = await open_gateway(sessions_a_minute=1)
        await new_leader(server)
        stranger = await new_leader(server, with_session=False)
        assert (await stranger.client.post("/api/session")).status == 429

    async def test_an_address_that_asks_too_fast_is_stopped(self, open_gateway, new_leader):
        leader = await new_leader(await open_gateway(requests_a_minute=2))
        await leader.turns()
        assert (await leader.client.get("/api/turns")).status == 429
        assert (await leader.client.get("/healthz")).status == 200


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
