"""A step keeps the words in which it was told; what is said of its day, its owner or its words is done by itself."""

from __future__ import annotations

import pytest

from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning, says, told
from tests.actions.leader import Leader, with_a_record

CARS = Step(what="me and the fleet lead move the two pool cars starting thurs", who="me", when="", date="2026-11-26")
MEMO = Step(what="memo to the chief", who="hr", when="by fri", date="2026-11-27")
COUNT = Step(what="count the 40 forms", who="me", when="friday", date="2026-11-27")
MEET = Step(what="meet [colleague 2] on 3 December about the rota", who="me", when="", date="2026-12-03")


def whats(leader: Leader) -> list[str]:
    return [one[0] for one in told(leader)]


@pytest.mark.parametrize(
    "words",
    ["no, it's monday", "the cars one should be wednesday", "actually make it 30 November", "not thurs, weds"],
)
def test_a_day_that_is_put_right_leaves_the_other_words_as_they_were(library: Library, words: str) -> None:
    leader = planning(library, (COUNT, CARS))
    leader.replies_at("another_step", words)
    assert whats(leader) == [COUNT.what, "me and the fleet lead move the two pool cars"]
    assert told(leader)[1][3] != CARS.date
    assert leader.responses == ["utter_step_whole"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("not the 3rd, the 4th", "meet [colleague 2] on 4 December about the rota"),
        ("no, it's the 4th", "meet [colleague 2] about the rota"),
        ("make it 4 December", "meet [colleague 2] about the rota"),
    ],
)
def test_a_day_that_was_moved_stands_in_the_words_no_more(library: Library, words: str, what: str) -> None:
    leader = planning(library, (MEET,))
    leader.replies_at("another_step", words)
    assert (whats(leader), told(leader)[0][3]) == ([what], "2026-12-04")


def test_two_days_in_one_breath_are_each_of_their_step(library: Library) -> None:
    leader = planning(library, (COUNT, CARS.but(date="2026-11-27"), MEMO))
    leader.replies_at("another_step", "no u changed it. cars start THURS. memo is mon. 2 diff things")
    assert [one[3] for one in told(leader)] == ["2026-11-27", "2026-11-26", "2026-11-23"]
    assert whats(leader) == [COUNT.what, CARS.what, MEMO.what]


def test_a_step_that_is_two_is_parted_and_each_has_its_day(library: Library) -> None:
    both = CARS.but(what=f"{CARS.what}, n memo to the chief by fri", date="2026-11-27")
    leader = planning(library, (COUNT, both))
    leader.replies_at("another_step", "no. cars start THURS. memo is fri. 2 diff things")
    assert [(one[0].split()[0], one[3]) for one in told(leader)] == [
        ("count", "2026-11-27"),
        ("me", "2026-11-26"),
        ("memo", "2026-11-27"),
    ]


def test_a_day_and_who_does_it_are_of_the_step_that_is_named(library: Library) -> None:
    leader = planning(library, (COUNT, MEMO, CARS))
    leader.replies_at("another_step", "actually memo to the chief is weds not fri n its only me")
    assert told(leader)[1][3] == "2026-11-25"
    assert "me" in str(told(leader)[1][1])
    assert told(leader)[2] == ("me and the fleet lead move the two pool cars starting thurs", "me", "", "2026-11-26")


def test_a_deed_with_its_own_day_behind_another_is_a_step(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "me n the fleet lead move the cars starting thurs, n memo to the chief by fri")
    assert [(one[0].split()[0], one[3]) for one in told(leader)] == [("me", "2026-11-26"), ("memo", "2026-11-27")]


@pytest.mark.parametrize(
    "words",
    [
        "I'll walk the wards on Thursday, and tell them on Friday",
        "ring the chair on Tuesday, and the deputy on Wednesday",
    ],
)
def test_what_leans_on_the_deed_before_it_is_no_other_step(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert len(told(leader)) == 1


@pytest.mark.parametrize("name", ["[councillor 1]", "[person 12]", "[colleague 3]"])
def test_who_is_hidden_is_never_cut_in_two(library: Library, name: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", f"I'll ask the director to introduce me to Cllr {name} before Christmas.")
    assert told(leader) == [
        (f"I'll ask the director to introduce me to Cllr {name}", "I", "before Christmas", "2026-12-24")
    ]


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (
            "Second one reads wrong. Make it: ask the clerk for the minutes, by 18 December.",
            ("ask the clerk for the minutes", "hr", "by 18 December", "2026-12-18"),
        ),
        ("no. change it to: write the note by noon monday", ("write the note by noon", "hr", "monday", "2026-11-23")),
        ("make that read: tell the board first", ("tell the board first", "hr", "by fri", "2026-11-27")),
        ("change it to ring the chair", ("ring the chair", "hr", "by fri", "2026-11-27")),
    ],
)
def test_new_words_for_a_step_are_its_words(library: Library, words: str, step: tuple[str, str, str, str]) -> None:
    leader = planning(library, (COUNT, MEMO))
    leader.replies_at("another_step", words)
    assert told(leader) == [(COUNT.what, "me", "friday", "2026-11-27"), step]


