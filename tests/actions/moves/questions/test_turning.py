"""Other questions, wished for at a question, in the plan and at a yes or no."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.asides import Asides
from actions.moves.questions import turning
from actions.parts import Context, Known, Offer, Reply, Step
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
RING = Step(what="ring health", who="me", when="Friday", date="2026-11-27")
SET = "full-report/questions/assessing-capability"
NEXT = "full-report/questions/leading-change"


def leader_at(library: Library, at: int = 0, steps: tuple[Step, ...] = (), draft: Step | None = None) -> Leader:
    """With four questions planned, of which `at` asks are behind them; past them all where `at` is -1."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of(library.questions_of(SET)[:4])
    replies = {plan.asks[0].key: Reply(text="They are tired.")} if at else {}
    state = State(situation="x", context=known, offer=Offer(chosen=("openness",), sets=(SET, NEXT)), steps=steps)
    plan = plan.but(at=len(plan.asks) if at < 0 else at)
    asides = Asides(draft=draft, another_step=None if steps else True)
    return Leader(library, state.but(plan=plan, replies=replies, asides=asides))


def set_asked(leader: Leader) -> str | None:
    ask = leader.state.plan.current
    return leader.library.question(ask.question).set if ask else None


@pytest.mark.parametrize(
    "words",
    [
        "can we do different questions",
        "Can we change the questions?",
        "these are the wrong questions",
        "could you ask me some other questions please",
        "let's have another set of questions",
    ],
)
@pytest.mark.parametrize(("door", "at"), [("answer", 0), ("step_what", -1), ("sure", -1)])
def test_other_questions_are_those_of_the_next_set(library: Library, words: str, door: str, at: int) -> None:
    leader = leader_at(library, at)
    state = leader.replies_at(door, words)
    assert (leader.responses, set_asked(leader)) == (["utter_another_side"], NEXT)
    assert (flow.next_door(state), state.steps, state.asides.draft) == ("answer", (), None)


@pytest.mark.parametrize(
    "words",
    ["i want resilience ones", "Not done w questions. i want resilience ones", "ask me about resilience instead"],
)
@pytest.mark.parametrize("door", ["step_what", "another_step"])
def test_questions_are_about_what_is_named(library: Library, words: str, door: str) -> None:
    leader = leader_at(library, -1, steps=(RING,) if door == "another_step" else ())
    state = leader.replies_at(door, words)
    ask = state.plan.current
    assert ask is not None
    assert "resilience" in library.question(ask.question).behaviours
    assert len(state.steps) == (door == "another_step")


def test_what_is_no_step_is_dropped_with_it(library: Library) -> None:
    leader = leader_at(library, -1, draft=Step(what="no hang on. i want resilience ones"))
    state = leader.replies_at("step_who", "what? thats not a step. i asked for resilience qs")
    assert leader.responses == ["utter_step_dropped", "utter_another_side"]
    assert (state.asides.draft, state.steps, flow.next_door(state)) == (None, (), "answer")


def test_a_step_that_is_being_put_down_waits_for_the_questions(library: Library) -> None:
    leader = leader_at(library, -1, draft=RING.but(when=None))
    state = leader.replies_at("step_when", "go back to the questions")
    assert (leader.responses, flow.next_door(state)) == (["utter_questions_again"], "answer")
    assert state.asides.draft == RING.but(when=None)


def test_what_is_to_be_talked_about_is_no_answer(library: Library) -> None:
    leader = leader_at(library, 0)
    words = "No, I should like to talk about myself, not my senior team. Can we change the questions?"
    assert leader.replies_at("answer", words).replies == {}
    wish = turning.wish_in(words, library)
    assert wish is not None
    assert "myself" in wish.subject


def test_an_answer_beside_the_wish_is_kept(library: Library) -> None:
    leader = leader_at(library, 0)
    state = leader.replies_at("answer", "They are tired and two have left. Can we have different questions?")
    assert [reply.text for reply in state.replies.values()] == ["They are tired and two have left."]
    assert set_asked(leader) == NEXT


@pytest.mark.parametrize("intent", ["next_steps", "another_side", "go_back", "complaint", "change"])
async def test_the_words_count_before_what_they_were_taken_for(library: Library, intent: str) -> None:
    leader = leader_at(library, 0)
    await leader.interrupts_the_bot(intent, "can we do different questions", "answer")
    assert set_asked(leader) == NEXT


@pytest.mark.parametrize(
    "words",
    [
        "We need better ones.",
        "I want questions answered by Friday",
        "The board needs to ask better questions",
        "I want to ask different questions",
        "Ask different questions in supervision",
        "prepare the scrutiny questions",
        "Go back to the board with questions",
        "ask me about the hubs in March",
    ],
)
def test_what_merely_speaks_of_questions_is_no_wish(library: Library, words: str) -> None:
    assert turning.wish_in(words, library) is None


@pytest.mark.parametrize(
    "words",
    [
        "Could we have resilience in as well?",
        "pls add resilience too",
        "can you add the resilience one to the list please",
        "What about resilience as well?",
    ],
)
def test_a_behaviour_that_is_wished_for_as_well_comes_with_questions_of_its_own(library: Library, words: str) -> None:
    plan = course.plan_of(library.questions_of("child-poverty/questions/leading-collaboratively")[:3])
    one = Leader(library, State(situation="The hubs.", offer=Offer(chosen=("collaboration",)), plan=plan))
    state = one.replies_at("answer", words)
    assert (state.offer.chosen, state.plan.at, state.replies) == (("collaboration", "resilience"), 0, {})
    assert state.plan.asks[: len(plan.asks)] == plan.asks
    more = state.plan.questions[len(plan.questions) :]
    assert more
    assert all("resilience" in library.question(name).behaviours for name in more)


