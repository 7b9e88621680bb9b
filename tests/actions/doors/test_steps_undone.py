"""What is said while steps are told that is no part of one: that it is none, is to go, was told, or is the last."""

from __future__ import annotations

import pytest

from actions import flow
from actions.doors.asking import AskStepWhen, AskStepWho
from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning, says, told
from tests.actions.leader import Leader

AT = [("step_who", None), ("step_when", "me")]


def drafting(library: Library, who: str | None = None, steps: tuple[Step, ...] = ()) -> Leader:
    return planning(library, steps, draft=Step(what="A pause to think", who=who))


@pytest.mark.parametrize(("door", "who"), AT)
@pytest.mark.parametrize(
    "words",
    [
        "that isn't a step",
        "It belongs to nobody, it's not a step, kindly take it away",
        "None. Delete that one too, it says I've no step, I can't date that!",
        "No, that isn't a step either. Please take out 'A pause to think'.",
        "it was a question for you, not a step",
        "I never meant that as a step",
        "leave that one out pls",
        "bin it",
    ],
)
def test_what_is_being_put_down_is_left_out_in_any_words(library: Library, door: str, who: str, words: str) -> None:
    leader = drafting(library, who, (RING,))
    state = leader.replies_at(door, words)
    assert (state.steps, state.asides.draft, leader.responses) == ((RING,), None, ["utter_step_dropped"])


@pytest.mark.parametrize(("door", "who"), AT)
def test_a_button_leaves_it_out(library: Library, door: str, who: str) -> None:
    leader = drafting(library, who)
    assert [one.label for one in (AskStepWho if who is None else AskStepWhen).choices] == ["Leave this step out"]
    state = leader.replies_at(door, "Leave this step out", choice="off")
    assert (told(leader), leader.responses, flow.next_door(state)) == ([], ["utter_step_dropped"], "step_what")


@pytest.mark.parametrize("words", ["Neither is a step", "I'd like to drop both next steps", "scrap the two of them"])
def test_both_go_where_both_are_meant(library: Library, words: str) -> None:
    leader = planning(library, draft=Step(what="We moved on"), upcoming=(Step(what="I have no step", who="I"),))
    state = leader.replies_at("step_who", words)
    assert (told(leader), flow.next_door(state)) == ([], "sure")
    assert [one["words"] for one in leader.uttered if "words" in one] == ['We moved on", "I have no step']


@pytest.mark.parametrize("words", ["'Ring health' isn't a step, I was thinking aloud.", "remove the first one"])
def test_the_step_that_is_named_goes(library: Library, words: str) -> None:
    leader = planning(library, (RING,), draft=Step(what="write to schools"))
    leader.replies_at("step_who", words)
    assert [one[0] for one in told(leader)] == ["write to schools"]


@pytest.mark.parametrize(("door", "who"), AT)
@pytest.mark.parametrize("words", ["No more steps", "No, that's all", "I haven't got another step"])
def test_the_steps_end_where_who_or_when_is_asked(library: Library, door: str, who: str, words: str) -> None:
    leader = drafting(library, who)
    waiting = (Step(what="see the chair"),)
    leader.state = leader.state.but(asides=leader.state.asides.but(upcoming=waiting))
    state = leader.replies_at(door, words)
    assert told(leader) == [("A pause to think", who or "", "", None), ("see the chair", "", "", None)]
    assert flow.next_door(state) == "check_in"


def test_the_steps_end_where_words_were_not_clear(library: Library) -> None:
    leader = drafting(library)
    leader.replies_at("step_who", "the council is slow when it is put to them like that")
    state = leader.replies_at("step_who", "No, that's all")
    assert (flow.next_door(state), state.asides.unsettled) == ("check_in", None)
    assert leader.responses == ["utter_step_left_out", "utter_step_whole_bare"]


@pytest.mark.parametrize(
    "words",
    [
        "one thing before that. is there anything about the lad in my record? there shouldn't be",
        "does my record mention the girl? it shouldn't",
    ],
)
def test_a_question_is_answered_and_is_no_step(library: Library, words: str) -> None:
    leader = planning(library)
    state = leader.replies_at("step_what", words)
    assert (told(leader), leader.responses, flow.next_door(state)) == ([], ["utter_not_held"], "step_what")


def test_what_is_not_there_yet_is_no_step(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "Hm. I don't have a step yet, I only just saw what it is about.")
    assert told(leader) == []


