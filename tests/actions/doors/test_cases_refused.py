"""Objections to a case that was shown: why it was there is said, what is refused is gone, and the rest is done too."""

from __future__ import annotations

from datetime import date

import pytest

from actions import course
from actions.moves.situation import offering
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from actions.words.dialogue import cases
from knowledge.library import Library
from knowledge.schema import Question
from tests.actions.leader import Leader

SITUATION = "Eleven people have gone to the agency since April."
NAMES = ("commitment", "collaboration", "belief-in-people")
LOCAL, SHOCK = "full-report/case-study-8", "full-report/case-study-6"
CASES = (LOCAL, SHOCK)


@pytest.fixture
def leader(library: Library) -> Leader:
    offer = Offer(
        behaviours=tuple(Suggestion(id=name) for name in NAMES),
        cases=tuple(Suggestion(id=name, words="Eleven people have gone") for name in CASES),
        sets=("full-report/questions/assessing-capability",),
        shown=NAMES,
        cases_shown=CASES,
        cases_seen=CASES,
        presented=True,
    )
    known = Context(
        challenge=Known(value="culture"),
        performance=Known(value="low"),
        stability=Known(value="stable"),
        problem=Known(value="wicked"),
    )
    return Leader(library, State(situation=SITUATION, context=known, offer=offer))


def at_a_question(leader: Leader) -> Leader:
    every = [one for _, one in leader.library.pack.all() if isinstance(one, Question)]
    offer = leader.state.offer.but(chosen=("commitment",))
    leader.state = leader.state.but(offer=offer, plan=course.plan_of(every[:2]))
    return leader


def of_record(leader: Leader) -> list[str]:
    return [title for title in leader.lines if title in {leader.library.case(one).title for one in CASES}]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Case 8 is nothing like us. They were improving. Commitment, please.", [SHOCK]),
        ("drop case study 8. commitment", [SHOCK]),
        ("Commitment. None of those cases is right for us.", []),
        ("Not case 6. I'll take commitment.", [LOCAL]),
    ],
)
def test_a_case_that_is_refused_leaves_the_record_and_the_choice_is_done(
    leader: Leader, words: str, left: list[str]
) -> None:
    state = leader.replies_at("chosen", words)
    assert "utter_case_refused" in leader.responses
    assert (state.offer.chosen, state.situation) == (("commitment",), SITUATION)
    assert of_record(leader) == [leader.library.case(one).title for one in left]


def test_a_refused_case_does_not_come_again_in_any_topic(leader: Leader) -> None:
    refused = leader.replies_at("chosen", "Case study 8 doesn't fit. Commitment.")
    new = refused.turned_to(None, date(2026, 11, 22)).but(situation="Something else.")
    found = offering.looked_up(new, leader.library).offer
    again = offering.shown(found.but(cases=tuple(Suggestion(id=one) for one in CASES)))
    assert again.cases_shown == (SHOCK,)


@pytest.mark.parametrize(
    "words",
    [
        "Why did you show me case study 8?",
        "I'm puzzled that you offer me the case of authority D.",
        "why that case then",
    ],
)
@pytest.mark.parametrize("is_asking", [True, False])
def test_why_a_case_was_shown_is_said_with_how_it_differs(leader: Leader, words: str, is_asking: bool) -> None:
    one = at_a_question(leader) if is_asking else leader
    before = one.state
    after = one.replies_at("answer" if is_asking else "chosen", words)
    assert "utter_case_why" in one.responses
    assert any("improving there" in told.get("differs", "") for told in one.uttered)
    assert (after.replies, after.situation, after.offer.cases_shown) == ({}, SITUATION, before.offer.cases_shown)


async def test_an_objection_to_a_case_is_heard_whatever_it_was_read_as(leader: Leader) -> None:
    one = at_a_question(leader)
    state = await one.interrupts_the_bot("why", "Case study 8 is still nothing like us, why show it again", "answer")
    assert one.responses[:2] == ["utter_case_why", "utter_case_refused"]
    assert LOCAL not in (*state.offer.cases_shown, *state.offer.cases_seen)


def test_the_answer_beside_an_objection_to_a_case_is_kept_by_itself(leader: Leader) -> None:
    one, told = at_a_question(leader), "The commissioner, who would have to put it in writing."
    state = one.replies_at("answer", f"Not why the question. Why the case. {told}")
    assert [reply.text for reply in state.replies.values()] == [told]


@pytest.mark.parametrize(
    "words",
    [
        "In this case I would not go.",
        "The cases are piling up and nobody can allocate them.",
        "I don't know why the case was closed.",
        "None of the cases was allocated.",
    ],
)
def test_cases_of_their_own_are_no_cases_of_ours(words: str) -> None:
    assert cases.objections_in(words) == ([], words)


def test_no_case_comes_of_what_it_was_said_not_to_be(leader: Leader) -> None:
    context = leader.state.context.but(challenge=Known(value="shock"), problem=None, asked=())
    leader.state = leader.state.but(context=context, offer=Offer())
    after = leader.replies_at("problem", "Complex. And not sudden, it's not a shock, it has gone on for two years.")
    assert after.context.denied == ("shock",)
    assert offering.is_of_what_is_denied(SHOCK, after.context, leader.library)
    assert not offering.is_of_what_is_denied(LOCAL, after.context, leader.library)


@pytest.mark.parametrize("words", ["that case doesn't fit us", "The case is not relevant."])
def test_which_of_several_is_refused_is_asked_and_none_is_taken_out(leader: Leader, words: str) -> None:
    state = leader.replies_at("chosen", words)
    assert "utter_case_which" in leader.responses
    assert state.offer.cases_shown == CASES


def test_at_a_question_a_case_without_a_number_may_be_their_own(leader: Leader) -> None:
    one, told = at_a_question(leader), "The case is not relevant to the whole team, so I keep it to myself."
    state = one.replies_at("answer", told)
    assert [reply.text for reply in state.replies.values()] == [told]
