"""Fewer questions for who has little time."""

from __future__ import annotations

from actions import course
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Question
from tests.actions.leader import Leader

SITUATION = "We lost two heads of service and the rest are tired of change."


def asked(library: Library) -> Leader:
    questions = [item for _, item in library.pack.all() if isinstance(item, Question)][:6]
    return Leader(library, State(situation=SITUATION, plan=course.plan_of(questions)))


def test_the_questions_are_cut_to_as_many_as_are_wanted(library: Library) -> None:
    leader = asked(library)
    state = leader.replies_at("answer", "can we do like 3 questions")
    assert (len(state.plan.questions), state.replies, leader.responses) == (3, {}, ["utter_fewer"])


def test_what_was_answered_stays_and_what_is_answered_beside_the_wish_is_kept(library: Library) -> None:
    leader = asked(library)
    while len({ask.question for ask in leader.state.plan.asks[: leader.state.plan.at + 1]}) < 2:
        leader.replies_at("answer", "The heads meet weekly and say what they think, 6 of them at least.")
    answered = len(leader.state.replies)
    state = leader.replies_at("answer", "Schools would say we listen, now and then. Just two of these please")
    assert len(state.plan.questions) == 3
    assert len(state.replies) == answered + 1


def test_who_says_at_the_start_how_long_they_have_is_asked_as_much_as_there_is_time_for(library: Library) -> None:
    leader = Leader(library, State())
    state = leader.replies_at("situation", f"I have about ten minutes between meetings. {SITUATION}")
    assert (state.asides.most, state.situation) == (3, SITUATION)
    assert "utter_fewer" in leader.responses


def test_where_no_more_are_left_than_that_nothing_is_said(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "can we do like 3 questions")
    before = leader.state
    assert leader.replies_at("answer", "only 3 questions please").plan == before.plan
    assert "utter_fewer" not in leader.responses
