"""Where steps are told, only what plainly is one becomes one in silence; the rest is answered or asked about."""

from __future__ import annotations

from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import flow
from actions.doors.asking import AskStepWho
from actions.parts import Ask, Plan, Reply, Step
from actions.state import State
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning, says, told
from tests.actions.doors.test_steps_told import buttons
from tests.actions.leader import Leader

TELL = Step(what="tell the chair", who="me", when="by 4 dec", date="2026-12-04")


def rated(library: Library, **asides: Any) -> Leader:
    """At the next steps, with a 7 given on what teams know of each other."""
    leader = planning(library, **asides)
    question = "full-report/questions/assessing-capability/1"
    plan = Plan(asks=(Ask(question=question),), at=1)
    leader.state = leader.state.but(plan=plan, replies={f"{question}#main0": Reply(text="a 7 at best", rating=7)})
    return leader


def rating(state: State) -> int | None:
    return next(iter(state.replies.values())).rating


@pytest.mark.parametrize(
    "words",
    [
        "ok bk. btw was 5 not 6 resigned, one changed her mind",
        "The annexe is a place, not a person",
        "a 6 now if you still want my number",
        "that one got mangled",
        "i know what the managers do and it wont be enough in april",
        "the cabinet paper says 4m now",
    ],
)
def test_a_remark_is_no_step_in_silence(library: Library, words: str) -> None:
    leader = planning(library, (RING, TELL))
    leader.replies_at("another_step", words)
    assert (leader.state.steps, leader.state.asides.draft) == ((RING, TELL), None)
    assert leader.responses == ["utter_step_about"]
    assert buttons(leader) == ["step", "of_step-0", "of_step-1", "none"]
    assert [one["title"] for one in leader.uttered[0]["buttons"]][1] == 'It is about "ring health"'
    state = leader.replies_at("another_step", "A next step", choice="step")
    assert state.asides.draft


def test_where_no_step_is_there_yet_it_is_only_asked_whether_it_is_one(library: Library) -> None:
    leader = planning(library)
    says(leader, "back. it was 5 not 6 that went")
    assert (told(leader), leader.responses, buttons(leader)) == ([], ["utter_step_or_not"], ["step", "none"])


@pytest.mark.parametrize(
    ("words", "step", "response"),
    [
        ("that one should be the 9th of december, not the 4th", "2026-12-09", "utter_step_whole"),
        ("that one got mangled", "2026-12-04", "utter_step_wrong"),
    ],
)
def test_a_press_says_which_step_a_remark_is_about(library: Library, words: str, step: str, response: str) -> None:
    leader = planning(library, (TELL, RING))
    leader.replies_at("another_step", "that one got mangled")
    waiting = leader.state.asides.unsettled
    assert waiting is not None
    leader.state = leader.state.but(asides=leader.state.asides.but(unsettled=waiting.but(words=words)))
    state = leader.replies_at("another_step", "x", choice="of_step-0")
    assert (state.steps[0].date, leader.responses) == (step, [response])


def test_what_is_wrong_with_the_step_that_was_pressed_is_put_right(library: Library) -> None:
    leader = planning(library, (TELL, RING))
    leader.replies_at("another_step", "that one got mangled")
    leader.replies_at("another_step", "x", choice="of_step-0")
    assert leader.uttered[0]["step"] == "tell the chair"
    leader.replies_at("another_step", "Who does it", choice="owner")
    assert (flow.next_door(leader.state), leader.state.asides.draft) == ("step_who", TELL.but(who=None))


def test_a_wrong_one_that_is_not_named_is_asked_for(library: Library) -> None:
    leader = planning(library, (RING, TELL), another_step=False)
    leader.replies_at("another_step", "the step is wrong")
    assert (leader.responses, buttons(leader)) == (["utter_step_which"], ["of_step-0", "of_step-1", "none"])


def test_a_question_beside_a_step_is_no_part_of_it(library: Library) -> None:
    leader = planning(library)
    says(leader, "Two pages for the chair by 14 January, me. Will the one about my deputies be in what she reads?")
    assert told(leader) == [("Two pages for the chair", "me", "by 14 January", "2027-01-14")]
    assert len(leader.responses) == 2


