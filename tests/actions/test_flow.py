"""The steps from one state to another, and the record that they leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from actions import flow
from actions.state import Context, Known, Offer, Plan, State, Step
from knowledge.schema import Question, QuestionKind

KNOWN = Known(value="high")
ALL_KNOWN = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)


@dataclass
class Slots:
    """As much of a tracker as `next_slot` reads."""

    values: dict[str, Any] = field(default_factory=dict)

    def get_slot(self, name: str) -> Any:
        return self.values.get(name)


def question(name: str, parts: tuple[str, ...] = (), kind: QuestionKind = QuestionKind.OPEN) -> Question:
    return Question.model_validate(
        {
            "source": {"document": "full-report", "locator": f"questions/{name}"},
            "set": "full-report/questions/leading-change",
            "text": f"What of {name}?",
            "plain": name,
            "why": name,
            "parts": parts,
            "kind": kind,
            "challenges": ["change"],
            "themes": ["general"],
            "behaviours": ["openness"],
        }
    )


@pytest.fixture
def state() -> State:
    questions = [question("a", ("And of a?",)), question("b", kind=QuestionKind.CONFIDENCE), question("c")]
    return State(situation="x", context=ALL_KNOWN, offer=Offer(chosen=("openness",)), plan=flow.plan_of(questions))


def keys(plan: Plan) -> list[str]:
    return [ask.key.rsplit("/", 1)[1] for ask in plan.asks]


def test_a_question_is_followed_by_its_parts_and_a_rating_by_what_would_raise_it(state: State) -> None:
    assert keys(state.plan) == ["a#main0", "a#part0", "b#main0", "b#raise0", "c#main0"]
    assert state.plan.place == "1 of 3"


def test_the_way_goes_from_the_situation_to_the_check_in(state: State) -> None:
    slots: Any = Slots()
    assert flow.next_slot(State(), slots) == "situation"
    assert flow.next_slot(State(situation="x"), slots) == "challenge"
    assert flow.next_slot(State(situation="x", context=ALL_KNOWN), slots) == "chosen"
    assert flow.next_slot(state, slots) == "answer"
    done = state.but(plan=state.plan.but(at=len(state.plan.asks)))
    assert flow.next_slot(done, slots) == "step_what"
    stepped = flow.with_step(done, Step(what="ring health"))
    assert flow.next_slot(stepped, slots) == "another_step"
    assert flow.next_slot(stepped, Slots({"another_step": "no"})) == "check_in"  # type: ignore[arg-type]
    assert flow.next_slot(stepped, Slots({"another_step": "no", "check_in": "no"})) is None  # type: ignore[arg-type]


def test_at_most_three_things_are_asked_about_the_context() -> None:
    asked = Context(asked=("challenge", "performance", "stability"))
    assert flow.field_to_clarify(asked) is None
    assert flow.field_to_clarify(Context(challenge=KNOWN)) == "performance"


def test_skipping_passes_what_is_left_of_the_question(state: State) -> None:
    assert flow.skipped(state).plan.current == state.plan.asks[2]
    half = flow.answered(state, "yes")
    assert flow.skipped(half).plan.current == state.plan.asks[2]


def test_going_back_twice_and_answering_returns_to_where_it_was(state: State) -> None:
    here = flow.answered(flow.answered(flow.answered(state, "one"), "two"), "6", 6)
    once = flow.back_to(here, flow.ask_before(here) or 0)
    twice = flow.back_to(once, flow.ask_before(once) or 0)
    assert twice.plan.current == state.plan.asks[1]
    changed = flow.answered(twice, "two, but better")
    assert changed.plan.current == here.plan.current
    assert [reply.text for reply in changed.replies.values()] == ["one", "two, but better", "6"]


def test_skipping_a_question_that_was_looked_at_again_keeps_its_answer(state: State) -> None:
    here = flow.answered(state, "one")
    again = flow.skipped(flow.back_to(here, 0))
    assert again.plan.current == here.plan.current
    assert again.replies == here.replies


def test_there_is_nothing_before_the_first_question(state: State) -> None:
    assert flow.ask_before(state) is None
    assert flow.last_answered(state) is None


def test_a_state_comes_back_from_its_slots_as_it_was(state: State) -> None:
    there = flow.with_step(flow.answered(state, "one"), Step(what="ring health", date="2026-12-01"))
    back = State.of(Slots(there.changes_from(State())))  # type: ignore[arg-type]
    assert back == there
