"""A message about the plan that does several things has each of them done, and none of it becomes a step by itself."""

from __future__ import annotations

import pytest

from actions import flow
from actions.asides import Asides, Unsettled
from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import planning, told
from tests.actions.doors.test_steps_told import buttons
from tests.actions.leader import Leader, with_a_record

CHAIR = Step(what="ring the chair of governors", who="me", when="by Friday", date="2026-11-27")
VISIT = Step(what="visit the Duty team without slides", who="me", when="on 8 December", date="2026-12-08")
COST = Step(what="[person 1] in HR to cost the agency bill", who="[person 1] in HR", when="by 4 dec", date="2026-12-04")
SORRY = Step(what="say sorry to the managers first", who="me")


def whats(leader: Leader) -> list[str]:
    return [step.what for step in leader.state.drafted]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "Two. I will ring the chair by Friday 4 December. And Dr [person 1] will brief them, which is her step.",
            [
                ("I will ring the chair", "I", "2026-12-04"),
                ("Dr [person 1] will brief them", "Dr [person 1]", None),
            ],
        ),
        (
            "One, see the auditors before Friday. Two, walk round Duty on Monday and ask what stops them.",
            [
                ("see the auditors", None, "2026-11-26"),
                ("walk round Duty on Monday and ask what stops them", None, "2026-11-23"),
            ],
        ),
        (
            "I have two. The first is to ring the chair by Friday. The second is to visit Duty on 8 December.",
            [("ring the chair", None, "2026-11-27"), ("visit Duty", None, "2026-12-08")],
        ),
        (
            "a) ring the chair by Friday b) write to the DfE by 4 Dec",
            [("ring the chair", None, "2026-11-27"), ("write to the DfE", None, "2026-12-04")],
        ),
        (
            "- ring the chair by Friday\n- visit Duty on 8 Dec",
            [("ring the chair", None, "2026-11-27"), ("visit Duty", None, "2026-12-08")],
        ),
        (
            "ring chair fri, visit duty 8 dec",
            [("ring chair", None, "2026-11-27"), ("visit duty", None, "2026-12-08")],
        ),
        (
            "Mine is to ring the chair by Friday; the deputy's is to write to the unions by 4 December.",
            [("ring the chair", "me", "2026-11-27"), ("write to the unions", "the deputy", "2026-12-04")],
        ),
    ],
)
def test_each_of_several_steps_is_one_in_whatever_shape_they_are_told(
    library: Library, words: str, steps: list[tuple[str, str | None, str | None]]
) -> None:
    leader = planning(library)
    state = leader.replies_at("step_what", words)
    given = [(one.what, one.who, one.date) for one in state.drafted]
    assert sorted(given, key=str) == sorted(steps, key=str)


@pytest.mark.parametrize(
    "words",
    [
        "next steps. 1 lunch w all team managers by 4 dec. 2 hr to cost the bonus by 18 dec",
        "Can we go to next steps? One, lunch with all managers by 4 December. Two, HR to cost it by 18 December.",
        "ok enough, next steps: lunch with all team managers by 4 dec; hr to cost the bonus by 18 dec",
    ],
)
@pytest.mark.parametrize("door", ["answer", None])
async def test_steps_that_are_told_with_the_order_to_go_there_are_taken_up(
    library: Library, words: str, door: str | None
) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=())
    await leader.interrupts_the_bot("next_steps", words, door)
    assert [one.date for one in leader.state.drafted if one.what] == ["2026-12-04", "2026-12-18"]


@pytest.mark.parametrize(
    "words", ["I just gave you two.", "just told you. two", "I listed both of them already", "I said them above"]
)
def test_that_steps_were_told_is_none(library: Library, words: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", words)
    assert (whats(leader), leader.responses) == ([], ["utter_steps_where"])
    leader = planning(library, (CHAIR,), draft=SORRY)
    state = leader.replies_at("step_when", words)
    assert (state.steps, state.asides.draft) == ((CHAIR,), SORRY)
    assert leader.responses == ["utter_step_whole", "utter_step_so_far"]


@pytest.mark.parametrize(
    "words",
    [
        "That belongs to the same visit and is no separate step; keep them together, please.",
        "merge the two",
        "those two are one and the same meeting, so treat them as one",
        "don't make that a separate step",
        "it's all one step",
    ],
)
def test_two_that_are_one_are_put_together(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR,), draft=SORRY)
    state = leader.replies_at("step_when", words)
    assert told(leader) == [
        ("ring the chair of governors, and say sorry to the managers first", "me", "by Friday", "2026-11-27")
    ]
    assert (state.asides.draft, state.asides.unsettled) == (None, None)