@pytest.mark.parametrize("words", ["We need commitment from health as well.", "They should have more resilience too"])
def test_an_answer_that_names_a_behaviour_is_one(library: Library, words: str) -> None:
    plan = course.plan_of(library.questions_of("child-poverty/questions/leading-collaboratively"))
    one = Leader(library, State(situation="The hubs.", offer=Offer(chosen=("collaboration",)), plan=plan))
    assert [reply.text for reply in one.replies_at("answer", words).replies.values()] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "the belief in people one",
        "Not resilience. Demonstrating a belief in their team and people.",
        "Can we look at belief in the team instead of resilience?",
    ],
)
def test_another_behaviour_that_is_named_to_be_taken_is(library: Library, words: str) -> None:
    wish = turning.wish_in(words, library)
    assert wish is not None
    assert "belief" in wish.subject


@pytest.mark.parametrize("words", ["Commitment.", "I don't see what resilience has to do with it."])
def test_a_word_that_names_one_is_no_wish_for_it(library: Library, words: str) -> None:
    assert turning.wish_in(words, library) is None


@pytest.mark.parametrize("words", ["no more questions", "no more questions, what do I do now"])
def test_no_more_questions_is_no_wish_for_more(library: Library, words: str) -> None:
    assert turning.wish_in(words, library) is None


@pytest.mark.parametrize(
    "words",
    [
        "I'd like to leave the teams there and go to the other one, personal resilience, knowing when to fight.",
        "That last one wasn't an answer, it was a request. Let us move to resilience.",
        "Turn to resilience please",
    ],
)
def test_who_goes_over_to_a_behaviour_has_chosen_it_and_answered_nothing(library: Library, words: str) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", words)
    assert (state.replies, state.offer.chosen) == ({}, ("openness", "resilience"))
    assert leader.responses[-1] == "utter_another_side"


@pytest.mark.parametrize("pressed", [0, 1])
def test_another_behaviour_that_is_not_named_is_offered_to_press(library: Library, pressed: int) -> None:
    leader = leader_at(library)
    offer = leader.state.offer.but(shown=("openness", "resilience", "collaboration"))
    leader.state = leader.state.but(offer=offer)
    state = leader.replies_at("answer", "Can we choose another behaviour?")
    assert (leader.responses, state.plan.at) == (["utter_which_behaviour"], 0)
    buttons = [(one["payload"].partition(":"), one["title"]) for one in leader.uttered[0]["buttons"]]
    assert len(buttons) == 2
    # A button is known by its id alone, so that each must have one of its own.
    (intent, _, value), label = buttons[pressed]
    state = leader.interrupts(intent, label, "answer", value)
    assert state.offer.chosen == ("openness", ("resilience", "collaboration")[pressed])


def test_what_is_to_be_moved_to_in_the_matter_is_an_answer(library: Library) -> None:
    leader = leader_at(library)
    state = leader.replies_at("answer", "I want us to move to more collaboration across health and the schools.")
    assert (len(state.replies), state.offer.chosen) == (1, ("openness",))


def test_a_request_that_was_kept_is_taken_out_and_done(library: Library) -> None:
    leader = leader_at(library, 1)
    words = "That last one wasn't an answer, it was a request. Please take it out and let us move to resilience."
    state = leader.replies_at("answer", words)
    assert (state.replies, state.offer.chosen) == ({}, ("openness", "resilience"))


WHOLE = {
    "could we have the whole set of questions on delivering services": "room-for-improvement/system-design",
    "all of identifying resources please": "full-report/questions/identifying-resources",
    "ask me everything on governance": "room-for-improvement/governance",
    "the full set about culture": "room-for-improvement/culture",
}


@pytest.mark.parametrize(("words", "name"), WHOLE.items())
def test_all_of_a_set_comes_by_what_it_is_called(library: Library, words: str, name: str) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", words)
    assert (leader.responses, set_asked(leader), leader.state.replies) == (["utter_whole_set"], name, {})
    assert {one.id for one in library.questions_of(name)} <= {*leader.state.plan.questions}


@pytest.mark.parametrize(("words", "name"), WHOLE.items())
@pytest.mark.parametrize("intent", ["whole_set", "definition", "another_side"])
async def test_so_it_does_whatever_the_wish_was_read_as(library: Library, intent: str, words: str, name: str) -> None:
    leader = leader_at(library)
    await leader.interrupts_the_bot(intent, words, "answer")
    assert (leader.responses, set_asked(leader)) == (["utter_whole_set"], name)


def test_another_side_is_found_by_a_loose_name(library: Library) -> None:
    leader = leader_at(library)
    leader.interrupts("another_side", "could you ask me about the money side instead", "answer")
    assert set_asked(leader) == "full-report/questions/identifying-resources"


@pytest.mark.parametrize(
    "words",
    ["All of the money goes on placements", "The whole structure is wrong", "I want all the skills we have"],
)
def test_all_of_something_in_the_matter_is_an_answer(library: Library, words: str) -> None:
    leader = leader_at(library)
    leader.replies_at("answer", words)
    assert "utter_whole_set" not in leader.responses
