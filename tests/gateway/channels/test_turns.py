"""Turns, as a client of the web API sees them."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest

from gateway.telling import TAKEN_OUT
from tests.gateway.fakes import RATINGS
from tests.gateway.problems import detail


async def test_a_turn_is_answered_and_kept(leader):
    response = await leader.say("Our neighbours went into intervention.")
    body = await response.json()
    assert response.status == 200
    assert body["turn"] == 2
    assert body["replies"] == [
        {"text": "You said: Our neighbours went into intervention.", "card": None, "choices": []}
    ]
    assert [turn["turn"] for turn in await leader.turns(after=1)] == [2]


async def test_the_time_of_each_step_is_in_a_header(leader):
    response = await leader.say("hello")
    names = [step.split(";")[0].strip() for step in response.headers["Server-Timing"].split(",")]
    assert names == ["redact", "store", "rasa", "answer"]


async def test_personal_data_reach_neither_rasa_nor_the_database(leader, rasa, rows):
    await leader.say("Priya is leaving.")
    assert rasa.texts == ["[colleague 1] is leaving."]
    assert rows("SELECT said FROM turns WHERE number = 2") == [("[colleague 1] is leaving.",)]


async def test_the_same_person_has_the_same_number_in_a_conversation_and_no_other(new_leader, rasa, rows):
    one, other = await new_leader(), await new_leader()
    for leader in (one, one, other):
        await leader.say("Priya is leaving.")
    assert rasa.texts == ["[colleague 1] is leaving."] * 3
    marks = {mark for (mark,) in rows("SELECT mark FROM pseudonyms")}
    # One for each conversation: by its mark nobody is known in another.
    assert len(marks) == 2
    assert "riya" not in repr(marks)


async def test_a_leader_is_told_the_first_time_that_something_is_taken_out_and_then_no_more(leader):
    said = [await (await leader.say(text)).json() for text in ("hello", "Priya is leaving.", "Priya stays.")]
    told = [[TAKEN_OUT in reply["text"] for reply in answer["replies"]] for answer in said]
    assert told == [[False], [True, False], [False]]


async def test_nobody_is_told_so_beside_what_is_said_of_somebodys_safety(leader, rasa):
    card = {"card": "safety", "kind": "child_risk", "lines": []}
    reply = {"text": "Please see to it now.", "card": card, "choices": []}
    rasa.body = json.dumps({"replies": [reply], "record": None, "orders": []})
    answer = await (await leader.say("Priya has not been seen.")).json()
    assert [one["text"] for one in answer["replies"]] == ["Please see to it now."]
    rasa.body = None
    answer = await (await leader.say("Priya is safe.")).json()
    assert answer["replies"][0]["text"] == TAKEN_OUT


async def test_who_was_not_answered_at_first_is_told_with_the_answer(leader, rasa):
    rasa.status = 422
    key = str(uuid4())
    await leader.say("Priya is leaving.", key)
    rasa.status = None
    answer = await (await leader.say("Priya is leaving.", key)).json()
    assert [reply["text"] for reply in answer["replies"]] == [TAKEN_OUT, "You said: [colleague 1] is leaving."]


async def test_erasing_takes_the_marks_along(leader, rows):
    await leader.say("Priya is leaving.")
    await leader.client.delete("/api/conversation")
    assert rows("SELECT * FROM pseudonyms") == []


async def test_a_repeated_delivery_returns_the_stored_replies(leader, rasa):
    key = str(uuid4())
    first, second = [await (await leader.say("hello", key)).json() for _ in range(2)]
    assert first == second
    assert len(rasa.taken) == 2
    assert len(rasa.arrived) == 2


async def test_a_repeated_delivery_in_capitals_is_the_same_turn(leader, rasa):
    key = str(uuid4())
    await leader.say("hello", key)
    await leader.say("hello", key.upper())
    assert rasa.texts == ["hello"]


async def test_a_choice_that_was_offered_is_taken_with_its_label(leader, rasa):
    await leader.say("rate me")
    response = await leader.pick("rate:7")
    assert (await response.json())["replies"][0]["text"] == "You picked 7."
    assert rasa.taken[-1]["choice"] == {"id": "rate:7", "label": "7"}


async def test_choices_stay_open_until_others_are_offered(leader):
    assert (await (await leader.say("rate me")).json())["replies"][0]["choices"] == RATINGS
    await leader.say("what does that mean?")
    assert (await leader.pick("rate:3")).status == 200


@pytest.mark.parametrize("choice", ["rate:11", "restart", "/restart", "rate:7 "])
async def test_a_choice_that_was_never_offered_is_refused_in_words(leader, rows, choice):
    await leader.say("rate me")
    response = await leader.pick(choice)
    assert response.status == 400
    assert "last offered" in await detail(response)
    assert rows("SELECT count(*) FROM turns") == [(2,)]


async def test_somebody_elses_choices_are_not_mine(new_leader):
    one, other = await new_leader(), await new_leader()
    await one.say("rate me")
    assert (await other.pick("rate:7")).status == 400


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "\x00\x07", "\u200b\u2060\ufeff", "\u00a0\u3000"])
async def test_a_message_without_words_is_refused(leader, rasa, text):
    response = await leader.say(text)
    assert response.status == 400
    assert "empty" in await detail(response)
    assert rasa.texts == []


async def test_8000_characters_are_taken_and_one_more_is_too_long(leader, rasa):
    assert (await leader.say("😀" * 8000)).status == 200
    response = await leader.say("a" * 8001)
    assert response.status == 413
    assert "8,000" in await detail(response)
    assert len(rasa.texts) == 1


async def test_a_body_that_is_larger_than_any_message_is_too_long(leader):
    response = await leader.say("a" * 900_000)
    assert response.status == 413
    assert "8,000" in await detail(response)


async def test_control_characters_are_taken_out_but_tabs_and_newlines_stay(leader, rasa, rows):
    await leader.say("a\x00b\x1b[31mc\td\r\ne\u202ef\x85g")
    assert rasa.texts == ["ab[31mc\td\nefg"]
    assert rows("SELECT said FROM turns WHERE number = 2") == [("ab[31mc\td\nefg",)]


@pytest.mark.parametrize(
    "text", ["/restart", '/answer{"choice": "x"}', "  /help", "😀", "<script>alert(1)</script>", "ما العمل؟"]
)
async def test_whatever_is_typed_reaches_rasa_as_text(leader, rasa, text):
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
async def test_a_body_that_cannot_be_read_is_refused_in_words(leader, rasa, body, words):
    response = await leader.client.post("/api/turns", data=body, headers={"Content-Type": "application/json"})
    assert response.status == 400
    assert words in await detail(response)
    assert rasa.texts == []


async def test_a_body_that_does_not_say_it_is_json_is_refused(leader):
    body = '{"key": "123e4567-e89b-12d3-a456-426614174000", "text": "a"}'
    response = await leader.client.post("/api/turns", data=body, headers={"Content-Type": "text/plain"})
    assert response.status == 415
    assert "JSON" in await detail(response)


@pytest.mark.parametrize("after", ["-1", "x", "1.5", "", "٣", "9" * 20])
async def test_after_must_be_a_number(leader, after):
    response = await leader.client.get("/api/turns", params={"after": after})
    assert response.status == 400
    assert "after" in await detail(response)


async def test_who_sends_too_fast_is_told_when_to_go_on(open_gateway, new_leader):
    server = await open_gateway(turns_a_minute=2)
    leader, other = await new_leader(server), await new_leader(server)
    statuses = [(await leader.say("hello")).status for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = await leader.say("hello")
    assert 0 < int(refused.headers["Retry-After"]) <= 30
    assert "Wait" in await detail(refused)
    assert (await other.say("hello")).status == 200


async def test_an_address_that_opens_sessions_too_fast_is_stopped(open_gateway, new_leader):
    server = await open_gateway(sessions_a_minute=1)
    await new_leader(server)
    stranger = await new_leader(server, with_session=False)
    assert (await stranger.client.post("/api/session")).status == 429


async def test_an_address_that_asks_too_fast_is_stopped(open_gateway, new_leader):
    leader = await new_leader(await open_gateway(requests_a_minute=2))
    await leader.turns()
    assert (await leader.client.get("/api/turns")).status == 429
    assert (await leader.client.get("/healthz")).status == 200