@pytest.mark.parametrize(
    "words",
    ["merge the two duty teams", "join the two rotas by 4 Dec", "put them together in one room on Friday"],
)
def test_what_is_joined_in_the_service_is_a_step(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR, VISIT))
    state = leader.replies_at("another_step", words)
    assert (state.steps, state.asides.draft is not None) == ((CHAIR, VISIT), True)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("drop the agency one, the treasurer won't wear it", ["ring", "visit"]),
        ("no. delete the agency step", ["ring", "visit"]),
        ("could you take the Duty one off please, the chief will never agree", ["ring", "[person"]),
        ("bin the one about the agency bill", ["ring", "visit"]),
        ("the one about the agency bill can go, finance said no", ["ring", "visit"]),
        ("I'd rather you left out the visit", ["ring", "[person"]),
        ("I should like the second one taken off", ["ring", "[person"]),
    ],
)
@pytest.mark.parametrize("door", ["another_step", "check_in"])
def test_a_step_that_is_named_is_taken_out_in_any_words(
    library: Library, words: str, left: list[str], door: str
) -> None:
    leader = planning(library, (CHAIR, VISIT, COST), another_step=False)
    state = leader.replies_at(door, words)
    assert [one.split()[0] for one in whats(leader)] == left
    assert (leader.responses, state.asides.check_in) == (["utter_step_dropped"], None)


@pytest.mark.parametrize(
    "words",
    [
        "no make the visit 11 dec. drop the agency one, the treasurer wont wear it",
        "delete the agency step, and make the visit the 11th",
        "get rid of the agency bill step and make the visit 11 December",
    ],
)
def test_one_step_is_taken_out_and_another_put_right_in_one_breath(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR, VISIT, COST))
    state = leader.replies_at("another_step", words)
    assert [(one.what, one.date) for one in state.drafted] == [
        (CHAIR.what, CHAIR.date),
        (VISIT.what, "2026-12-11"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "I think those two are quite enough, thank you.",
        "Neither; I meant that I have no further steps.",
        "two is plenty",
        "That will be all, thank you kindly.",
        "I'll stop at two, thank you",
        "leave it at that",
        "I've nothing more to add",
    ],
)
def test_that_there_are_enough_is_no_step_and_no_question(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR, VISIT))
    state = leader.replies_at("another_step", words)
    assert (state.steps, state.asides.draft, state.asides.unsettled) == ((CHAIR, VISIT), None, None)
    assert flow.next_door(state) == "check_in"


@pytest.mark.parametrize("words", ["It falls to me. I think those two are quite enough.", "me, and that's it"])
def test_who_it_is_and_that_it_is_the_last_are_both_heard(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR,), draft=VISIT.but(who=None))
    state = leader.replies_at("step_who", words)
    assert [(one.what, one.who) for one in state.drafted] == [(CHAIR.what, "me"), (VISIT.what, "me")]
    assert flow.next_door(state) == "check_in"


def test_the_last_is_put_right_beside_an_end(library: Library) -> None:
    leader = planning(library, (CHAIR, COST))
    state = leader.replies_at(
        "another_step", "nah thats it. actually [person 1] is off so make the agency one weds 2 dec"
    )
    assert (state.steps[1].date, flow.next_door(state)) == ("2026-12-02", "check_in")


def test_what_one_step_swallowed_of_another_is_told_apart(library: Library) -> None:
    whole = VISIT.but(what="I will visit Duty, and the lead member will write to them, her step")
    leader = planning(library, (CHAIR, whole), another_step=False)
    leader.replies_at(
        "check_in",
        "The second has run into the third. They are two: mine is to visit Duty on 8 December; the lead member's is to"
        " write to the trustees by Christmas.",
    )
    assert told(leader)[1:] == [
        ("visit Duty", "me", "on 8 December", "2026-12-08"),
        ("write to the trustees", "the lead member", "by Christmas", "2026-12-24"),
    ]
    assert leader.state.asides.check_in is None


