"""What is left to the bot: which behaviour is taken up, an answer that says nothing, what it is taken for."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
CASES = ("full-report/cases/case-study-07", "full-report/cases/case-study-06")


@pytest.fixture
def leader(library: Library) -> Leader:
    context = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    cases = tuple(dict.fromkeys(name for name in library_cases(library)))[:2]
    offer = Offer(
        behaviours=tuple(Suggestion(id=one) for one in ("openness", "resilience", "learning")),
        shown=("openness", "resilience"),
        cases=tuple(Suggestion(id=one) for one in cases),
        cases_shown=cases,
        presented=True,
    )
    return Leader(library, State(situation="The grant ends in March.", context=context, offer=offer))


def library_cases(library: Library) -> list[str]:
    return [item.id for _, item in library.pack.all() if library.is_case(item.id)]


@pytest.mark.parametrize(
    "words",
    [
        "choose whichever you think is best",
        "I don't mind, you decide",
        "up to you",
        "the top one please",
        "top one then",
    ],
)
def test_what_fits_best_is_taken_up_where_the_choice_is_left_to_us(leader: Leader, words: str) -> None:
    assert leader.replies_at("chosen", words).offer.chosen == ("openness",)


@pytest.mark.parametrize("words", ["pick the one that you like", "choose for me"])
@pytest.mark.parametrize("intent", ["correct", "more", "reject"])
async def test_so_it_is_whatever_it_was_read_as(leader: Leader, intent: str, words: str) -> None:
    leader.state = leader.state.but(offer=leader.state.offer)
    state = await leader.interrupts_the_bot(intent, words, "chosen")
    assert state.offer.chosen == ("openness",)


@pytest.mark.parametrize("intent", ["reject", "compare", "more"])
async def test_another_place_is_set_beside_what_was_told(leader: Leader, intent: str) -> None:
    state = await leader.interrupts_the_bot(intent, "can you compare this with some other authority", "chosen")
    assert (leader.responses, state.offer.shown) == (["utter_compare"], ("openness", "resilience"))


@pytest.mark.parametrize("intent", ["answer", "start_over", "topics"])
async def test_a_behaviour_that_was_put_aside_is_taken_up_where_it_is_wished_for(leader: Leader, intent: str) -> None:
    offer = leader.state.offer
    leader.state = leader.state.but(offer=offer.but(shown=("openness",), rejected=("resilience",)))
    words = "right, let's go with resilience"
    if intent == "answer":
        state = leader.replies_at("chosen", words)
    else:
        state = await leader.interrupts_the_bot(intent, words, "chosen")
    assert (state.number, state.offer.chosen) == (1, ("resilience",))


@pytest.mark.parametrize("intent", ["privacy", "about"])
async def test_where_it_comes_from_is_told_whatever_the_question_was_read_as(leader: Leader, intent: str) -> None:
    await leader.interrupts_the_bot(intent, "where is all that from then?", "chosen")
    assert leader.responses[0].startswith("utter_evidence")


@pytest.fixture
def answering(library: Library, leader: Leader) -> Leader:
    offer = leader.state.offer.but(chosen=("openness",))
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:2])
    return Leader(library, leader.state.but(offer=offer, plan=plan))


@pytest.mark.parametrize("words", ["honestly not sure", "no clue", "not enough", "dunno really", "hard to say"])
def test_what_says_nothing_is_gone_into_once(answering: Leader, words: str) -> None:
    assert answering.state.plan.current is not None
    key = answering.state.plan.current.key
    answering.replies_at("answer", words)
    assert answering.responses == ["utter_probe"]
    state = answering.replies_at("answer", words)
    assert answering.responses[0] == "utter_heard_short"
    assert state.plan.current
    assert state.plan.current.key != key


@pytest.mark.parametrize("words", ["you're just another chatbot, aren't you", "so this is basically gpt"])
async def test_who_says_what_it_is_taken_for_is_told_what_it_is(answering: Leader, words: str) -> None:
    await answering.interrupts_the_bot("complaint", words, "answer")
    assert answering.responses == ["utter_about"]
