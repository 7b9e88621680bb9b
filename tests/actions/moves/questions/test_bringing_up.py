"""A question that was skipped, put off or never asked is brought up wherever it is wished for."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.parts import Known
from actions.words.dialogue.wanting import wanted_in
from knowledge.library import Library
from tests.actions.leader import Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    """After the end, with the third question skipped."""
    leader = with_a_record(library)
    plan = leader.state.plan
    third = next(ask.key for ask in plan.asks if ask.question == plan.questions[2] and ask.kind == "main")
    replies = {key: one for key, one in leader.state.replies.items() if key != third}
    context = leader.state.context.but(stability=Known(value="high"))
    leader.state = leader.state.but(replies=replies, plan=plan.but(skipped=(third,)), context=context)
    return leader


def open_place(leader: Leader) -> int | None:
    current = leader.state.plan.current
    return leader.state.plan.questions.index(current.question) + 1 if current else None


@pytest.mark.parametrize(
    "words",
    ["wheres q3", "the q i skipped. can i do it", "show q3 tho ive got 5 mins now", "Can I do the question I skipped?"],
)
@pytest.mark.parametrize("intent", ["about", "resume", "out_of_scope", "example"])
async def test_it_is_brought_up_after_the_end(leader: Leader, words: str, intent: str) -> None:
    state = await leader.interrupts_the_bot(intent, words, None)
    assert (open_place(leader), flow.next_door(state)) == (3, "answer")
    assert "utter_question_brought" in leader.responses
    skipped = state.plan.skipped[0]
    state = leader.replies_at("answer", "6, they all do it by now without asking")
    assert (state.replies[skipped].rating, state.plan.skipped) == (6, ())


def test_what_is_said_beside_it_is_taken_in(leader: Leader) -> None:
    asides = leader.state.asides.but(closed=False, another_step=False)
    leader.state = leader.state.but(asides=asides)
    state = leader.replies_at("check_in", "fri pm. n whats q3 u never asked me it")
    assert (state.asides.check_in, open_place(leader)) == ("2026-11-27", 3)


def test_beside_a_no_to_sharing_both_are_done(leader: Leader) -> None:
    leader.state = leader.state.but(
        asides=leader.state.asides.but(closed=False, check_in_asked=True, another_step=False)
    )
    leader.replies_at("sure", "no. show q3 tho ive got 5 mins now")
    assert (leader.orders, open_place(leader)) == (["withhold"], 3)


def test_beside_a_step_both_are_kept_apart(leader: Leader) -> None:
    asides = leader.state.asides.but(closed=False, another_step=True)
    leader.state = leader.state.but(steps=(), asides=asides)
    state = leader.replies_at("step_what", "wheres q3. i will triage all 61 by friday with sarah")
    whats = [step.what for step in state.drafted]
    assert open_place(leader) == 3
    assert len(whats) == 1
    assert "q3" not in whats[0]


def test_one_that_comes_later_comes_now(library: Library) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(
        replies={}, plan=leader.state.plan.but(at=0), asides=leader.state.asides.but(closed=False)
    )
    wanted = leader.state.plan.questions[2]
    state = leader.replies_at("answer", "can we do question 3 first")
    assert state.plan.current is not None
    assert state.plan.current.question == wanted
    assert len(state.plan.questions) == 3


@pytest.mark.parametrize(
    "words",
    [
        "What have you got written down for question 3?",
        "what does question 3 say now?",
        "I skipped the meeting on Tuesday.",
        "The one that I missed was the police lead, and he minds.",
        "Please change my answer to question 3: remove the first sentence.",
    ],
)
def test_what_wishes_for_none(words: str) -> None:
    assert wanted_in(words) is None


def test_the_one_that_was_put_off_is_brought_and_the_number_kept(library: Library) -> None:
    leader = with_a_record(library)
    plan, replies = leader.state.plan, dict(leader.state.replies)
    parked = next(iter(replies))
    del replies[parked]
    rated = next(n for n, ask in enumerate(plan.asks) if ask.question == plan.questions[1])
    del replies[plan.asks[rated].key]
    asides = leader.state.asides.but(closed=False)
    leader.state = leader.state.but(replies=replies, plan=plan.but(at=rated, parked=(parked,)), asides=asides)
    state = leader.replies_at("answer", "Still 5. That's not the one I parked though, it was about carrying work")
    assert state.replies[plan.asks[rated].key].text == "Still 5."
    assert open_place(leader) == 1
    assert course.standing(state, parked) is None
