"""What is wished beside a reply where the talk draws to its end: each part of it is done by itself."""

from __future__ import annotations

import pytest

from actions.parts import Step
from actions.record import record_of
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning
from tests.actions.leader import with_a_record
from tests.actions.moves.record.test_cutting import at_the_second, first_answer

LATER = Step(what="look back at this at the end of January", who="")


@pytest.mark.parametrize("intent", [None, "next_steps"])
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "I tell the heads myself. Next steps please, Amir to write to the unions by 4 dec",
            "tell the heads myself",
        ),
        ("honestly, by naming the posts. ok next steps - Amir to write to the unions by 4 dec", "naming the posts"),
        ("5, we named the posts. next steps pls. Amir to write to the unions by 4 dec", "named the posts"),
    ],
)
async def test_an_answer_before_the_wish_for_steps_is_kept_and_the_step_is_put_down(
    library: Library, words: str, answer: str, intent: str | None
) -> None:
    leader = at_the_second(library)
    before = set(leader.state.replies)
    if intent:
        await leader.interrupts_the_bot(intent, words, "answer")
    else:
        leader.replies_at("answer", words)
    (key,) = set(leader.state.replies) - before
    assert answer in leader.state.replies[key].text
    assert "next step" not in leader.state.replies[key].text.lower()
    assert (leader.state.steps[-1].date, leader.state.plan.current) == ("2026-12-04", None)


@pytest.mark.parametrize(
    "words",
    [
        "I should like to look back at this at the end of January.",
        "please ask me how it went at the end of January",
    ],
)
def test_a_wish_to_look_back_is_no_step(library: Library, words: str) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", words)
    assert (state.steps, state.asides.draft, state.asides.check_in) == ((RING,), None, "2027-02-01")


@pytest.mark.parametrize("is_draft", [True, False])
def test_a_step_that_is_the_day_to_look_back_becomes_it(library: Library, is_draft: bool) -> None:
    leader = planning(library, (RING,), draft=LATER) if is_draft else planning(library, (RING, LATER))
    words = "That is not a step; it is when I want to be asked how it went. 29 January."
    state = leader.replies_at("step_when" if is_draft else "another_step", words)
    assert (state.steps, state.asides.draft, state.asides.check_in) == ((RING,), None, "2027-01-29")


@pytest.mark.parametrize(
    "words",
    [
        "None of these. Please take that step out and finish.",
        "take it out and then stop there",
        "remove it, and end",
    ],
)
def test_a_step_is_taken_out_before_the_steps_end(library: Library, words: str) -> None:
    leader = planning(library, (RING, LATER))
    state = leader.replies_at("another_step", words)
    assert (state.steps, state.asides.draft) == ((RING,), None)


def test_the_plan_is_shown_beside_a_step_and_is_no_part_of_it(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "I'll ring the trust by 4 December. Show me the plan before anybody else has it.")
    assert [step.what for step in leader.state.steps] == ["I'll ring the trust"]
    assert leader.card("summary") is not None


@pytest.mark.parametrize(
    "words",
    [
        "How would I send this record to my chair?",
        "I do not want to share my words with anyone, but how could I forward this to my chair?",
        "how do i email a copy of it to the chair?",
    ],
)
async def test_how_the_record_is_sent_on_is_told_at_any_moment(library: Library, words: str) -> None:
    over, asked = with_a_record(library), at_the_second(library)
    await over.interrupts_the_bot("out_of_scope", words, None)
    replies = asked.state.replies
    asked.replies_at("answer", words)
    assert "utter_files_no_date" in over.responses
    assert (asked.responses, asked.state.replies) == (["utter_files_no_date"], replies)


def test_how_something_is_brought_home_to_others_is_no_question_of_the_record(library: Library) -> None:
    leader = at_the_second(library)
    leader.replies_at("answer", "How do I get this across to the team?")
    assert "utter_files_no_date" not in leader.responses


def test_who_sees_this_is_told_and_no_line(library: Library) -> None:
    leader = at_the_second(library, "btw nobody had told the partners. They heard it in the corridor.")
    leader.replies_at("answer", "who sees this btw")
    assert leader.responses == ["utter_privacy"]


def test_the_clause_that_is_named_goes_and_a_number_before_the_order_counts(library: Library) -> None:
    leader = at_the_second(library, "the memo said 'one team', my lot in the hub heard closures")
    leader.replies_at("answer", "3. take out the bit about closures pls")
    assert "the memo said 'one team'" in leader.lines
    assert 3 in leader.ratings


def test_what_was_parked_comes_again_and_stands_under_what_was_left(library: Library) -> None:
    leader = at_the_second(library)
    parked = leader.state.plan.asks[1].key
    leader.replies_at("answer", "Park that one, I'd like to think. Has anyone else been in this position?")
    assert parked not in leader.state.replies
    assert f"skipped-{parked}" in [one["id"] for one in record_of(leader.state, library)["skipped"]]
    assert first_answer(leader)


def test_a_wish_for_no_more_questions_before_the_steps_is_no_answer(library: Library) -> None:
    leader = at_the_second(library)
    before = dict(leader.state.replies)
    words = "Enough questions now. Next steps: I ask the two heads to bring one note on thresholds by 11 December"
    state = leader.replies_at("answer", words)
    assert (state.replies, bool(state.drafted)) == (before, True)


async def test_who_is_back_and_puts_an_answer_right_answers_nothing(library: Library) -> None:
    leader = at_the_second(library)
    before = set(leader.state.replies)
    leader.replies_at("answer", "Back now. Take out the first sentence of question 1.")
    assert set(leader.state.replies) == before
