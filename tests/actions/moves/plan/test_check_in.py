"""The day to look back, put right after it was set."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.asides import Asides
from actions.moves.plan import check_in
from actions.parts import Step
from actions.state import State
from actions.words.time import looking_back
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning
from tests.actions.leader import TODAY, Leader


def sharing(library: Library) -> Leader:
    return planning(library, (RING,), another_step=False, check_in_asked=True, check_in="2026-11-27")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("hang on. date. half term is feb, so 12 feb", "2027-02-12"),
        ("set the check in for 12 feb", "2027-02-12"),
        ("change the check in to 4 december", "2026-12-04"),
        ("change the check-in from 27 November to 4 December", "2026-12-04"),
        ("check in date is wrong. 4th december", "2026-12-04"),
        ("no, I said first fri in december", "2026-12-04"),
        ("not the 27th, the 4th", "2026-12-04"),
    ],
)
def test_a_day_that_is_put_right_is_no_reply_to_whether_to_share(library: Library, words: str, day: str) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == ([], ["utter_check_in_set"])
    assert (state.asides.check_in, flow.next_door(state)) == (day, "sure")


def test_a_no_to_sharing_beside_it_counts_as_well(library: Library) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", "no dont share it. thats the wrong date, i said first fri in december. 4th")
    assert (leader.orders, state.asides.check_in) == (["withhold"], "2026-12-04")
    assert leader.responses == ["utter_check_in_set", "utter_not_shared"]


def test_a_wrong_date_without_the_right_one_has_it_asked_for_again(library: Library) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", "hang on, wrong date")
    assert (leader.orders, flow.next_door(state)) == ([], "check_in")


@pytest.mark.parametrize("words", ["no", "not before Friday, let me read it first", "yes please"])
def test_what_does_not_speak_of_it_is_a_reply(library: Library, words: str) -> None:
    leader = sharing(library)
    state = leader.replies_at("sure", words)
    assert (state.asides.check_in, len(leader.orders)) == ("2026-11-27", 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("change the check in to 4 december", "2026-12-04"),
        ("set the check in for 12 feb", "2027-02-12"),
        ("check in date is wrong. 4th december", "2026-12-04"),
        ("4 December", None),
        ("I check in with my heads every Friday and they hate it", None),
        ("We have Ofsted on 4 December and nobody is ready", None),
        ("change the check in", None),
    ],
)
def test_after_the_end_only_a_wish_that_speaks_of_it_is_one(words: str, day: str | None) -> None:
    ended = State(situation="x", steps=(Step(what="ring health"),), asides=Asides(closed=True, check_in_asked=True))
    after = check_in.put_right(words, ended, TODAY)
    assert (after.asides.check_in if after else None) == day


def test_a_day_by_its_number_alone_is_of_the_month_of_the_day_it_puts_right(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False, check_in_asked=True, check_in="2027-01-15")
    assert leader.replies_at("sure", "no, and it should be the 22nd").asides.check_in == "2027-01-22"


def test_a_day_corrected_in_the_same_breath_is_the_last_that_is_meant(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "15 december no wait better the 18 december")
    assert state.asides.check_in == "2026-12-18"


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("We agree them in spring and please the check in 15 december", "We agree them in spring"),
        ("See who owns it; move the check-in to 15 december please", "See who owns it"),
        ("and the check in I want the 15 december", None),
    ],
)
def test_a_day_wished_for_beside_a_step_is_set_and_the_step_kept(
    library: Library, words: str, rest: str | None
) -> None:
    leader = planning(library)
    state = leader.replies_at("step_what", words)
    assert (state.asides.check_in, state.asides.draft.what if state.asides.draft else None) == ("2026-12-15", rest)


@pytest.mark.parametrize(
    "words",
    [
        "We had to move the check-in with Ofsted to 8 January",
        "I check in with my heads on 4 December and they hate it",
        "The check-in on 15 December with the board went badly",
    ],
)
def test_an_answer_that_merely_speaks_of_one_stays_an_answer(words: str) -> None:
    assert looking_back.wished_beside(words, TODAY) is None


async def test_what_is_told_beside_a_wish_that_was_read_as_an_order_is_kept(library: Library) -> None:
    leader = planning(library)
    words = "I will ring health, can you move the check in to 8 january"
    state = await leader.interrupts_the_bot("amend", words, at="step_what")
    assert state.asides.draft
    assert (state.asides.check_in, state.asides.draft.what) == ("2027-01-08", "I will ring health")


def test_after_the_close_it_is_moved_though_words_stand_before_the_wish(library: Library) -> None:
    leader = sharing(library)
    state = leader.interrupts("amend", "oh sorry the 27 is my holidays, can you move the check in to 8 january")
    assert (state.asides.check_in, leader.responses) == ("2027-01-08", ["utter_check_in_set"])


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("change step 1 to 8 january", RING.but(when="8 january", date="2027-01-08")),
        ("move step 1 to 8 january", RING.but(when="8 january", date="2027-01-08")),
        ("change who does step 1 to Hannah", RING.but(who="Hannah")),
    ],
)
def test_the_day_of_a_step_and_who_does_it_are_changed_while_sharing_is_asked(
    library: Library, words: str, step: Step
) -> None:
    leader = sharing(library)
    state = leader.interrupts("amend", words, at="sure")
    assert (state.steps, state.amendments.reworded, leader.orders) == ((step,), {}, [])
    assert flow.next_door(state) == "sure"


def test_a_step_is_reworded_and_struck_by_its_number(library: Library) -> None:
    leader = sharing(library)
    state = leader.interrupts("amend", "hang on, change the first step to: ring the DfE", at="sure")
    assert state.amendments.reworded == {"step-0": "ring the DfE"}
    assert leader.interrupts("amend", "take out my step", at="sure").amendments.struck == ("step-0",)
    assert leader.interrupts("amend", "take out step 3", at="sure").amendments.struck == ("step-0",)


def test_another_step_is_told_with_the_wish_for_it(library: Library) -> None:
    leader = sharing(library)
    leader.state = leader.state.but(
        plan=course.plan_of(library.questions_of("full-report/questions/leading-change")[:1])
    )
    state = leader.interrupts("next_steps", "add a step: my deputy writes to the DfE", at="sure")
    assert state.asides.draft
    assert state.asides.draft.what == "my deputy writes to the DfE"


def test_a_day_on_a_weekend_is_put_to_the_next_working_day_and_said(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "16 January")
    assert (state.asides.check_in, leader.responses) == ("2027-01-18", ["utter_check_in_moved"])
    assert (leader.uttered[0]["day"], leader.uttered[0]["weekend"]) == ("Monday 18 January 2027", "Saturday")


@pytest.mark.parametrize(
    "words",
    [
        "Why would I come back here? Honestly, does it remind me or is it just a diary note?",
        "Do you send me a reminder on the day?",
        "will I get an email",
        "how will you remind me?",
    ],
)
def test_how_a_day_to_look_back_is_met_is_said_truly(library: Library, words: str) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", words)
    assert (leader.responses, flow.next_door(state), state.asides.check_in) == (["utter_reminder"], "check_in", None)
