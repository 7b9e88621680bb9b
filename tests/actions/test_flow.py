"""The steps from one state to another, and the record that they leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from actions import course, flow
from actions.parts import Amendments, Context, Known, Offer, Plan, Step
from actions.record import record_of
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import with_a_record

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
            "parts": [{"text": part, "plain": f"Plainly: {part}"} for part in parts],
            "kind": kind,
            "challenges": ["change"],
            "themes": ["general"],
            "behaviours": ["openness"],
        }
    )


@pytest.fixture
def state() -> State:
    questions = [question("a", ("And of a?",)), question("b", kind=QuestionKind.CONFIDENCE), question("c")]
    return State(situation="x", context=ALL_KNOWN, offer=Offer(chosen=("openness",)), plan=course.plan_of(questions))


def keys(plan: Plan) -> list[str]:
    return [ask.key.rsplit("/", 1)[1] for ask in plan.asks]


def test_a_question_is_followed_by_its_parts_and_a_rating_by_what_would_raise_it(state: State) -> None:
    assert keys(state.plan) == ["a#main0", "a#part0", "b#main0", "b#raise0", "c#main0"]
    assert state.plan.place == "1 of 3"


def test_the_way_goes_from_the_situation_to_the_question_of_sharing(state: State) -> None:
    assert flow.next_door(State()) == "situation"
    assert flow.next_door(State(situation="x")) == "challenge"
    assert flow.next_door(State(situation="x", context=ALL_KNOWN)) == "chosen"
    assert flow.next_door(state) == "answer"
    done = state.but(plan=state.plan.but(at=len(state.plan.asks)))
    assert flow.next_door(done) == "step_what"
    stepped = flow.with_step(done, Step(what="ring health"))
    assert flow.next_door(stepped) == "another_step"
    no_more = stepped.but(asides=stepped.asides.but(another_step=False))
    assert flow.next_door(no_more) == "check_in"
    checked = no_more.but(asides=no_more.asides.but(check_in_asked=True))
    assert flow.next_door(checked) == "sure"
    assert flow.next_door(checked.but(asides=checked.asides.but(share_asked=True))) is None


@pytest.mark.parametrize(
    ("aside", "door"),
    [({"confirming": "go_on"}, "sure"), ({"amending": "x"}, "line"), ({"outcome_due": True}, "outcome")],
)
def test_what_is_being_done_besides_comes_before_the_pending_question(
    state: State, aside: dict[str, Any], door: str
) -> None:
    assert flow.next_door(state.but(asides=state.asides.but(**aside))) == door


def test_a_step_is_asked_for_piece_by_piece(state: State) -> None:
    done = state.but(plan=state.plan.but(at=len(state.plan.asks)))
    begun = done.but(asides=done.asides.but(draft=Step(what="ring health")))
    assert flow.next_door(begun) == "step_who"
    assert flow.next_door(begun.but(asides=done.asides.but(draft=Step(what="ring health", who="I")))) == "step_when"


def test_next_steps_can_be_turned_to_from_any_question_and_after_the_end(state: State) -> None:
    assert flow.next_door(course.at_next_steps(state)) == "step_what"
    ended = state.but(steps=(Step(what="ring health", who="I", when="Friday"),), asides=state.asides.but(closed=True))
    assert flow.next_door(course.at_next_steps(ended)) == "step_what"


def test_a_parked_question_comes_last_with_all_its_parts(state: State) -> None:
    parked = course.parked(state)
    assert keys(parked.plan) == ["b#main0", "b#raise0", "c#main0", "a#main0", "a#part0"]
    assert parked.plan.current == state.plan.asks[2]
    assert course.is_last_question(parked.plan.but(at=3))


def test_further_questions_come_next_and_the_last_ones_give_way(state: State) -> None:
    wider = course.with_questions(state, [question("d"), question("c")], at_most=3)
    assert keys(wider.plan) == ["d#main0", "c#main0", "a#main0", "a#part0"]
    assert keys(course.with_questions(state, [question("d")], at_most=None).plan)[0] == "d#main0"


def test_a_question_that_was_put_off_stays_at_the_end_when_further_ones_come(state: State) -> None:
    parked = course.parked(state)
    wider = course.with_questions(parked, [question("a"), question("d")], at_most=3)
    assert keys(wider.plan) == ["d#main0", "b#main0", "b#raise0", "a#main0", "a#part0"]


def test_a_question_that_was_put_off_stays_where_there_is_no_room_for_others(state: State) -> None:
    wider = course.with_questions(course.parked(state), [question("d")], at_most=1)
    assert keys(wider.plan) == ["d#main0", "a#main0", "a#part0"]


def test_a_question_that_was_begun_is_finished_before_others_come(state: State) -> None:
    begun = course.answered(state, "one")
    assert keys(course.with_questions(begun, [question("d")], at_most=None).plan)[:3] == [
        "a#main0",
        "a#part0",
        "d#main0",
    ]


def test_what_is_added_stands_after_what_there_was(state: State) -> None:
    once = course.answered(state, "one")
    looked = course.back_to(once, 0)
    added = course.answered(looked.but(asides=looked.asides.but(adding=True)), "and two")
    assert added.replies[state.plan.asks[0].key].text == "one and two"
    assert added.plan.current == once.plan.current


@pytest.mark.parametrize("aside", ["adding", "probing"])
def test_a_new_answer_outlives_that_the_old_one_was_struck(state: State, aside: str) -> None:
    key = state.plan.asks[0].key
    struck = course.answered(state, "one").but(amendments=Amendments(struck=(key, "situation")))
    looked = course.back_to(struck, 0)
    anew = course.answered(looked.but(asides=looked.asides.but(**{aside: True})), "two")
    assert (anew.replies[key].text, anew.amendments.struck) == ("two", ("situation",))


def test_a_new_answer_outlives_other_words_for_the_old_one_and_more_is_added_to_those(state: State) -> None:
    key = state.plan.asks[0].key
    looked = course.back_to(course.answered(state, "one").but(amendments=Amendments(reworded={key: "first"})), 0)
    assert course.answered(looked, "two").replies[key].text == "two"
    added = course.answered(looked.but(asides=looked.asides.but(adding=True)), "and two")
    assert (added.replies[key].text, added.amendments.reworded) == ("first and two", {})


@pytest.mark.parametrize(
    ("amendments", "situation"),
    [
        (Amendments(), "Marcus left\nwe need a plan"),
        (Amendments(struck=("situation",)), "we need a plan"),
        (Amendments(reworded={"situation": "somebody left"}), "somebody left\nwe need a plan"),
    ],
)
def test_more_of_the_situation_outlives_that_its_line_was_amended(amendments: Amendments, situation: str) -> None:
    known = Context(challenge=Known(value="shock", words="Marcus left"), theme=Known(value="general"))
    told = flow.told_more(State(situation="Marcus left", context=known, amendments=amendments), "we need a plan")
    assert (told.situation, told.amendments) == (situation, Amendments())
    assert told.context.challenge
    assert told.context.challenge.words == ("Marcus left" if "Marcus" in situation else None)


def test_a_question_skipped_again_is_in_the_record_again(state: State) -> None:
    line = f"skipped-{state.plan.asks[0].key}"
    assert course.skipped(state.but(amendments=Amendments(struck=(line,)))).amendments.struck == ()


def test_an_answer_takes_back_that_a_question_was_skipped(state: State) -> None:
    skipped = course.skipped(state)
    assert skipped.plan.place == "2 of 3; 1 skipped"
    answered = course.answered(course.back_to(skipped, 0), "after all")
    assert answered.plan.place == "2 of 3"


def test_another_topic_keeps_the_one_there_was_and_brings_it_back_whole(state: State) -> None:
    here = course.answered(state, "one")
    other = here.turned_to(None, date(2027, 5, 12))
    assert (other.number, other.situation, other.begun) == (2, None, "2027-05-12")
    again = other.but(situation="y").turned_to(1, date(2027, 5, 13))
    assert again.but(earlier="") == here
    assert [topic.number for topic in again.earlier_topics] == [2]


def test_topics_that_were_kept_before_they_were_packed_are_read_all_the_same(state: State) -> None:
    other = course.answered(state, "one").turned_to(None, date(2027, 5, 12))
    plain = [topic.model_dump(mode="json") for topic in other.earlier_topics]
    assert State(earlier=plain).earlier_topics == other.earlier_topics  # type: ignore[arg-type]


def test_a_topic_of_which_nothing_was_said_is_not_kept() -> None:
    assert State().turned_to(None, date(2027, 5, 12)).earlier_topics == ()


def test_at_most_three_things_are_asked_about_the_context() -> None:
    asked = Context(asked=("challenge", "performance", "stability"))
    assert flow.field_to_clarify(asked) is None
    assert flow.field_to_clarify(Context(challenge=KNOWN)) == "performance"


def test_skipping_passes_what_is_left_of_the_question(state: State) -> None:
    assert course.skipped(state).plan.current == state.plan.asks[2]
    half = course.answered(state, "yes")
    assert course.skipped(half).plan.current == state.plan.asks[2]


def test_going_back_twice_and_answering_returns_to_where_it_was(state: State) -> None:
    here = course.answered(course.answered(course.answered(state, "one"), "two"), "6", 6)
    once = course.back_to(here, course.ask_before(here) or 0)
    twice = course.back_to(once, course.ask_before(once) or 0)
    assert twice.plan.current == state.plan.asks[1]
    changed = course.answered(twice, "two, but better")
    assert changed.plan.current == here.plan.current
    assert [reply.text for reply in changed.replies.values()] == ["one", "two, but better", "6"]


def test_skipping_a_question_that_was_looked_at_again_keeps_its_answer(state: State) -> None:
    here = course.answered(state, "one")
    again = course.skipped(course.back_to(here, 0))
    assert again.plan.current == here.plan.current
    assert again.replies == here.replies


def test_there_is_nothing_before_the_first_question(state: State) -> None:
    assert course.ask_before(state) is None
    assert course.last_answered(state) is None


def test_a_state_comes_back_from_its_slots_as_it_was(state: State) -> None:
    there = flow.with_step(course.answered(state, "one"), Step(what="ring health", date="2026-12-01"))
    back = State.of(Slots(there.changes_from(State())))  # type: ignore[arg-type]
    assert back == there


def test_a_question_that_is_skipped_after_its_answer_was_struck_is_left(library: Library) -> None:
    leader = with_a_record(library)
    key = next(iter(leader.state.replies))
    struck = leader.state.but(
        plan=leader.state.plan.but(at=0),
        amendments=leader.state.amendments.but(struck=(key,)),
        replies=leader.state.replies,
    )
    left = record_of(course.skipped(struck), library)["skipped"]
    assert [one["id"] for one in left] == [f"skipped-{key}"]
