"""An earlier topic that is meant by what it is about, and what is begun again that is no topic."""

from __future__ import annotations

import pytest

from actions.course import plan_of
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import TODAY, Leader

STAFF = "Agency workers leave each month. Permanent staff are cross about the caseloads."
COMPLAINT = "A councillor has complained that nobody returned her calls."


@pytest.fixture
def second(library: Library) -> Leader:
    """At a question of a second topic."""
    plan = plan_of(library.questions_of("full-report/questions/identifying-resources"))
    first = State(situation=STAFF, plan=plan)
    return Leader(library, first.turned_to(None, TODAY).but(situation=COMPLAINT, plan=plan))


@pytest.mark.parametrize(
    "words",
    [
        "back to the staffing one now pls",
        "ok back to the workforce topic",
        "can we go back to staffing",
        "no i meant go back to the first topic, the workforce",
        "Can we return to the caseloads one, please?",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "go_back", "start_over", "topics"])
async def test_an_earlier_topic_is_meant_by_what_it_is_about(second: Leader, words: str, intent: str) -> None:
    if intent == "answer":
        state = second.replies_at("answer", words)
    else:
        state = await second.interrupts_the_bot(intent, words, "answer")
    assert (state.number, state.replies, len(state.earlier_topics)) == (1, {}, 1)


def test_what_is_told_before_the_way_back_is_the_answer_there(second: Leader) -> None:
    told = "There is one inbox and nobody watches it. I'll ring her myself tomorrow."
    state = second.replies_at("answer", f"{told} right back to the staffing one now pls")
    assert state.number == 1
    assert [reply.text for reply in state.earlier_topics[-1].replies.values()] == [told]


@pytest.mark.parametrize(
    "words",
    [
        "We need to get back to the staffing levels of 2019",
        "We go back to the calls one by one each Friday and answer them",
    ],
)
def test_what_they_go_back_to_in_the_matter_is_an_answer(second: Leader, words: str) -> None:
    state = second.replies_at("answer", words)
    assert (state.number, [reply.text for reply in state.replies.values()]) == (2, [words])


@pytest.mark.parametrize("order", ["start that again", "begin the visits again", "start them again in spring"])
async def test_what_they_will_begin_again_is_part_of_the_answer(second: Leader, order: str) -> None:
    told = "Be in the offices. I used to do Fridays in one of them and stopped."
    state = await second.interrupts_the_bot("start_over", order, "answer", told)
    assert (state.number, [reply.text for reply in state.replies.values()]) == (2, [f"{told} {order}"])
    state = await second.interrupts_the_bot("start_over", f"{told} {order}", "answer")
    assert (state.number, len(state.replies)) == (2, 2)


@pytest.mark.parametrize(
    "order", ["new topic", "can we start over", "start again from scratch", "something else please"]
)
async def test_a_plain_wish_to_begin_again_is_done_beside_an_answer(second: Leader, order: str) -> None:
    told = "Be in the offices. I used to do Fridays in one of them and stopped."
    state = await second.interrupts_the_bot("start_over", order, "answer", told)
    assert state.number == 3


@pytest.mark.parametrize("intent", ["start_over", "topics"])
async def test_who_did_not_mean_a_new_topic_is_back_where_they_were(second: Leader, intent: str) -> None:
    second.state = second.state.turned_to(None, TODAY)
    words = "no i meant start the visits again!! go back to what we were doing"
    state = await second.interrupts_the_bot(intent, words, "situation")
    assert (state.number, state.situation) == (2, COMPLAINT)
    assert [topic.number for topic in state.earlier_topics] == [1]
