"""What is said in Teams is answered once and in order, whatever is delivered twice, refused, slow, away or killed."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta

import pytest

from gateway import courier
from gateway.channels.teams import agent, tokens
from gateway.check_ins import CheckIns
from gateway.keys import BOT, COURIER, DATABASE, PIPELINE
from tests.gateway.fakes import FakeRedactor
from tests.teams.person import cards_of, read
from tests.teams.service import Refusal
from tests.waiting import until


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch):
    """So that a test need not wait for what a leader would."""
    monkeypatch.setattr(courier, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(agent, "LONGEST", 0.3)
    monkeypatch.setattr(agent, "GRACE", 0.05)


@pytest.fixture
async def begun(ann):
    """A leader who has been welcomed."""
    await ann.install()
    await until(lambda: ann.told == "Welcome.")
    ann.teams.taken.clear()
    ann.teams.typing.clear()
    return ann


async def test_what_is_delivered_three_times_is_answered_once(begun, rasa):
    said = begun.worded("hello")
    assert [await begun.send(said) for _ in range(3)] == [202] * 3
    assert (begun.told, rasa.texts) == ("You said: hello", ["hello"])


async def test_what_is_delivered_three_times_at_once_is_answered_once(begun, rasa):
    said = begun.worded("hello")
    assert await asyncio.gather(*(begun.send(said) for _ in range(3))) == [202] * 3
    await until(lambda: bool(begun.told))
    assert (begun.told, rasa.texts) == ("You said: hello", ["hello"])


async def test_what_is_delivered_again_after_a_restart_is_answered_once(begun, rasa, open_gateway, new_person):
    said = begun.worded("hello")
    await begun.send(said)
    later = new_person(server=await open_gateway())
    assert await later.send(said) == 202
    assert (begun.told, rasa.texts) == ("You said: hello", ["hello"])


async def test_a_refusal_that_is_delivered_three_times_is_told_once(begun):
    said = begun.worded("a" * 9_000)
    for _ in range(3):
        await begun.send(said)
    assert len(begun.sent) == 1


async def test_what_is_said_during_a_slow_turn_waits_in_the_order_in_which_it_was_said(begun, rasa):
    rasa.gate.clear()
    now = datetime.now(UTC)
    first, second, third = (
        begun.worded(text, timestamp=(now + timedelta(seconds=n)).isoformat())
        for n, text in enumerate(("first", "second", "third"))
    )
    # Each request ends before its turn is answered.
    assert [await begun.send(said) for said in (first, third, second)] == [202] * 3
    rasa.gate.set()
    await until(lambda: len(begun.sent) == 3)
    assert begun.told.splitlines() == ["You said: first", "You said: second", "You said: third"]
    assert rasa.texts == ["first", "second", "third"]


async def test_while_it_works_it_types_and_what_takes_long_comes_by_itself(begun, rasa, teams, rows, monkeypatch):
    monkeypatch.setattr(agent, "FIRST_SIGN", 0.05)
    rasa.gate.clear()
    began = time.perf_counter()
    assert await begun.say("hello") == 202
    assert 0.25 < time.perf_counter() - began < 15
    assert [taken.conversation for taken in teams.typing] == [begun.conversation]
    assert rows("SELECT said, state FROM turns WHERE number = 2") == [("hello", "received")]
    assert begun.sent == []
    rasa.gate.set()
    await until(lambda: begun.told == "You said: hello")


async def test_what_is_quick_is_answered_without_typing(begun, teams):
    await begun.say("hello")
    assert (begun.told, teams.typing) == ("You said: hello", [])


async def test_an_answer_that_a_crash_cut_off_is_given_after_it(begun, rasa, gateway, open_gateway):
    rasa.gate.clear()
    await begun.say("hello")
    await gateway.close()
    rasa.gate.set()
    assert begun.sent == []
    await open_gateway()
    await until(lambda: bool(begun.sent))
    assert (begun.told, rasa.texts) == ("You said: hello", ["hello"])


async def test_an_answer_that_was_not_sent_before_a_crash_is_sent_after_it(begun, teams, gateway, open_gateway):
    teams.refusals.append(Refusal(503, times=1_000))
    await begun.say("hello")
    await gateway.close()
    assert begun.sent == []
    teams.refusals.clear()
    await open_gateway()
    await until(lambda: bool(begun.sent))
    assert begun.told == "You said: hello"


@pytest.mark.parametrize("status", [408, 412, 429, 500, 502, 503, 504])
async def test_what_teams_cannot_take_now_is_sent_again(status, begun, teams):
    teams.refusals.append(Refusal(status, {"error": {"code": "PreconditionFailed"}}, times=2))
    await begun.say("hello")
    await until(lambda: bool(begun.sent))
    assert (begun.told, teams.tries) == ("You said: hello", 4)


async def test_teams_is_left_alone_for_as_long_as_it_says(begun, teams):
    teams.refusals.append(Refusal(429, headers={"Retry-After": "1"}))
    began = time.perf_counter()
    await begun.say("hello")
    await begun.say("and more")
    await until(lambda: len(begun.sent) == 2)
    assert time.perf_counter() - began >= 0.9
    # Nothing was tried in between: the welcome, the refusal, and the two.
    assert teams.tries == 4
    assert begun.told.splitlines() == ["You said: hello", "You said: and more"]


async def test_a_token_that_teams_takes_no_more_is_replaced(begun, teams):
    teams.tokens.clear()
    await begun.say("hello")
    assert (begun.told, teams.asked["tokens"]) == ("You said: hello", 2)


async def test_a_secret_that_has_ended_loses_nothing(begun, teams, gateway):
    teams.tokens.clear()
    teams.is_away = True
    await begun.say("hello")
    assert begun.sent == []
    teams.is_away = False
    await until(lambda: bool(begun.sent))
    assert begun.told == "You said: hello"


async def test_nobody_waits_for_ever_for_a_token(begun, teams, monkeypatch):
    monkeypatch.setattr(tokens, "PATIENCE", 0.1)
    teams.tokens.clear()
    teams.token_gate.clear()
    await begun.say("hello")
    assert begun.sent == []
    assert teams.asked["tokens"] >= 2
    teams.token_gate.set()
    monkeypatch.setattr(tokens, "PATIENCE", 10.0)
    await until(lambda: bool(begun.sent))
    assert begun.told == "You said: hello"


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, "BotNotInConversationRoster"), (403, "BotDisabledByAdmin"), (404, "ConversationNotFound")],
)
async def test_after_the_bot_was_removed_nothing_is_sent_until_the_leader_writes_again(
    status, code, begun, teams, rows, gateway
):
    teams.refusals.append(Refusal(status, {"error": {"code": code}}))
    await begun.say("hello")
    assert (begun.sent, teams.tries) == ([], 2)
    gateway.app[COURIER].wake()
    # Kept, and nowhere to send it.
    assert rows("SELECT said, state, delivered FROM turns WHERE number = 2") == [("hello", "answered", None)]
    assert rows("SELECT address FROM conversations") == [(None,)]
    await begun.say("I am back")
    assert begun.told == "You said: I am back"


@pytest.mark.parametrize("status", [400, 413])
async def test_a_card_that_teams_does_not_take_is_told_in_words(status, begun, teams):
    teams.refusals.append(Refusal(status, {"error": {"code": "BadSyntax"}}))
    await begun.say("rate")
    numbers = [f"- {number}" for number in range(1, 11)]
    asked = ["A question", "How confident are you?", "From 1, not at all, to 10, completely"]
    assert begun.told.splitlines() == [*asked, *numbers]
    assert begun.buttons() == []


THREE = [letter * 1_999 for letter in "abc"]


@pytest.fixture
def in_three(begun, rasa):
    """The next turns are answered with what Teams takes in three messages."""
    rasa.body = json.dumps({"replies": [{"text": "\n".join(THREE), "card": None, "choices": []}]})


@pytest.mark.usefixtures("in_three")
async def test_of_a_reply_in_three_messages_none_comes_twice_when_one_is_put_off(begun, teams):
    teams.refusals.append(Refusal(429, after=1))
    await begun.say("hello")
    await until(lambda: len(begun.sent) == 3)
    # The welcome, the three, and the one that was put off.
    assert (begun.told.splitlines(), teams.tries) == (THREE, 5)


@pytest.mark.usefixtures("in_three")
async def test_of_a_reply_in_three_messages_none_comes_twice_after_a_crash(begun, teams, gateway, open_gateway):
    teams.refusals.append(Refusal(503, after=1, times=1_000))
    await begun.say("hello")
    await until(lambda: teams.tries > 3)
    await gateway.close()
    assert begun.told.splitlines() == THREE[:1]
    teams.refusals.clear()
    await open_gateway()
    await until(lambda: len(begun.sent) == 3)
    assert begun.told.splitlines() == THREE


async def test_of_several_cards_only_the_one_that_teams_does_not_take_is_told_in_words(begun, teams, rasa):
    lines = [f"{number} {'word ' * 200}".strip() for number in range(40)]
    reply = {"text": "Here it is.", "card": {"card": "item", "title": "A *case*", "body": lines}, "choices": []}
    rasa.body = json.dumps({"replies": [reply]})
    teams.refusals.append(Refusal(413, after=1))
    await begun.say("hello")
    assert begun.told.split() == " ".join(["Here it is.", "A *case*", *lines]).split()
    assert [bool(cards_of(one)) for one in begun.sent[:2]] == [True, False]


async def test_a_reply_of_which_nothing_can_be_seen_stands_in_no_others_way(begun, rasa, rows):
    rasa.body = json.dumps({"replies": [{"text": " ", "card": None, "choices": []}]})
    await begun.say("hello")
    assert rows("SELECT delivered FROM turns WHERE number = 2") == [(None,)]
    rasa.body = None
    await begun.say("and more")
    assert begun.told == "You said: and more"


@pytest.mark.parametrize("card", [{"behaviours": 7}, {"behaviours": ["x"]}, {"cases": [{"places": [{}]}]}])
async def test_a_card_of_another_shape_is_said_in_words(card, begun, rasa, caplog):
    reply = {"text": "Here it is.", "card": {"card": "findings"} | card, "choices": [{"id": "a", "label": "A"}]}
    rasa.body = json.dumps({"replies": [reply]})
    await begun.say("hello")
    await until(lambda: begun.told == "Here it is.\n- A")
    assert "undrawn" in caplog.text
    rasa.body = None
    await begun.say("and more")
    await until(lambda: begun.told.endswith("You said: and more"))


async def test_where_teams_answer_is_lost_the_reply_comes_twice_rather_than_never(begun, teams):
    teams.refusals.append(Refusal(502, is_taken=True))
    await begun.say("hello")
    await until(lambda: len(begun.sent) == 2)
    assert begun.told.splitlines() == ["You said: hello"] * 2


async def test_while_the_bot_is_away_the_leader_is_told_and_answered_later(begun, rasa):
    await rasa.stop()
    await begun.say("hello")
    await until(lambda: bool(begun.sent))
    assert "Your message is kept and will be answered" in begun.told
    await rasa.start()
    await until(lambda: len(begun.sent) == 2)
    assert read(begun.sent[-1]) == "You said: hello"


async def test_a_turn_that_has_no_answer_is_told_so(begun, rasa):
    rasa.status = 422
    await begun.say("hello")
    assert "could not answer this message" in begun.told


async def test_on_the_day_they_set_leaders_are_asked_in_teams(begun, gateway):
    await begun.say("a plan")
    app, day = gateway.app, datetime(2027, 6, 1, 12, 0, tzinfo=UTC)
    check_ins = CheckIns(app[DATABASE], app[PIPELINE]._turnstile, app[BOT], app[COURIER].wake, lambda: day)
    assert await check_ins.sweep() == 1
    await until(lambda: len(begun.sent) == 2)
    assert read(begun.sent[-1]) == "What came of it?"


async def test_whoever_comes_back_after_a_while_is_told_where_they_were(open_gateway, new_person):
    ann = new_person(server=await open_gateway(resume_minutes=0))
    await ann.say("hello")
    await ann.say("back again")
    assert ann.told.splitlines() == ["Welcome.", "You said: hello", "We were here.", "You said: back again"]


async def test_what_waits_for_a_turn_that_somebody_else_runs_is_read_once(begun, gateway, rows, rasa, monkeypatch):
    rightly, read_by_us = FakeRedactor.redact, []

    async def counted(self, text):
        read_by_us.append(text)
        return await rightly(self, text)

    monkeypatch.setattr(FakeRedactor, "redact", counted)
    ((key,),) = rows("SELECT key FROM conversations")
    async with gateway.app[PIPELINE]._turnstile.hold(key, "another"):
        await begun.say("hello")
        await asyncio.sleep(0.4)
        assert rasa.texts == []
    await until(lambda: begun.told == "You said: hello")
    assert read_by_us == ["hello"]


async def test_the_last_words_of_an_erased_conversation_come_also_while_others_of_it_are_put_off(begun, teams, rows):
    teams.refusals.append(Refusal(429, headers={"Retry-After": "60"}))
    await begun.say("hello")
    await begun.say("erase")
    assert begun.told == "You said: erase"
    assert rows("SELECT * FROM conversations") == []


async def test_people_do_not_wait_for_each_other(begun, rasa, new_person):
    rasa.gate.clear()
    ben = new_person("Ben Roe")
    await asyncio.gather(begun.say("hello"), ben.install())
    rasa.gate.set()
    await until(lambda: bool(begun.sent) and bool(ben.sent))
    assert (begun.told, ben.told) == ("You said: hello", "Welcome.")