def test_a_day_to_look_back_behind_new_words_is_no_part_of_them(library: Library) -> None:
    leader = planning(library, (COUNT, MEMO), another_step=False)
    said = (
        "The last one reads wrong. Make it: ask the clerk, by 18 December. And yes look back in three weeks, the 14th"
    )
    state = leader.replies_at("check_in", said)
    assert (whats(leader)[1], state.asides.check_in) == ("ask the clerk", "2026-12-14")


@pytest.mark.parametrize("door", ["another_step", "check_in", "sure"])
@pytest.mark.parametrize("lead", ["Before that, one more step: ", "Oh, and another step: ", "First, one more step: "])
def test_another_step_is_one_and_dates_no_other(library: Library, door: str, lead: str) -> None:
    leader = planning(library, (COUNT, CARS), another_step=None if door == "another_step" else False)
    said = "I'll get the auditor to check the bids, by 30 November, so they are ready for the panel on the 3rd."
    leader.replies_at(door, lead + said)
    assert [one[3] for one in told(leader)] == ["2026-11-27", "2026-11-26", "2026-11-30"]
    assert whats(leader)[2].startswith("I'll get the auditor")


@pytest.mark.parametrize(
    "words",
    [
        "I'll begin by asking her what people will say of us in four years' time",
        "I'll ask the board where it wants to be in six months' time",
    ],
)
def test_a_time_that_is_told_of_is_no_day_of_the_step(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert told(leader)[0][3] is None


def test_so_long_from_now_is_a_day_where_the_step_is_done_then(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "I'll review the rota in six weeks")
    assert told(leader)[0][3] == "2027-01-04"


@pytest.mark.parametrize("words", ["ffs", "for god's sake", "Oh ffs.", "jesus"])
@pytest.mark.parametrize("door", ["step_what", "another_step", "step_who"])
def test_what_is_said_in_anger_is_no_step_and_nobody(library: Library, words: str, door: str) -> None:
    leader = planning(library, (), **({"draft": RING.but(who=None)} if door == "step_who" else {}))
    leader.replies_at(door, words)
    assert told(leader) == ([("ring health", None, "Friday", "2026-11-27")] if door == "step_who" else [])


def test_anger_before_a_step_is_no_part_of_it(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "ffs. ring the chair on friday")
    assert whats(leader) == ["ring the chair"]


def test_who_does_it_and_words_to_go_are_both_heard(library: Library) -> None:
    draft = Step(what="wheres the list. count the forms with [person 1]", when="friday", date="2026-11-27")
    leader = planning(library, (), draft=draft)
    says(leader, "said [person 1] n duty mgr. and take wheres the list off the front of it")
    assert told(leader) == [("count the forms with [person 1]", "[person 1] n duty mgr", "friday", "2026-11-27")]


def test_who_does_it_is_only_the_part_that_names_somebody(library: Library) -> None:
    leader = planning(library, (), draft=RING.but(who=None))
    leader.replies_at("step_who", "well [person 1] and the duty manager. though that may want another look by somebody")
    if leader.state.asides.unsettled:
        leader.replies_at("step_who", "Who does it", choice="who")
    assert told(leader)[0][1] in ("[person 1] and the duty manager", "well [person 1] and the duty manager")


@pytest.mark.parametrize(
    "words", ["wheres q3. anyway step 1 count the forms by friday", "whats next then. count the forms by friday"]
)
def test_a_question_that_leads_a_step_is_no_part_of_it(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert whats(leader) == ["count the forms"]


def test_who_does_it_may_be_said_with_whom_and_by_when(library: Library) -> None:
    leader = planning(library, (), draft=Step(what="ask finance to cost it"))
    says(leader, "I will, with my finance business partner, by 27 November.")
    assert told(leader) == [
        ("ask finance to cost it", "I, with my finance business partner", "by 27 November", "2026-11-27")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "And I'd put myself at 7 that I'll do the first one, 5 on the memo.",
        "I'm pretty confident I'll do the forms.",
        "i'd give it 6 that i'll ring them",
    ],
)
def test_how_sure_somebody_is_of_a_step_is_none(library: Library, words: str) -> None:
    leader = planning(library, (COUNT,), draft=MEMO.but(who=None))
    says(leader, f"[person 2]'s. {words}")
    assert told(leader)[-1] == ("memo to the chief", "[person 2]", "by fri", "2026-11-27")
    assert leader.responses[-1] == "utter_step_about"


def test_three_steps_told_with_the_end_of_the_questions_are_three(library: Library) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=(), plan=leader.state.plan.but(at=0), replies={})
    said = (
        "Right, that's enough questions. My plan: I'll phone [person 1] on Tuesday with a draft, my analyst [person 2] "
        "pulls the list of families by 1 December, and I'll take two options and not one to the chair on the 9th."
    )
    leader.interrupts("next_steps", said, at="answer")
    assert [(one[1], one[3]) for one in told(leader)] == [
        ("I", "2026-11-24"),
        ("my analyst [person 2]", "2026-12-01"),
        ("I", "2026-12-09"),
    ]


