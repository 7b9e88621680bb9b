"""A wish to stop, whatever stands beside it, and answers that only hold such words."""

from __future__ import annotations

import pytest

from actions import course
from actions.asides import Asides
from actions.moves.topics import stopping
from actions.parts import Context, Known, Offer
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high", words="good for years")
SITUATION = "We are closing six hubs and I have to tell the staff on the 12th."
ANSWERED = "The hub managers see it before any of us do"


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the first question."""
    known = Context(challenge=KNOWN.but(value="change"), performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:3])
    state = State(situation=SITUATION, context=known, offer=Offer(chosen=("openness",)), plan=plan)
    return Leader(library, state)


def after_a_risk(leader: Leader) -> Leader:
    leader.state = leader.state.but(asides=Asides(confirming="go_on", held="it is over", risk="own_distress"))
    return leader


WISHES = [
    "not now",
    "Not now, thanks.",
    "not today",
    "I want to stop",
    "No. I said not now. I want to stop.",
    "you keep doing that. I'm alright. not now then",
    "I want to stop. I can't do this today",
    "let's leave it there",
    "lets leave it there for today, I'm shattered",
    "Can we stop, I've got cabinet at two",
    "I can't do this today",
    "sorry, I can't do any more today",
    "I'd like to stop please",
    "Right, I think I'll leave it for today",
    "That's enough for today, thank you",
    "no no. I need to stop now",
    "I said I want to stop",
    "could we stop there because I have to collect my daughter",
    "I'm not up to this today, sorry",
    "Another time.",
    "please just stop",
    "I have to go",
    "shall we call it a day",
    "It's late. Another day.",
]
ANSWERS = [
    "I want to stop the leaks from the building",
    "We need to stop doing everything at once",
    "They keep telling us not now, and the parents wait",
    '"Not now," they say, every single time.',
    "Not now that the lead member has changed",
    "He said he can't do this today and walked out",
    "I told them we can stop there and nobody listened",
    "I want to stop, drop the reorganisation and begin again with three teams",
    "We leave it there for the night staff to read",
    "Staff can't do this today, they have no laptops",
    "The partners say not now. We wait. Then it is too late.",
    "I have to go to scrutiny and tell them the truth",
    "I can't stop worrying about the hubs",
    "Call it a day for the old model, start the new one in April",
    "No more for now means no more ever, where finance is concerned",
    "We meet, we talk, we agree another time for it",
]


@pytest.mark.parametrize("words", WISHES)
def test_a_wish_to_stop_keeps_the_place_and_is_no_answer(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (leader.responses, state.replies, state.plan.at) == (["utter_paused"], {}, 0)
    assert (state.asides.quiet, state.asides.paused) == (True, True)


@pytest.mark.parametrize("words", WISHES)
async def test_it_is_heard_after_a_card_of_risk_whatever_it_was_read_as(leader: Leader, words: str) -> None:
    after_a_risk(leader).replies_at("sure", words)
    assert leader.responses == ["utter_waiting"]
    state = await leader.interrupts_the_bot("complaint", words, at="sure")
    assert (leader.responses, state.asides.confirming, state.asides.held) == (["utter_waiting"], "go_on", "it is over")


@pytest.mark.parametrize("intent", ["complaint", "smalltalk", "skip", "resume", "pause"])
async def test_it_is_heard_at_a_question_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    state = await leader.interrupts_the_bot(intent, "you keep doing that. I'm alright. not now then", at="answer")
    assert (leader.responses, state.replies) == (["utter_paused"], {})


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_that_holds_such_words_stays_one(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert [reply.text for reply in state.replies.values()] == [words]
    assert "utter_paused" not in leader.responses


@pytest.mark.parametrize(
    "words", [f"{ANSWERED}. I want to stop there", f"{ANSWERED}. I can't do this today", f"Not now. {ANSWERED}"]
)
def test_an_answer_beside_it_is_kept(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert [reply.text.rstrip(".") for reply in state.replies.values()] == [ANSWERED]
    assert (leader.responses[-1], state.asides.quiet) == ("utter_paused", True)


@pytest.mark.parametrize("door", ["another_step", "check_in", "sure"])
def test_not_now_is_a_no_where_one_is_waited_for(leader: Leader, door: str) -> None:
    assert stopping.stop_in("not now", door, leader.state) is None
    assert stopping.stop_in("let's leave it there", door, leader.state) is None
    assert stopping.stop_in("I want to stop", door, leader.state) == stopping.Stop("")


async def test_who_wants_to_be_erased_is_erased_before_anything_stops(leader: Leader) -> None:
    state = await leader.interrupts_the_bot("erase", "I want to stop. Delete everything", at="answer")
    assert state.asides.confirming == "erase"


def test_a_new_sign_of_risk_beside_it_is_no_mere_wish_to_stop(leader: Leader) -> None:
    after_a_risk(leader).replies_at("sure", "I want to stop. I've got the pills here")
    assert leader.responses == ["utter_not_coached_on"]


def test_the_next_words_find_nothing_left_of_the_pause(leader: Leader) -> None:
    leader.replies_at("answer", "not now")
    assert not leader.replies_at("answer", f"{ANSWERED}, every week").asides.paused


@pytest.mark.parametrize(
    "words", ["gtg mtg", "gtg", "need to run", "mtg now", "sorry, got to dash", "must run", "being called away", "brb"]
)
@pytest.mark.parametrize("door", ["answer", "step_what", "sure", "check_in"])
def test_leaving_in_a_hurry_pauses(leader: Leader, door: str, words: str) -> None:
    assert stopping.stop_in(words, door, leader.state) == stopping.Stop("")


@pytest.mark.parametrize(
    "words",
    ["I need to run the workshop with the heads", "They must run their own panels", "The mtg now takes three hours"],
)
def test_what_only_speaks_of_running_is_an_answer(leader: Leader, words: str) -> None:
    assert stopping.stop_in(words, "answer", leader.state) is None
