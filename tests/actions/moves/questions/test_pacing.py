"""Fewer questions for who has little time."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Context, Known, Offer
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


def test_the_same_wish_again_is_confirmed_and_answers_nothing(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "can we do like 3 questions")
    before = leader.state
    for words in ("only 3 questions please", "can we do three", "We said three."):
        assert leader.replies_at("answer", words).plan == before.plan
        assert (leader.responses, leader.state.replies) == (["utter_fewer"], {})


async def test_a_short_wish_for_few_is_no_pause(library: Library) -> None:
    leader = asked(library)
    state = await leader.interrupts_the_bot("pause", "can we do three", "answer")
    assert (len(state.plan.questions), leader.responses) == (3, ["utter_fewer"])


def test_one_question_is_swapped_for_another_and_the_promise_stands(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "can we do like 3 questions")
    offer = Offer(chosen=("openness",), sets=("full-report/questions/assessing-capability",))
    leader.state = leader.state.but(offer=offer)
    first = leader.state.plan.questions
    state = leader.replies_at("answer", "Can you give me a different question?")
    assert (leader.responses, state.plan.skipped) == (["utter_another_question"], (f"{first[0]}#main0",))
    assert len(state.plan.questions) == 4
    assert state.plan.questions[2:] == first[1:]
    assert "different question" not in str(state.replies)


def test_a_promise_stands_when_other_questions_are_turned_to(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "can we do like 3 questions")
    state = leader.replies_at("answer", "these are the wrong questions")
    assert len(state.plan.questions) - len(state.plan.skipped) == 3


def test_who_insists_on_the_promise_gets_no_more_than_that(library: Library) -> None:
    leader = asked(library)
    leader.state = leader.state.but(asides=leader.state.asides.but(most=3))
    state = leader.replies_at("answer", "Hang on, we said three and now it's six.")
    assert (len(state.plan.questions), state.replies, leader.responses) == (3, {}, ["utter_fewer"])


@pytest.mark.parametrize(
    "words", ["RI, improving. quick pls", "RI, improving. can we do the short version", "RI. 8 mins"]
)
def test_who_is_in_a_hurry_is_promised_few_questions_once(library: Library, words: str) -> None:
    leader = Leader(library, State(situation=SITUATION, context=Context(challenge=Known(value="change"))))
    state = leader.replies_at("performance", words)
    assert (state.asides.most, state.situation, leader.responses[0]) == (3, SITUATION, "utter_fewer")
    leader.replies_at("stability", "settled. quick pls")
    assert leader.responses == ["utter_context_noted"]


def test_what_is_told_of_some_people_is_no_wish_for_few_and_is_kept(library: Library) -> None:
    leader = Leader(library, State(situation=SITUATION))
    words = (
        "None of them really. From Monday I manage my old peers, and one of them, a deputy, applied for the post too"
    )
    state = leader.replies_at("challenge", words)
    assert "utter_fewer" not in leader.responses
    assert state.asides.most is None
    assert "applied for the post too" in (state.situation or "")


@pytest.mark.parametrize(
    "words", ["Why only one question? I never asked for that.", "No I don't want just one, I want the normal number"]
)
def test_a_promise_that_was_not_wished_for_is_undone(library: Library, words: str) -> None:
    leader = Leader(library, State(situation=SITUATION, context=Context(challenge=Known(value="change"))))
    leader.state = leader.state.but(asides=leader.state.asides.but(most=1))
    state = leader.replies_at("performance", words)
    assert (leader.responses, state.asides.most, state.situation) == (["utter_not_few"], None, SITUATION)


def test_what_is_told_beside_a_denial_is_taken(library: Library) -> None:
    leader = Leader(library, State(situation=SITUATION, context=Context(challenge=Known(value="change"))))
    leader.state = leader.state.but(asides=leader.state.asides.but(most=1))
    state = leader.replies_at("performance", "I don't want just one question. We were RI and are improving.")
    assert state.asides.most is None
    assert state.context.value_of("performance") == "improving"


def test_more_questions_come_after_the_one_that_is_open(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "only one question please")
    assert len(leader.state.plan.questions) == 1
    leader.state = leader.state.but(offer=Offer(chosen=("openness",)))
    state = leader.replies_at("answer", "Only 1? Can I have more questions please, four or so")
    assert (leader.responses, len(state.plan.questions), state.replies) == (["utter_more_questions"], 4, {})


def test_more_questions_are_had_where_the_steps_have_begun(library: Library) -> None:
    leader = asked(library)
    leader.replies_at("answer", "only one question please")
    leader.state = course.at_next_steps(leader.state.but(offer=Offer(chosen=("openness",))))
    words = "hang on, that was very quick. i wanted more questions than one. can we carry on with the questions"
    state = leader.replies_at("step_what", words)
    assert state.plan.current is not None
    assert (state.drafted, state.replies, leader.responses) == ((), {}, ["utter_more_questions"])


def test_few_questions_are_wished_for_beside_the_choice_and_at_the_context(library: Library) -> None:
    leader = Leader(library, State(situation=SITUATION, context=Context(challenge=Known(value="change"))))
    leader.state = leader.state.but(offer=Offer(shown=("openness", "simplicity"), presented=True))
    state = leader.replies_at("chosen", "Openness. But I've got a meeting at four, can we do three?")
    assert (state.offer.chosen, len(state.plan.questions), state.situation) == (("openness",), 3, SITUATION)


async def test_few_questions_beside_the_kind_of_problem_are_no_wish_for_steps(library: Library) -> None:
    leader = Leader(library, State(situation=SITUATION, context=Context(challenge=Known(value="change"))))
    words = "Swift action. Two questions at most again please"
    state = await leader.interrupts_the_bot("next_steps", words, "problem")
    assert (state.asides.most, state.context.value_of("problem")) == (2, "critical")


def test_who_says_again_how_many_answers_nothing(library: Library) -> None:
    leader = asked(library)
    state = leader.replies_at("answer", "I did say three. Three questions please, not six.")
    assert (len(state.plan.questions), state.replies, leader.responses) == (3, {}, ["utter_fewer"])


def test_what_is_told_between_how_little_time_there_is_and_a_question_is_the_situation(library: Library) -> None:
    leader = Leader(library, State())
    words = "hi got 9 mins b4 a call. ad in a city. 5 agency sws quit the duty team today, 40 unallocated. what do i do"
    state = leader.replies_at("situation", words)
    assert state.asides.most == 3
    assert "40 unallocated" in (state.situation or "")
    assert "utter_plain_situation" not in leader.responses
