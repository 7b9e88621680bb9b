"""What is put right of a step that is named or counted, whatever else the message says."""

from __future__ import annotations

import pytest

from actions import flow
from actions.parts import Step
from knowledge.library import Library
from tests.actions.doors.test_planning import planning, says, told
from tests.actions.leader import Leader

SIT = Step(what="me and [person 1] sit down", who="me and [person 1]", when="by thurs", date="2026-11-26")
PANEL = Step(what="[person 2] takes over the panel", when="from monday", date="2026-11-23")
LIST = Step(what="hr sends the list", who="hr", when="by 4 dec", date="2026-12-04")


def days(leader: Leader) -> dict[str, str | None]:
    return {one[0].split()[-1]: one[3] for one in told(leader)}


def owners(leader: Leader) -> dict[str, str | None]:
    return {one[0].split()[-1]: one[1] for one in told(leader)}


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("1st ones 2moro not thurs", {"down": "2026-11-22"}),
        ("first step is still wrong. the date should be friday 27 november", {"down": "2026-11-27"}),
        ("change the date of the third one to Friday 11 December", {"list": "2026-12-11"}),
        ("the list by 9 December", {"list": "2026-12-09"}),
        (
            "the third one is wrong its wednesday 2 december not august 2027, august is when it went off",
            {"list": "2026-12-02"},
        ),
    ],
)
def test_a_day_is_of_the_step_that_is_counted_or_named(library: Library, words: str, right: dict[str, str]) -> None:
    leader = planning(library, (SIT, PANEL.but(who="[person 2]"), LIST))
    leader.replies_at("another_step", words)
    assert days(leader) == {"down": "2026-11-26", "panel": "2026-11-23", "list": "2026-12-04", **right}
    assert leader.responses == ["utter_step_whole"]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("The owner of the third step should just say me", {"list": "me"}),
        ("And for the first step the owner is just me, and the date is 3 December.", {"down": "me"}),
        ("for the third, the business partner and me", {"list": "the business partner and me"}),
        ("Dee does the list one", {"list": "Dee"}),
    ],
)
def test_who_does_it_is_of_the_step_that_is_counted_or_named(
    library: Library, words: str, right: dict[str, str]
) -> None:
    leader = planning(library, (SIT, PANEL.but(who="[person 2]"), LIST))
    leader.replies_at("another_step", words)
    assert owners(leader) == {"down": "me and [person 1]", "panel": "[person 2]", "list": "hr", **right}


def test_who_does_what_is_asked_about_is_heard_beside_what_is_put_right(library: Library) -> None:
    leader = planning(library, (SIT, LIST), draft=PANEL)
    says(leader, "Dee does the panel. and the first one is wrong its friday 27 november, thats when she is in")
    assert owners(leader) == {"down": "me and [person 1]", "panel": "Dee", "list": "hr"}
    assert days(leader) == {"down": "2026-11-27", "panel": "2026-11-23", "list": "2026-12-04"}


def test_who_is_said_of_what_is_asked_about_and_of_another_step(library: Library) -> None:
    leader = planning(library, (SIT, LIST), draft=PANEL)
    says(leader, "The panel chair and me. And for the second step the owner is just me, and the date is 3 December.")
    assert owners(leader) == {"down": "me and [person 1]", "panel": "The panel chair and me", "list": "me"}
    assert days(leader)["list"] == "2026-12-03"


def test_all_that_are_open_are_somebodys(library: Library) -> None:
    leader = planning(library, (LIST,), draft=PANEL, upcoming=(Step(what="drop the return"),))
    says(leader, "All me.")
    assert owners(leader) == {"list": "hr", "panel": "me", "return": "me"}


def test_something_is_added_to_a_step(library: Library) -> None:
    leader = planning(library, (SIT, LIST), another_step=False)
    leader.replies_at(
        "check_in", "can you add to the first one that i own up about june, thats the point. and check in 14 december"
    )
    assert told(leader)[0][0] == "me and [person 1] sit down, i own up about june"
    assert leader.state.asides.check_in == "2026-12-14"
    assert leader.responses == ["utter_check_in_set", "utter_step_whole"]


def test_a_step_that_is_two_is_taken_apart(library: Library) -> None:
    whole = Step(
        what="Stop the weekly return, starting Monday. And on the other thing, an hour with the chair before the vote",
        when="on 14 January",
        date="2027-01-14",
    )
    leader = planning(library, draft=Step(what="See the union"), upcoming=(whole,))
    says(leader, "All me. But the return and the chair are two separate steps, you've run them together.")
    assert [one[1:] for one in told(leader)[:2]] == [
        ("me", "starting Monday", "2026-11-23"),
        ("me", "on 14 January", "2027-01-14"),
    ]
    says(leader, "Friday")
    assert [one[0] for one in told(leader)] == [
        "Stop the weekly return",
        "on the other thing, an hour with the chair before the vote",
        "See the union",
    ]


def test_a_step_that_is_called_two_and_does_not_say_where_is_asked_for_anew(library: Library) -> None:
    leader = planning(library, (LIST,))
    leader.replies_at("another_step", "thats 2 steps")
    assert (told(leader), leader.responses) == (
        [("hr sends the list", "hr", "by 4 dec", "2026-12-04")],
        ["utter_steps_where"],
    )


