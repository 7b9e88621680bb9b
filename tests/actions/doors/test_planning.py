"""Steps, the day to look back, and what a leader says of them besides."""

from __future__ import annotations

from typing import Any

import pytest

from actions import flow
from actions.asides import Asides
from actions.parts import Context, Known, Offer, Reply, Step
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
RING = Step(what="ring health", who="me", when="Friday", date="2026-11-27")
AMNESTY = "Hold an amnesty at the January extended leadership meeting, and go first with the March story."
HOPE = "go easy on the finance lead too. sort of. thats not a step its a hope"


def planning(library: Library, steps: tuple[Step, ...] = (), **asides: Any) -> Leader:
    """A leader who is through the questions."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    state = State(situation="x", context=known, offer=Offer(chosen=("openness",)), steps=steps)
    return Leader(library, state.but(replies={"q#main0": Reply(text="health")}, asides=Asides(**asides)))


def said_day(leader: Leader) -> str | None:
    return next((one.get("day") or one["about"] for one in leader.uttered if "day" in one or "about" in one), None)


@pytest.mark.parametrize("what", [AMNESTY, "ask the lead member for half an hour"])
def test_by_when_is_asked_unless_the_step_sets_a_day(library: Library, what: str) -> None:
    leader = planning(library)
    leader.replies_at("step_what", what)
    state = leader.replies_at("step_who", "My deputy and I.")
    assert flow.next_door(state) == "step_when"


def test_a_day_that_was_read_is_said_with_its_weekday(library: Library) -> None:
    leader = planning(library)
    leader.replies_at("step_what", "See Chloe first Monday in March")
    assert said_day(leader) == "Monday 1 March 2027"


@pytest.mark.parametrize(
    ("words", "response"),
    [("before half term", "utter_half_term_unclear"), ("when the dust settles", "utter_date_again")],
)
def test_a_day_that_cannot_be_read_is_asked_for_once_more(library: Library, words: str, response: str) -> None:
    leader = planning(library, draft=Step(what="ring health", who="me"))
    state = leader.replies_at("step_when", words)
    assert (leader.responses, flow.next_door(state), state.asides.quiet) == ([response], "step_when", True)
    state = leader.replies_at("step_when", "12 feb")
    assert (state.steps[0].when, state.steps[0].date) == ("12 feb", "2027-02-12")
    assert state.steps[0].unread is None


def test_it_is_asked_for_once_more_and_not_again(library: Library) -> None:
    leader = planning(library, draft=Step(what="ring health", who="me"))
    leader.replies_at("step_when", "before half term")
    state = leader.replies_at("step_when", "no")
    assert (state.steps[0].when, state.steps[0].date) == ("before half term", None)


def test_the_day_to_look_back_is_asked_for_once_more_too(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "before half term")
    assert (leader.responses, flow.next_door(state)) == (["utter_half_term_unclear"], "check_in")
    state = leader.replies_at("check_in", "before half term, I said")
    assert (leader.responses, state.asides.check_in, flow.next_door(state)) == (
        ["utter_check_in_unclear"],
        None,
        "sure",
    )


def test_the_day_to_look_back_is_said_with_its_weekday(library: Library) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", "first fri in dec")
    assert (said_day(leader), state.asides.check_in) == ("Friday 4 December 2026", "2026-12-04")


@pytest.mark.parametrize(
    ("door", "draft", "words"),
    [
        ("step_who", Step(what="a hope"), "Nobody. It isn't a step."),
        ("step_when", Step(what="a hope", who="x"), "no i said thats not a step. take it off. just the one"),
    ],
)
def test_what_is_said_to_be_no_step_is_dropped(library: Library, door: str, draft: Step, words: str) -> None:
    leader = planning(library, (RING,), draft=draft)
    state = leader.replies_at(door, words)
    assert (state.steps, state.asides.draft) == ((RING,), None)
    assert (leader.responses, flow.next_door(state)) == (["utter_step_dropped"], "check_in")


@pytest.mark.parametrize("door", ["step_what", "another_step"])
def test_what_is_called_no_step_in_the_same_breath_is_none(library: Library, door: str) -> None:
    leader = planning(library, (RING,), another_step=True if door == "step_what" else None)
    state = leader.replies_at(door, HOPE)
    assert (state.steps, state.asides.draft, leader.responses) == ((RING,), None, ["utter_step_none"])
    assert flow.next_door(state) == "check_in"


def test_no_more_steps_where_a_day_is_asked_for_leaves_the_step_without_one(library: Library) -> None:
    leader = planning(library, draft=Step(what="ring health", who="me"))
    state = leader.replies_at("step_when", "no, that's it")
    assert [(step.what, step.when) for step in state.steps] == [("ring health", "")]
    assert flow.next_door(state) == "check_in"


@pytest.mark.parametrize("words", ["You've muddled that. Go back.", "go back"])
@pytest.mark.parametrize(("door", "who"), [("step_who", None), ("step_when", "me")])
def test_a_step_that_was_muddled_is_asked_for_anew(library: Library, words: str, door: str, who: str | None) -> None:
    leader = planning(library, (RING,), draft=Step(what="First Monday in March", who=who))
    state = leader.replies_at(door, words)
    assert (state.steps, state.asides.draft, flow.next_door(state)) == ((RING,), None, "step_what")


def test_the_last_step_is_taken_off_where_another_is_asked_for(library: Library) -> None:
    leader = planning(library, (RING,))
    leader.state = leader.state.but(amendments=leader.state.amendments.but(reworded={"step-0": "ring them"}))
    state = leader.replies_at("another_step", "that's not a step, take it off")
    assert (state.steps, state.amendments.reworded) == ((), {})


def test_what_is_said_after_it_is_the_step_instead(library: Library) -> None:
    leader = planning(library, draft=Step(what="a hope"))
    state = leader.replies_at("step_who", "That's not a step. Ask the attendance lead to come")
    assert state.asides.draft
    assert state.asides.draft.what == "Ask the attendance lead to come"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("nobody", "nobody"),
        ("just me", "just me"),
        ("me, that's it", "me"),
        ("scrap that, my deputy", "my deputy"),
        ("me ffs", "me"),
        ("[colleague 1] from workforce", "[colleague 1] from workforce"),
        ("my deputy will do it", "my deputy"),
        ("that'd be Priya", "Priya"),
        ("the head of early help and me", "the head of early help and me"),
    ],
)
def test_who_it_is_stays_who_it_is(library: Library, words: str, who: str) -> None:
    leader = planning(library, draft=Step(what="ring health"))
    state = leader.replies_at("step_who", words)
    assert state.asides.draft
    assert state.asides.draft.who == who


@pytest.mark.parametrize(
    "words",
    [
        "take it off the agenda",
        "drop it into the next SLT",
        "go back to the chair and ask again",
        "this is not a step I take lightly but I will move him",
        "ask the chief exec. Actually no. ask the lead member",
    ],
)
def test_a_step_that_merely_has_such_words_is_one(library: Library, words: str) -> None:
    state = planning(library).replies_at("step_what", words)
    assert state.asides.draft
    assert state.asides.draft.what == words


def test_a_day_alone_after_a_step_is_the_day_of_that_step(library: Library) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", "no, 14 January")
    assert [(step.what, step.date) for step in state.steps] == [("ring health", "2027-01-14")]
    assert flow.next_door(state) == "another_step"


def told(leader: Leader) -> list[tuple[str, str | None, str | None, str | None]]:
    asides = leader.state.asides
    drafts = (*leader.state.steps, *([asides.draft] if asides.draft else []), *asides.upcoming)
    return [(step.what, step.who, step.when, step.date) for step in drafts]


def says(leader: Leader, *replies: str) -> None:
    """Each goes in by the door that is next."""
    for words in replies:
        leader.replies_at(flow.next_door(leader.state) or "", words)


def test_several_steps_in_one_message_are_asked_about_one_after_another(library: Library) -> None:
    leader = planning(library)
    says(leader, "two steps. 1 CX sign off. 2 social work academy bid to DfE")
    assert flow.next_door(leader.state) == "step_who"
    assert [one["words"] for one in leader.uttered] == ["social work academy bid to DfE", "CX sign off"]
    says(leader, "[person 1] in workforce, end of feb", "me", "I said end of march")
    assert told(leader) == [
        ("CX sign off", "[person 1] in workforce", "end of feb", "2027-02-28"),
        ("social work academy bid to DfE", "me", "end of march", "2027-03-31"),
    ]
    assert flow.next_door(leader.state) == "another_step"


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("1. ring health\n2. tell staff\n3) write to the DfE", ["ring health", "tell staff", "write to the DfE"]),
        ("First, ring health. Second, tell staff.", ["ring health", "tell staff"]),
        ("step one: ring health, step two: tell staff", ["ring health", "tell staff"]),
        ("For the hubs: 1. ring health. 2. tell staff", ["For the hubs: ring health", "tell staff"]),
        ("ring 1 person and 2 schools", ["ring 1 person and 2 schools"]),
        ("First ring health", ["First ring health"]),
        ("Take 2 social workers off duty. 1 more to follow", ["Take 2 social workers off duty. 1 more to follow"]),
    ],
)
def test_only_what_is_counted_is_several_steps(library: Library, words: str, steps: list[str]) -> None:
    leader = planning(library)
    says(leader, words)
    assert [step[0] for step in told(leader)] == steps


def test_the_next_of_several_comes_where_one_is_said_to_be_none(library: Library) -> None:
    leader = planning(library)
    says(leader, "1. ring health. 2. write to the DfE", "that's not a step", "me", "4 dec")
    assert told(leader) == [("write to the DfE", "me", "4 dec", "2026-12-04")]


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("ring all the agencies by end jan", ("ring all the agencies", None, "by end jan", "2027-01-31")),
        (
            "My deputy will ring health by Friday",
            ("My deputy will ring health", "My deputy", "by Friday", "2026-11-27"),
        ),
        ("academy bid, [person 1] in HR, end of feb", ("academy bid", "[person 1] in HR", "end of feb", "2027-02-28")),
        (
            "Meet the chair, my deputy and health, by 4 dec",
            ("Meet the chair, my deputy and health", None, "by 4 dec", "2026-12-04"),
        ),
        ("plan for march", ("plan for march", None, None, None)),
    ],
)
def test_a_step_may_say_who_and_when_itself(library: Library, words: str, step: tuple[str, ...]) -> None:
    leader = planning(library)
    says(leader, words)
    assert told(leader) == [step]


@pytest.mark.parametrize(
    ("words", "who", "when"),
    [
        ("Hannah in workforce, end of feb", "Hannah in workforce", "end of feb"),
        ("me, next friday", "me", "next friday"),
        ("by Friday, my deputy", "my deputy", "by Friday"),
        ("my deputy by 4 december", "my deputy", "by 4 december"),
        ("by friday", None, "by friday"),
        ("me and May", "me and May", None),
    ],
)
def test_who_and_by_when_in_one_reply_are_told_apart(library: Library, words: str, who: str, when: str) -> None:
    leader = planning(library, draft=Step(what="ring health"))
    says(leader, words)
    assert told(leader)[0][:3] == ("ring health", who, when)


def test_a_when_that_holds_no_date_is_none_where_it_says_who(library: Library) -> None:
    leader = planning(library, draft=Step(what="I convene them", who="I"))
    says(leader, "I shall, with the independent scrutineer.")
    assert flow.next_door(leader.state) == "step_when"
    says(leader, "before the 10 of december")
    assert told(leader)[0][1:3] == ("I, with the independent scrutineer", "before the 10 of december")
    assert flow.next_door(leader.state) == "another_step"


def test_who_comes_in_beside_the_day_too_and_takes_no_one_away(library: Library) -> None:
    leader = planning(library, draft=Step(what="ring health", who="my deputy"))
    says(leader, "with me, 15 december no wait the 18th")
    assert told(leader) == [("ring health", "my deputy, with me", "15 december no wait the 18th", "2026-12-18")]


@pytest.mark.parametrize(
    "words", ["also the commissioner do it with me, I said you", "with my chair", "and together with health"]
)
def test_who_a_step_is_done_with_is_no_other_step(library: Library, words: str) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", words)
    assert (leader.responses, flow.next_door(state)) == (["utter_step_with"], "another_step")
    assert state.steps == (RING.but(who=f"me, {words}"),)


@pytest.mark.parametrize("words", ["ring the police with me", "meet the chair together with my deputy"])
def test_a_step_that_says_with_whom_is_a_step(library: Library, words: str) -> None:
    state = planning(library, (RING,)).replies_at("another_step", words)
    assert state.asides.draft
    assert state.asides.draft.what == words


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("change the date of the chippy tea to 1 december", ["2026-12-01", "2026-11-27"]),
        ("The date for the chippy tea should be the 4th of December", ["2026-12-04", "2026-11-27"]),
        ("It says Christmas [person 1]: that has gone wrong. I meant Christmas Eve.", ["2026-11-27", "2026-12-24"]),
        ("that's the wrong date, it should be 4 December", ["2026-11-27", "2026-12-04"]),
    ],
)
def test_a_day_that_is_put_right_is_no_step(library: Library, words: str, days: list[str]) -> None:
    leader = planning(library, (RING.but(what="organise a chippy tea"), RING))
    state = leader.replies_at("another_step", words)
    assert ([step.date for step in state.steps], state.asides.draft) == (days, None)


def test_a_day_that_is_put_right_is_not_who_does_it(library: Library) -> None:
    leader = planning(library, draft=Step(what="tea", when="a week tuesday", date="2026-11-24"))
    state = leader.replies_at("step_who", "no, a week tuesday is the 1st of december, not this tuesday")
    assert state.asides.draft is not None
    assert (state.asides.draft.who, state.asides.draft.date) == (None, "2026-12-01")


def test_a_step_that_speaks_of_a_date_is_a_step(library: Library) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", "change the date of the scrutiny panel to 1 december")
    assert state.steps == (RING,)
    assert state.asides.draft is not None