def test_a_step_that_is_told_where_who_was_asked_is_one(library: Library) -> None:
    leader = planning(library, draft=VISIT.but(who=None))
    state = leader.replies_at("step_who", "yes another. write to the unions on Monday and ask what they fear")
    assert whats(leader) == [VISIT.what, "write to the unions on Monday and ask what they fear"]
    state = leader.replies_at("step_who", "that's it")
    assert [one.what for one in state.steps] == [VISIT.what, "write to the unions on Monday and ask what they fear"]


def test_words_that_wait_and_are_plainly_a_step_are_kept_at_the_end(library: Library) -> None:
    leader = planning(library, (CHAIR,))
    leader.replies_at("another_step", "that one got mangled")
    waiting = leader.state.asides.unsettled
    assert waiting is not None
    waits = waiting.but(words="I will write to the unions on Monday")
    leader.state = leader.state.but(asides=leader.state.asides.but(unsettled=waits))
    state = leader.replies_at("another_step", "that's all")
    assert [one.what for one in state.drafted] == [CHAIR.what, "I will write to the unions"]
    assert "utter_step_left_out" not in leader.responses


def test_one_that_is_to_stay_stays_and_everybody_is_heard(library: Library) -> None:
    leader = planning(library, (CHAIR.but(who=""), VISIT.but(who="")), another_step=False)
    state = leader.replies_at("check_in", "No. Keep the one with the Duty team. I'll do both, that's me.")
    assert [(one.what, one.who in ("I", "me")) for one in state.steps] == [(CHAIR.what, True), (VISIT.what, True)]
    assert state.asides.check_in is None


def test_a_step_is_put_back_with_what_it_is(library: Library) -> None:
    leader = planning(library, (CHAIR,), another_step=False, check_in="2027-01-14", check_in_asked=True)
    state = leader.replies_at("sure", "No, don't share. Put my second step back: I will write to the unions on Monday")
    assert [one.what for one in state.drafted] == [CHAIR.what, "I will write to the unions"]
    assert leader.orders == ["withhold"]


def test_nothing_is_shared_before_it_is_asked(library: Library) -> None:
    leader = planning(library, (CHAIR,), draft=VISIT.but(who=None))
    state = leader.replies_at("step_who", "No, I'll keep it to myself. me")
    assert (leader.orders, state.asides.share_asked, state.steps[1].who) == (["withhold"], True, "me")
    leader = planning(library, (CHAIR,))
    leader.replies_at("another_step", "stop sharing the dashboards with members")
    assert leader.orders == []


def test_a_remark_beside_a_name_is_asked_about(library: Library) -> None:
    leader = planning(library, (CHAIR,), draft=COST.but(who=None))
    leader.replies_at("step_who", "[person 1]. n it isnt what i wrote there")
    assert [one.who for one in leader.state.steps] == ["me", "[person 1]"]
    assert buttons(leader)[0] == "step"


@pytest.mark.parametrize(
    "words",
    [
        "My second step is that I shall visit the Duty team on the eighth of December.",
        "my next step is to visit the Duty team on 8 december",
        "The second is to visit the Duty team on 8 December.",
    ],
)
def test_a_step_that_is_counted_on_takes_the_place_of_none(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR,))
    state = leader.replies_at("another_step", words)
    assert [(one.what.split()[0], one.date) for one in state.drafted] == [
        ("ring", "2026-11-27"),
        ("I" if "I shall" in words else "visit", "2026-12-08"),
    ]


def test_steps_told_behind_an_order_where_a_question_is_open_are_no_answer(library: Library) -> None:
    leader = with_a_record(library)
    plan = leader.state.plan
    leader.state = leader.state.but(steps=(), plan=plan.but(at=len(plan.asks) - 1), asides=Asides())
    before = leader.state.replies
    words = "let's get to the steps. ring the chair of governors fri; visit duty 8 dec"
    state = leader.replies_at("answer", words)
    assert ([one.date for one in state.drafted], state.replies) == (["2026-11-27", "2026-12-08"], before)


