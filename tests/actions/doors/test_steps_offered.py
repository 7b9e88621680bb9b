"""A step that was offered in the leader's words is taken as they say, and what else they say counts beside it."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.parts import Reply
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.doors.test_planning import planning
from tests.actions.leader import Leader

KITCHEN = "Money first. I will ask estates about the kitchen by 4 December."
UNION = "It is tense. I'll meet the union rep on Monday."


def promising(library: Library, *answers: str) -> Leader:
    """A leader who said in these answers what they will do, so that it is offered."""
    leader = planning(library)
    every = (one for _, one in library.pack.all() if isinstance(one, Question))
    plan = course.plan_of([one for one in every if one.kind is QuestionKind.OPEN and not one.parts][: len(answers)])
    replies = {ask.key: Reply(text=text) for ask, text in zip(plan.asks, answers, strict=True)}
    leader.state = leader.state.but(plan=plan.but(at=len(plan.asks)), replies=replies)
    return leader


def begins(leader: Leader) -> list[str]:
    return [" ".join(step.what.split()[:4]) for step in leader.state.drafted]


ASK, MEET = "I will ask estates", "I'll meet the union"


@pytest.mark.parametrize(
    "words", ["Yes to that one.", "yes please", "go on then", "that one", "ok, put that down", "sure"]
)
def test_the_one_that_is_offered_is_taken(library: Library, words: str) -> None:
    leader = promising(library, KITCHEN)
    leader.replies_at("step_what", words)
    assert begins(leader) == [ASK]


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        ("the first", [MEET]),
        ("the second one please", [ASK]),
        ("both", [MEET, ASK]),
        ("yes to both of them", [MEET, ASK]),
        ("the kitchen one", [ASK]),
        ("I'll take the one about the union", [MEET]),
        ("yes please", []),
        ("yes, but not that one", []),
    ],
)
def test_of_several_it_is_the_one_that_is_named(library: Library, words: str, taken: list[str]) -> None:
    leader = promising(library, KITCHEN, UNION)
    leader.replies_at("step_what", words)
    assert begins(leader) == taken


@pytest.mark.parametrize(
    "words",
    [
        "Yes to that one. I should also like to visit both hubs by 9 December.",
        "that one please, and I will visit both hubs by 9 December",
    ],
)
def test_another_step_is_told_beside_it(library: Library, words: str) -> None:
    leader = promising(library, KITCHEN)
    leader.replies_at("step_what", words)
    assert begins(leader)[0] == ASK
    assert [step.date for step in leader.state.drafted] == ["2026-12-04", "2026-12-09"]


def test_who_wants_no_step_takes_none(library: Library) -> None:
    leader = promising(library, KITCHEN)
    leader.replies_at("step_what", "no, that's it")
    assert (begins(leader), flow.next_door(leader.state)) == ([], "sure")


@pytest.mark.parametrize(
    "words",
    ["Is the step about the kitchen in the plan as well? I said yes to it.", "Have I got the kitchen step in my plan?"],
)
def test_who_asks_what_is_in_the_plan_is_told_and_offered_what_is_not(library: Library, words: str) -> None:
    leader = promising(library, KITCHEN)
    leader.replies_at("step_what", "I will visit both hubs by 9 December")
    leader.replies_at("another_step", words)
    assert (leader.responses, flow.next_door(leader.state)) == (["utter_step_whole"], "step_what")


@pytest.mark.parametrize("words", ["what's in my plan so far?", "Are both steps in the plan?"])
def test_who_asks_for_what_stands_there_is_told(library: Library, words: str) -> None:
    leader = promising(library, KITCHEN)
    leader.replies_at("step_what", "I will visit both hubs by 9 December")
    leader.replies_at("another_step", words)
    assert leader.responses == ["utter_step_whole"]
    assert len(leader.state.drafted) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Then please add it: I will ask estates about the kitchen",
        "add this one too: I will ask estates about the kitchen",
    ],
)
def test_the_order_to_add_a_step_is_no_part_of_it(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert [(step.what, step.who) for step in leader.state.drafted] == [("I will ask estates about the kitchen", "I")]


@pytest.mark.parametrize(
    "words",
    [
        "It is mine, and it should read: I will ask estates for the kitchen, by Friday.",
        "me. it ought to say: I will ask estates for the kitchen, by Friday",
        "mine, but that needs to read: I will ask estates for the kitchen, by Friday",
    ],
)
def test_new_words_for_a_step_are_no_second_step(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "estates about the kitchen")
    leader.replies_at("step_who", words)
    [step] = leader.state.drafted
    assert (step.what, step.date) == ("I will ask estates for the kitchen", "2026-11-27")
    assert step.who in ("I", "me")


def test_what_is_mine_is_done_by_me(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "ring health by Friday, mine")
    assert leader.state.drafted[0].who == "me"
