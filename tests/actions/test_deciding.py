"""What counts as a yes where one is waited for, and what is done on it."""

from __future__ import annotations

import pytest

from actions import flow
from actions.state import Asides, Confirming, Context, Known, Offer, State
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "The heads of service do not speak to each other."
KNOWN = Known(value="high")
DISCLOSED = "i sat in the car this morning and thought about driving into the wall"


def asked(library: Library, what: Confirming, held: str | None = None) -> Leader:
    """A leader at a reflective question, who is asked that first."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = flow.plan_of(library.questions_of("full-report/questions/leading-change")[:2])
    asides = Asides(confirming=what, held=held)
    offer = Offer(chosen=("openness",))
    return Leader(library, State(situation=SITUATION, context=known, offer=offer, plan=plan, asides=asides))


@pytest.mark.parametrize(
    "words", ["carry on", "go on", "let's carry on", "ok carry on", "yes but keep the record", "don't delete it", "no"]
)
def test_nothing_is_erased_on_less_than_a_plain_yes(library: Library, words: str) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", words)
    assert leader.orders == []
    assert leader.responses == ["utter_not_erased"]


@pytest.mark.parametrize("intent", ["affirm", "answer"])
def test_what_it_was_read_as_alone_erases_nothing(library: Library, intent: str) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", "back to the questions", intent=intent)
    assert leader.orders == []


@pytest.mark.parametrize(("words", "choice"), [("Yes, delete everything", "yes"), ("yes please", None), ("ok", None)])
def test_a_plain_yes_or_the_button_erases(library: Library, words: str, choice: str | None) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", words, choice, "affirm")
    assert leader.orders == ["erase"]


def test_the_wish_to_erase_said_again_with_a_yes_is_one(library: Library) -> None:
    leader = asked(library, "erase")
    leader.interrupts("erase", "delete everything?", at="sure")
    assert (leader.orders, leader.state.asides.confirming) == ([], "erase")
    leader.interrupts("erase", "yes, delete everything", at="sure")
    assert leader.orders == ["erase"]


@pytest.mark.parametrize(
    "words", ["share it", "let her read it", "yes please", "yes, let my coach read it", "I'd like that"]
)
def test_words_that_say_so_share(library: Library, words: str) -> None:
    leader = asked(library, "share")
    leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == (["share"], ["utter_shared"])
    leader = asked(library, "share")
    leader.interrupts("share", words, at="sure")
    assert leader.orders == ["share"]


@pytest.mark.parametrize("words", ["no", "carry on", "who would read it", "don't share it", "not yet"])
def test_anything_else_hides_what_an_earlier_topic_shared(library: Library, words: str) -> None:
    leader = asked(library, "share")
    leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == (["withhold"], ["utter_not_shared"])


def test_sharing_taken_back_where_it_is_asked_is_not_asked_again(library: Library) -> None:
    leader = asked(library, "share")
    state = leader.interrupts("withhold", "keep it private", at="sure")
    assert leader.orders == ["withhold"]
    assert (state.asides.confirming, state.asides.share_asked) == (None, True)


@pytest.mark.parametrize("words", ["I'm ok now, let's carry on", "im fine", "I am fine, go on please"])
def test_a_leader_who_is_all_right_again_goes_on_and_the_disclosure_is_no_answer(library: Library, words: str) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    state = leader.replies_at("sure", words)
    assert leader.responses == ["utter_going_on"]
    assert (state.replies, state.asides.held) == ({}, None)


@pytest.mark.parametrize(("words", "choice"), [("You misread me", "misread"), ("that is a figure of speech", None)])
def test_what_was_no_sign_of_risk_is_taken_for_what_it_was(library: Library, words: str, choice: str | None) -> None:
    said = "The board is killing us with paper and nobody says so."
    leader = asked(library, "go_on", said)
    state = leader.replies_at("sure", words, choice, "deny")
    assert leader.responses[0] == "utter_misread"
    assert [reply.text for reply in state.replies.values()] == [said]