def test_the_record_is_shown_beside_a_day(library: Library) -> None:
    leader = planning(library, draft=Step(what="drop the return", who="me"))
    says(leader, "Friday. And can I see the record, there are one or two things to tidy.")
    assert told(leader) == [("drop the return", "me", "Friday", "2026-11-27")]
    assert leader.card("summary")


@pytest.mark.parametrize("words", ["which step?", "Which one are you asking about?", "sorry, which one is this"])
def test_which_step_is_meant_is_said(library: Library, words: str) -> None:
    leader = planning(library, (RING,), draft=Step(what="tell the chair"))
    before = leader.state
    says(leader, words)
    assert leader.state == before
    dispatcher = CollectingDispatcher()
    AskStepWho(library).ask(dispatcher, leader.state)
    assert dispatcher.messages[0]["words"] == "tell the chair"


async def test_which_step_is_meant_is_no_order_to_take_one_out(library: Library) -> None:
    leader = planning(library, (RING,), draft=Step(what="tell the chair"))
    before = leader.state
    await leader.interrupts_the_bot("amend", "which step?", "step_who")
    assert (leader.state, leader.responses) == (before, [])


@pytest.mark.parametrize(
    ("words", "number", "response"),
    [
        (
            "That's not a step, it was a question. Leave it out. Change the earlier rating for teams from 7 to 5.",
            5,
            "utter_rating_changed",
        ),
        # Whether it was changed is asked: it is said what stands, and a press changes it.
        ("Did you change the 7 to a 5?", 7, "utter_held_ratings"),
    ],
)
def test_a_rating_that_is_put_right_there_is_no_step(library: Library, words: str, number: int, response: str) -> None:
    leader = rated(library, draft=Step(what="Did you change it?"))
    state = leader.replies_at("step_who", words)
    assert (rating(state), response in leader.responses) == (number, True)
    assert not state.asides.upcoming


def test_a_rating_is_put_right_before_the_steps_with_what_is_said_of_it(library: Library) -> None:
    leader = rated(library)
    state = leader.replies_at("step_what", "can i change my 7 to a 4. i know what they do, not what they can")
    reply = next(iter(state.replies.values()))
    assert (reply.rating, "not what they can" in reply.text, told(leader)) == (4, True, [])


@pytest.mark.parametrize(
    "words",
    [
        "tues. n add a step, ring the union today, me",
        "tues. ring the union today, me",
        "add a step: ring the union today, me. tues for the check",
    ],
)
def test_a_day_to_look_back_and_a_step_in_one_message_are_both_taken(library: Library, words: str) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", words)
    assert told(leader)[1] == ("ring the union", "me", "today", "2026-11-21")
    assert state.asides.check_in == "2026-11-24"


async def test_a_day_is_heard_where_it_is_asked_for_in_anger(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    await leader.interrupts_the_bot("complaint", "ffs. check tues", "check_in")
    assert leader.state.asides.check_in == "2026-11-24"


def test_a_step_more_than_there_is_room_for_is_no_day_to_look_back(library: Library) -> None:
    leader = planning(library, (RING, TELL, RING), another_step=False)
    state = leader.replies_at("check_in", "two pages for the chair by 12 January, me")
    assert (state.asides.check_in, leader.responses, len(state.steps)) == (None, ["utter_next_steps_enough"], 3)


def test_who_does_it_is_heard_beside_what_is_called_no_step(library: Library) -> None:
    leader = planning(library, draft=Step(what="ask the leads"), upcoming=(Step(what="my number is a 5 now", who="x"),))
    says(leader, "Me, I just said. And my number isn't a step, it's my confidence.")
    assert told(leader) == [("ask the leads", "Me", None, None)]


def test_a_step_that_is_called_none_by_no_name_it_has_is_asked_for(library: Library) -> None:
    leader = planning(library, (RING, TELL), draft=Step(what="see the union"))
    says(leader, "the weather isn't a step")
    assert (len(told(leader)), leader.responses) == (3, ["utter_step_which"])