@pytest.mark.parametrize(
    ("words", "who", "check_in", "orders"),
    [
        ("me. thats all. bye", "me", "2027-01-14", []),
        ("no check in. no sharing. bye", "", None, ["withhold"]),
        ("I must stop here, my train is due. Bye", None, "2027-01-14", []),
    ],
)
async def test_what_is_said_of_the_plan_before_a_goodbye_is_done(
    library: Library, words: str, who: str | None, check_in: str | None, orders: list[str]
) -> None:
    draft = CHAIR.but(who=None)
    leader = planning(library, draft=draft, check_in="2027-01-14", check_in_asked=True)
    state = await leader.interrupts_the_bot("stop", words, flow.next_door(leader.state))
    assert ([one.who for one in state.drafted], state.asides.check_in) == ([who], check_in)
    assert (leader.orders, flow.next_door(state)) == (orders, None)


@pytest.mark.parametrize(
    "words",
    ["drop the 3rd one", "actually drop the 3rd one, its pointless", "leave the third out. it is a waste of paper"],
)
def test_a_step_that_is_counted_in_figures_is_the_one_that_goes(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR, VISIT), draft=Step(what="rewrite the threshold document"))
    state = leader.replies_at("step_who", words)
    assert [one.what for one in state.drafted] == [CHAIR.what, VISIT.what]


@pytest.mark.parametrize("door", ["step_when", "check_in"])
def test_a_button_that_is_past_names_no_day(library: Library, door: str) -> None:
    leader = planning(library, (CHAIR,), draft=VISIT.but(date=None, when=None) if door == "step_when" else None)
    state = leader.replies_at(door, 'It is about "ring the chair of governors"', "of_step-0")
    assert all(step.date in (None, CHAIR.date) for step in state.drafted)
    assert state.asides.check_in is None


@pytest.mark.parametrize(
    "reason",
    [
        "no point rewriting a doc nobody reads, sort the behaviour first",
        "its a waste of time, fix the handover before that",
        "Not worth the paper.",
        "no use asking them again",
    ],
)
@pytest.mark.parametrize("door", ["step_who", "step_when", "another_step", "check_in"])
def test_why_a_step_is_dropped_is_no_answer_and_no_step(library: Library, reason: str, door: str) -> None:
    rewrite = Step(what="rewrite the threshold document")
    if door in ("step_who", "step_when"):
        draft = rewrite.but(who="me") if door == "step_when" else rewrite
        leader = planning(library, (CHAIR, VISIT), draft=draft, another_step=False)
    else:
        done = None if door == "another_step" else False
        leader = planning(library, (CHAIR, VISIT, rewrite.but(who="me", when="")), another_step=done)
    leader.replies_at(door, f"actually drop the 3rd one. {reason}")
    assert whats(leader) == [CHAIR.what, VISIT.what]
    assert "utter_check_in_none" not in leader.responses
    assert (leader.state.asides.check_in_asked, leader.state.asides.unsettled) == (False, None)


def test_what_is_to_be_done_instead_is_a_step(library: Library) -> None:
    leader = planning(library, (CHAIR, VISIT))
    leader.replies_at("another_step", "drop the visit one, no point now. I will ring the duty lead on Friday instead")
    assert len(leader.state.drafted) == 2
    assert "ring the duty lead" in whats(leader)[1]


@pytest.mark.parametrize(
    ("words", "choice"), [("the second one", None), ("It is about that", "of_step-1"), ("no", None)]
)
def test_a_step_that_is_gone_meanwhile_is_none_to_choose(library: Library, words: str, choice: str | None) -> None:
    leader = planning(library, (CHAIR,))
    waits = Unsettled(what="plan", words="a remark", among=("step", "of_step-0", "of_step-1", "none"))
    leader.state = leader.state.but(asides=leader.state.asides.but(unsettled=waits))
    state = leader.replies_at("another_step", words, choice)
    assert [one.what for one in state.drafted][:1] == [CHAIR.what]


@pytest.mark.parametrize(
    "words",
    [
        "No, thank you, those two are enough. May I see the record, please?",
        "that's all the steps. what does the record say",
        "no more thanks. can I see what you have",
    ],
)
async def test_no_further_step_is_asked_for_where_a_no_stands_beside_a_wish(library: Library, words: str) -> None:
    leader = planning(library, (CHAIR, VISIT))
    assert flow.next_door(leader.state) == "another_step"
    state = await leader.interrupts_the_bot("summary", words, "another_step")
    assert (leader.responses, flow.next_door(state)) == (["utter_summary"], "check_in")