async def test_a_protest_or_an_order_of_the_step_is_for_the_door(library: Library) -> None:
    leader = drafting(library)
    await leader.interrupts_the_bot("complaint", "i told you, me n hos", "step_who")
    assert told(leader)[0][1] == "me n hos"
    await leader.interrupts_the_bot("amend", "that was no step, it was for you. take it out please", "step_when")
    assert (told(leader), leader.responses) == ([], ["utter_step_dropped"])


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("I just told you! Write to the chair. Me.", [("Write to the chair", "Me", None, None)]),
        (
            "The Tuesday one got lost: I see Ann on Tuesday to check it.",
            [("I see Ann on Tuesday to check it", "I", "", "2026-11-24")],
        ),
        ("Call him again on Monday. That's mine.", [("Call him again", "me", "on Monday", "2026-11-23")]),
        (
            "Another one: open with my own mistake. Me and the PSW, first week of December",
            [("open with my own mistake", "Me and the PSW", "first week of December", None)],
        ),
        ("Three things. I write to Ann, by 4 dec.", [("I write to Ann", "I", "by 4 dec", "2026-12-04")]),
        (
            "me n psw stop the panel for 6 wks. start tues. finance to send the spend",
            [
                ("me n psw stop the panel for 6 wks", "me n psw", "start tues", "2026-11-24"),
                ("finance to send the spend", "finance", None, None),
            ],
        ),
        (
            "yes. spend list is separate. finance lead by fri",
            [("spend list", "finance lead", "by fri", "2026-11-27")],
        ),
        (
            "our QA lead will do the count, by the end of next week. I've not asked her yet",
            [
                (
                    "our QA lead will do the count. I've not asked her yet",
                    "our QA lead",
                    "by the end of next week",
                    "2026-11-27",
                )
            ],
        ),
        (
            "cut the forms. HOS and me, after the inspection",
            [("cut the forms", "HOS and me", "after the inspection", None)],
        ),
    ],
)
def test_what_announces_or_protests_is_no_part_of_a_step(library: Library, words: str, steps: list[object]) -> None:
    leader = planning(library)
    says(leader, words)
    assert told(leader) == steps


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("finance business partner, as i said", "finance business partner"),
        ("i said me n hos", "me n hos"),
        ("The three area leads and the head of early help", "The three area leads and the head of early help"),
        ("The AD for early help and the two leads.", "The AD for early help and the two leads"),
        ("For the rules, the two area leads", "the two area leads"),
        ("that's mine", "me"),
    ],
)
def test_whoever_is_named_is_the_owner(library: Library, words: str, who: str) -> None:
    leader = planning(library, draft=Step(what="agree the rules"))
    leader.replies_at("step_who", words)
    assert told(leader)[0][1] == who


def test_a_time_beside_an_owner_is_no_owner(library: Library) -> None:
    leader = planning(library, draft=Step(what="agree the rules"))
    leader.replies_at("step_who", "said that, the head of service and me. in the week after the visit ends")
    assert told(leader) == [("agree the rules", "the head of service and me", "in the week after the visit ends", None)]


def test_a_step_beside_a_day_that_is_put_right_is_put_down_too(library: Library) -> None:
    leader = planning(library, (Step(what="tell the chair", who="me", when=""),))
    leader.replies_at(
        "another_step", "Yes: ring Ann in finance on Wednesday. And Thursday is the day for the first one."
    )
    assert [(one[0], one[2], one[3]) for one in told(leader)] == [
        ("tell the chair", "26 November 2026", "2026-11-26"),
        ("ring Ann in finance", "on Wednesday", "2026-11-25"),
    ]


def test_a_step_told_beside_a_no_to_sharing_is_put_down(library: Library) -> None:
    leader = planning(library, another_step=False)
    leader.replies_at(
        "sure",
        "No, don't share it. But hold on, I do have a step: I'm going to tell the leader of the council, in person, "
        "on Thursday, that the cut is too deep. And I'll ring Ann to check the numbers with me before then.",
    )
    assert leader.orders == ["withhold"]
    assert [one[1] for one in told(leader)] == ["I", "I"]


def test_the_leader_is_said_to_be_you(library: Library) -> None:
    leader = planning(library)
    says(leader, "cut the forms, the PSW and me, by 4 dec")
    assert leader.uttered[0]["about"] == "the PSW and you, Friday 4 December 2026"


def test_only_who_does_it_is_changed_where_more_is_said(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False, check_in_asked=True)
    words = "change who in step 1 to PSW and me, the day went in there by mistake. and there is more"
    state = leader.interrupts("amend", words, at="sure")
    assert state.steps == (RING.but(who="PSW and me"),)


@pytest.mark.parametrize("door", ["check_in", "sure"])
async def test_a_step_is_taken_out_after_the_last_was_told(library: Library, door: str) -> None:
    leader = planning(library, (RING, RING.but(what="a hope")), another_step=False, check_in_asked=door == "sure")
    await leader.interrupts_the_bot("amend", "the last step isn't a step, take it out", door)
    assert (leader.state.steps, leader.responses, flow.next_door(leader.state)) == (
        (RING,),
        ["utter_step_dropped"],
        door,
    )
    leader.replies_at(door, "neither is a step")
    assert leader.state.steps == ()


def test_a_step_where_the_day_to_look_back_is_asked_for_is_put_down(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "One is missing: I see the finance lead on Wednesday about the numbers.")
    assert [one[3] for one in told(leader)] == ["2026-11-27", "2026-11-25"]
    assert state.asides.check_in is None
    state = leader.replies_at("check_in", "I'll look back on 4 December")
    assert state.asides.check_in == "2026-12-04"


def test_a_day_on_which_a_step_begins_is_said_as_one(library: Library) -> None:
    leader = planning(library)
    says(leader, "my deputy will close the panel. start tues")
    assert leader.uttered[0]["about"] == "my deputy, start tues: Tuesday 24 November 2026"