def test_three_steps_told_behind_the_last_answer_are_three(library: Library) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=(), plan=leader.state.plan.but(at=0), replies={})
    said = "That's enough questions. I'll phone [person 1] on Tuesday. My deputy will pull the list by 1 December."
    leader.replies_at("answer", said)
    assert [one[3] for one in told(leader)] == ["2026-11-24", "2026-12-01"]
    assert not leader.state.replies


@pytest.mark.parametrize(
    "words",
    [
        "hang on, that was very quick. i wanted more questions than one. can we carry on with the questions",
        "More questions please",
    ],
)
@pytest.mark.parametrize("door", ["step_what", "another_step"])
def test_a_wish_for_more_questions_is_no_step(library: Library, door: str, words: str) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=(), replies={}, asides=leader.state.asides.but(closed=False))
    leader.replies_at(door, words)
    assert told(leader) == []
    assert leader.state.asides.unsettled is None
    assert leader.state.plan.current is not None


@pytest.mark.parametrize("intent", ["amend", "change", "correct"])
async def test_new_words_are_of_the_step_said_last_whatever_they_were_read_as(library: Library, intent: str) -> None:
    leader = planning(library, (COUNT, MEMO))
    await leader.interrupts_the_bot(intent, "no. change it to: write the note by noon monday", "another_step")
    assert whats(leader) == [COUNT.what, "write the note by noon"]


def test_a_plan_that_is_called_so_gives_its_steps(library: Library) -> None:
    leader = with_a_record(library)
    plan = "triage all 61 by tmrw noon, me n the duty mgr. me n hr sort the 2 lent sws on tues, n plan to dcs by weds"
    leader.replies_at("answer", f"thats enough. plan: {plan}")
    assert [step.what.split()[0] for step in leader.state.drafted][-3:] == ["triage", "me", "plan"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("I should also like to write to the ICB by 4 December.", "write to the ICB"),
        ("i'd also like to visit the Duty team by 4 dec", "visit the Duty team"),
        ("yeah ill brief the ADs by 4 dec", "ill brief the ADs"),
    ],
)
def test_who_wishes_to_do_it_does_it(library: Library, words: str, what: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert [(step.what, step.who, step.date) for step in leader.state.steps] == [(what, "I", "2026-12-04")]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("To my assistant director, as I said.", "my assistant director"),
        ("me, and [colleague 1] from hr sits in", "me, [colleague 1] from hr"),
    ],
)
def test_who_does_it_is_named_without_what_they_do(library: Library, words: str, who: str) -> None:
    leader = planning(library, draft=Step(what="call them in", when="Friday", date="2026-11-27"))
    leader.replies_at("step_who", words)
    assert [step.who for step in leader.state.steps] == [who]


def test_what_somebody_takes_on_cuts_nothing(library: Library) -> None:
    ring = Step(what="ring the chair of governors", who="me", when="by Friday", date="2026-11-27")
    leader = planning(library, (ring,))
    leader.replies_at("another_step", "I will take the chair from the vice chair of governors")
    assert leader.state.drafted[0].what == ring.what