def test_a_day_that_the_words_of_a_step_name_is_put_right_there_too(library: Library) -> None:
    walk = Step(what="walk to the hub with me on 12 December, and tell her", who="me", when="", date="2026-12-12")
    leader = planning(library, (walk,))
    leader.replies_at("another_step", "the 12th is a Saturday, so make it Friday the 11th")
    assert told(leader)[0][0] == "walk to the hub with me on 11 December, and tell her"
    assert told(leader)[0][3] == "2026-12-11"


def test_an_order_beside_no_step_is_done_too(library: Library) -> None:
    leader = planning(library, (LIST,), draft=Step(what="The hub is a building"))
    says(leader, "No, that isn't a step. Leave it out, and change the date of the first one to Friday 11 December.")
    assert told(leader) == [("hr sends the list", "hr", "11 December 2026", "2026-12-11")]


def test_a_day_that_is_said_again_where_it_is_asked_for_is_of_the_check_in(library: Library) -> None:
    leader = planning(library, (LIST,), another_step=False)
    state = leader.replies_at("check_in", "22 January, I said.")
    assert (state.asides.check_in, flow.next_door(state)) == ("2027-01-22", "sure")


def test_the_day_that_is_asked_for_and_an_owner_that_is_put_right_are_both_heard(library: Library) -> None:
    leader = planning(library, (SIT, PANEL.but(who="x"), LIST), another_step=False)
    state = leader.replies_at(
        "check_in", "22 January, after the panel. The owner of the second step should say my deputy."
    )
    assert owners(leader)["panel"] == "my deputy"
    assert (days(leader)["panel"], state.asides.check_in) == ("2026-11-23", "2027-01-22")


def test_who_a_day_and_a_remark_in_one_message_are_each_heard(library: Library) -> None:
    walk = Step(what="walk to [person 1] with me on 12 December", when="", date="2026-12-12")
    leader = planning(library, (LIST,), draft=walk)
    said = (
        "It falls to me. But [person 1] is a building, not a person, and the 12th is a Saturday, so make it the 11th."
    )
    says(leader, said)
    assert told(leader)[1] == ("walk to [person 1] with me on 11 December", "me", "11 December 2026", "2026-12-11")
    waiting = leader.state.asides.unsettled
    assert waiting is not None
    assert "is a building" in waiting.words


DOWN = Step(what="take them down: I tell the commissioner myself on Monday", when="Monday", date="2026-11-23")


@pytest.mark.parametrize(
    "words",
    [
        "Me, obviously, and drop the words 'take them down' from the front of it, I was talking to you.",
        "me, and take 'take them down' off the front",
        'Me. Drop the words "take them down", please.',
        'me obvs, and leave out "take them down"',
    ],
)
def test_who_does_it_and_what_is_to_go_are_both_taken(library: Library, words: str) -> None:
    leader = planning(library, draft=DOWN)
    leader.replies_at("step_who", words)
    [step] = leader.state.steps
    assert (step.what, str(step.who).lower()) == ("I tell the commissioner myself on Monday", "me")


@pytest.mark.parametrize(
    "words",
    ["the date's wrong, it was next friday", "the dates wrong, its next friday", "day's wrong. next friday"],
)
def test_a_day_that_is_called_wrong_is_no_step(library: Library, words: str) -> None:
    ring = Step(what="ring the chair of governors", who="me", when="on 28 February", date="2027-02-28")
    leader = planning(library, (ring,))
    leader.replies_at("another_step", words)
    [step] = leader.state.drafted
    assert (step.what, step.date) == (ring.what, "2026-11-27")


def test_a_step_that_is_led_up_to_is_no_day_of_another(library: Library) -> None:
    draft = Step(what="my deputy drafts the paper", who="my deputy")
    leader = planning(library, draft=draft)
    leader.replies_at("step_when", "yep, one more: I'll tell the scrutiny chair a week tomorrow")
    told = [(step.what, step.who, step.date) for step in leader.state.drafted]
    assert told == [(draft.what, draft.who, None), ("I'll tell the scrutiny chair", "I", "2026-11-30")]


@pytest.mark.parametrize("words", ["end of feb half term, 19 feb", "the end of the half term break, so 19 feb"])
def test_a_part_of_a_year_with_its_day_is_no_step(library: Library, words: str) -> None:
    leader = planning(library, draft=Step(what="draft the paper", who="me"))
    leader.replies_at("step_when", words)
    assert [(step.what, step.date) for step in leader.state.drafted] == [("draft the paper", "2027-02-19")]


@pytest.mark.parametrize(("words", "who"), [("me, obvs", "me"), ("yes another", None), ("one more please", None)])
def test_nobody_is_called_another(library: Library, words: str, who: str | None) -> None:
    leader = planning(library, draft=Step(what="call the chief exec", when="Friday", date="2026-11-27"))
    leader.replies_at("step_who", words)
    assert [step.who for step in leader.state.drafted] == [who]
