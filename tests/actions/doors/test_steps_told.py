"""Next steps as leaders tell them: several in one breath, put right, taken back, or no step at all."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.parts import Ask, Plan, Reply, Step
from actions.state import State
from knowledge.library import Library
from tests.actions.doors.test_planning import RING, planning, said_day, says, told
from tests.actions.leader import Leader

Told = tuple[str, str | None, str | None, str | None]
TWO = (
    Step(what="Sunita to meet each head", who="Sunita", when="by 4 December", date="2026-12-04"),
    Step(what="Mark to chair Mondays", who="Mark", when="from 7 December", date="2026-12-07"),
)


def buttons(leader: Leader) -> list[str]:
    return [one["payload"].partition(":")[2] for said in leader.uttered for one in said["buttons"]]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "tell the chair about caseloads. me. thurs",
            [("tell the chair about caseloads", "me", "thurs", "2026-11-26")],
        ),
        (
            "Visit the hub and listen, that's me, by Friday",
            [("Visit the hub and listen", "me", "by Friday", "2026-11-27")],
        ),
        ("Draft the rota. My deputy, by 10 Dec.", [("Draft the rota", "My deputy", "by 10 Dec", "2026-12-10")]),
        (
            "[colleague 1] to audit ten files, her, by 4 December; and [colleague 2] to take the panel from 7 December",
            [
                ("[colleague 1] to audit ten files", "[colleague 1]", "by 4 December", "2026-12-04"),
                ("[colleague 2] to take the panel", "[colleague 2]", "from 7 December", "2026-12-07"),
            ],
        ),
        (
            "So, right. I'm going to see the head of Oakfield, this week, say Friday, and then Dee's going to sit in.",
            [
                ("I'm going to see the head of Oakfield", "I", "this week, say Friday", "2026-11-27"),
                ("Dee's going to sit in", "Dee", None, None),
            ],
        ),
        (
            "I'll stop signing off under 5k, from Monday; Priya reads the drafts, by 4 December",
            [
                ("I'll stop signing off under 5k", "I", "from Monday", "2026-11-23"),
                ("Priya reads the drafts", "Priya", "by 4 December", "2026-12-04"),
            ],
        ),
        (
            "write to the chair, Friday. phone health, 4 dec",
            [
                ("write to the chair", None, "Friday", "2026-11-27"),
                ("phone health", None, "4 dec", "2026-12-04"),
            ],
        ),
        (
            "book the visits before Christmas, me, by 18 December",
            [("book the visits before Christmas", "me", "by 18 December", "2026-12-18")],
        ),
        ("Speak to staff and unions on Friday", [("Speak to staff and unions", None, "on Friday", "2026-11-27")]),
        ("meet the lead member, and finance", [("meet the lead member, and finance", None, None, None)]),
        (
            "Hold a drop-in. They have asked for one for months.",
            [("Hold a drop-in. They have asked for one for months.", None, None, None)],
        ),
    ],
)
def test_what_is_told_is_read_as_a_whole(library: Library, words: str, steps: list[Told]) -> None:
    leader = planning(library)
    says(leader, words)
    assert told(leader) == steps


def test_an_aside_that_is_no_step_takes_no_other_with_it(library: Library) -> None:
    leader = planning(library)
    says(
        leader, "I'll phone the school by Friday, and I suppose Kev wants a hand, but that isn't really a step, is it."
    )
    assert told(leader) == [("I'll phone the school", "I", "by Friday", "2026-11-27")]
    assert leader.responses[0] == "utter_step_left_out"


def test_what_was_told_is_said_back_and_only_what_is_missing_is_asked(library: Library) -> None:
    leader = planning(library)
    says(leader, "Phone the school, me")
    assert (leader.responses, leader.uttered[0]["about"]) == (["utter_step_so_far"], "you")
    assert flow.next_door(leader.state) == "step_when"
    says(leader, "no date")
    assert told(leader) == [("Phone the school", "me", "", None)]
    assert (leader.responses, flow.next_door(leader.state)) == (["utter_step_whole"], "another_step")


def test_another_step_told_where_it_is_asked_who_is_one(library: Library) -> None:
    leader = planning(library, draft=Step(what="Phone the school", when="Friday", date="2026-11-27"))
    says(leader, "Me, I told you. And then Dee's seeing the health visitors, before Christmas.")
    assert told(leader) == [
        ("Phone the school", "Me", "Friday", "2026-11-27"),
        ("Dee's seeing the health visitors", "Dee", "before Christmas", "2026-12-24"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "we said all this with the unions in the summer and nothing came of it",
        "ring the chair first",
        "the committee never answers us when it is put to them like that",
    ],
)
@pytest.mark.parametrize("door", ["step_who", "step_when"])
def test_what_is_no_owner_and_no_day_is_asked_about(library: Library, words: str, door: str) -> None:
    leader = planning(library, draft=Step(what="a", who=None if door == "step_who" else "me"))
    before = told(leader)
    leader.replies_at(door, words)
    waiting = leader.state.asides.unsettled
    assert (told(leader), leader.responses, waiting and waiting.words) == (before, ["utter_step_unclear"], words)
    leader.replies_at(door, "A next step", choice="step")
    assert told(leader)[-1][0] == words


def test_what_was_unclear_and_is_put_otherwise_is_dropped(library: Library) -> None:
    leader = planning(library, draft=Step(what="a"))
    says(leader, "they never do it when you ask them", "my deputy")
    assert (told(leader), leader.state.asides.unsettled) == ([("a", "my deputy", None, None)], None)


@pytest.mark.parametrize("door", ["step_what", "another_step"])
@pytest.mark.parametrize(
    "words",
    [
        "I've no idea, can you help me pick one?",
        "which should I start with?",
        "You choose",
        "what would you do in my place?",
    ],
)
def test_a_plea_for_help_is_no_step(library: Library, door: str, words: str) -> None:
    leader = planning(library, () if door == "step_what" else (RING,))
    plan = Plan(asks=(Ask(question="q"),), at=1)
    raised = Reply(text="make one page of it in plain words for the teams")
    leader.state = leader.state.but(plan=plan, replies={"q#main0": raised})
    leader.replies_at(door, words)
    assert (leader.state.asides.draft, leader.responses) == (None, ["utter_step_ideas"])
    assert buttons(leader) == ["idea"]
    leader.replies_at(door, raised.text, choice="idea")
    assert told(leader)[-1][0] == raised.text


@pytest.mark.parametrize(("door", "who"), [("step_who", None), ("step_when", "me")])
def test_a_plea_where_who_or_when_is_asked_makes_it_easier(library: Library, door: str, who: str | None) -> None:
    leader = planning(library, draft=Step(what="a", who=who))
    leader.replies_at(door, "I don't know, what would you suggest?")
    assert leader.responses == [f"utter_step_easier_{door.removeprefix('step_')}"]
    assert leader.state.asides.draft == Step(what="a", who=who)


def late(library: Library) -> Leader:
    questions = library.questions_of("full-report/questions/leading-change")[:1]
    leader = planning(library)
    plan = course.plan_of(questions)
    first = plan.asks[0].key
    return Leader(
        library, leader.state.but(plan=plan.but(at=len(plan.asks), skipped=(first,)), replies={"x": Reply(text="y")})
    )


@pytest.mark.parametrize(
    "words",
    [
        "Honest answer: I tell them to decide and then I decide for them.",
        "the last one, sorry, I'd say 3 out of ten",
    ],
)
def test_an_answer_that_comes_late_is_asked_about_and_put_with_its_question(library: Library, words: str) -> None:
    leader = late(library)
    leader.replies_at("step_what", words)
    assert (leader.responses, told(leader), buttons(leader)[0]) == (["utter_step_or_answer"], [], "answer")
    state = leader.replies_at("step_what", "An answer to a question", choice="answer")
    assert words in [one.text for one in state.replies.values()]
    assert (leader.responses, state.asides.draft, state.plan.skipped) == (["utter_filed"], None, ())


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("wait, Mark's is the 14th not the 7th, and it's a separate step", ["2026-12-04", "2026-12-14"]),
        ("no, 9 December", ["2026-12-04", "2026-12-09"]),
        ("Sunita's should be the 11th", ["2026-12-11", "2026-12-07"]),
        ("step 1 is by the 8th, sorry", ["2026-12-08", "2026-12-07"]),
        ("don't put the 7th. it's the 8th", ["2026-12-04", "2026-12-08"]),
    ],
)
def test_a_day_is_put_right_of_the_step_that_is_named_or_was_last(
    library: Library, words: str, days: list[str]
) -> None:
    leader = planning(library, TWO)
    state = leader.replies_at("another_step", words)
    assert ([step.date for step in state.steps], state.asides.draft) == (days, None)
    assert leader.responses == ["utter_step_whole"]


@pytest.mark.parametrize(
    ("words", "who"),
    [("owner of the step is me, not that. fix it", "me"), ("no, my deputy", "my deputy"), ("not Mark, me", "me")],
)
def test_who_does_a_step_is_put_right(library: Library, words: str, who: str) -> None:
    leader = planning(library, TWO)
    state = leader.replies_at("another_step", words)
    assert ([step.who for step in state.steps], state.asides.draft) == (["Sunita", who], None)


@pytest.mark.parametrize("door", ["another_step", "check_in", "sure"])
def test_a_step_that_is_told_anew_takes_the_place_of_the_last(library: Library, door: str) -> None:
    asides = {} if door == "another_step" else {"another_step": False, "check_in_asked": door == "sure"}
    leader = planning(library, (RING,), **asides)
    state = leader.replies_at(door, "The step is wrong, please. The step is: I show the page to the teams on Thursday")
    assert told(leader) == [("I show the page to the teams", "I", "on Thursday", "2026-11-26")]
    assert (state.asides.check_in, leader.responses) == (None, ["utter_step_whole"])


@pytest.mark.parametrize(
    ("choice", "door", "steps"), [("owner", "step_who", 1), ("day", "step_when", 1), ("off", "another_step", 0)]
)
def test_a_step_that_is_called_wrong_is_asked_about(library: Library, choice: str, door: str, steps: int) -> None:
    leader = planning(library, (RING,), check_in_asked=True, check_in="2026-12-01", another_step=False)
    leader.replies_at("sure", "sorry, the step is wrong, it says can you take it out. should I retype it?")
    assert (leader.responses, leader.orders) == (["utter_step_wrong"], [])
    state = leader.replies_at("sure", "x", choice=choice)
    assert len(told(leader)) == steps
    assert door in (flow.next_door(state), "another_step")


@pytest.mark.parametrize(
    ("words", "step", "check_in"),
    [
        ("Hang on, not November. Friday 29 January, that's the step.", "2027-01-29", "2027-02-12"),
        ("No, 12 February isn't the check-in, that's the step. Check-in 26 February.", "2027-02-12", "2027-02-26"),
        (
            "The check-in is 19 February. And the step date is 29 January, you've swapped them.",
            "2027-01-29",
            "2027-02-19",
        ),
        ("check in shd be 19 feb not 12", "2026-11-27", "2027-02-19"),
        ("it's the 30th, not the 27th", "2026-11-30", "2027-02-12"),
        ("check in with me on 1 March", "2026-11-27", "2027-03-01"),
    ],
)
def test_a_day_is_for_the_step_or_the_check_in_as_it_says(
    library: Library, words: str, step: str, check_in: str
) -> None:
    leader = planning(library, (RING,), check_in_asked=True, check_in="2027-02-12", another_step=False)
    state = leader.replies_at("sure", words)
    assert ([one.date for one in state.steps], state.asides.check_in) == ([step], check_in)
    assert (state.situation, leader.orders) == ("x", [])


@pytest.mark.parametrize(
    ("choice", "step", "check_in"), [("last_step", "2027-01-29", None), ("check_in", "2026-11-27", "2027-01-29")]
)
def test_where_it_is_unclear_which_day_is_meant_that_is_asked(
    library: Library, choice: str, step: str, check_in: str | None
) -> None:
    leader = planning(library, (RING,), another_step=False)
    leader.replies_at("check_in", "no, I said 29 January")
    assert (leader.responses, buttons(leader)) == (["utter_day_of_which"], ["last_step", "check_in"])
    state = leader.replies_at("check_in", "x", choice=choice)
    assert ([one.date for one in state.steps], state.asides.check_in) == ([step], check_in)


@pytest.mark.parametrize(
    "words",
    [
        "No more, that's plenty. And no to everything else you'll ask.",
        "no it is enough, one step",
        "nope thats me done",
        "No, that will do.",
        "no others, sorry",
    ],
)
def test_a_no_in_any_form_ends_the_steps(library: Library, words: str) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", words)
    assert (state.steps, flow.next_door(state)) == ((RING,), "check_in")


@pytest.mark.parametrize(
    "words", ["no date, I'd only worry about it. actually, should I? what do you think?", "No, and no again.", "nah"]
)
def test_a_no_in_any_form_sets_no_day(library: Library, words: str) -> None:
    leader = planning(library, (RING,), another_step=False)
    state = leader.replies_at("check_in", words)
    assert (state.asides.check_in, flow.next_door(state), leader.responses[0]) == (None, "sure", "utter_check_in_none")


@pytest.mark.parametrize(
    "words",
    [
        "No one has told the schools, so I'll write to them",
        "nothing beats a visit: I'll go on Friday",
        "My deputy rings them",
    ],
)
def test_a_step_that_begins_like_a_no_is_a_step(library: Library, words: str) -> None:
    state = planning(library, (RING,)).replies_at("another_step", words)
    assert state.asides.draft is not None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("No, that's enough. A check-in in mid-February.", "2027-02-15"),
        ("There is no further step. The date of the check-in is 15 February.", "2027-02-15"),
        ("No that's all, lovely. Check in about the tenth of January.", "2027-01-11"),
    ],
)
def test_a_day_to_look_back_is_heard_beside_a_no(library: Library, words: str, day: str) -> None:
    leader = planning(library, (RING,))
    state = leader.replies_at("another_step", words)
    assert (state.asides.check_in, state.steps, flow.next_door(state)) == (day, (RING,), "sure")


@pytest.mark.parametrize(("door", "before"), [("step_when", 1), ("check_in", 0)])
def test_a_weekday_of_another_day_is_asked_about(library: Library, door: str, before: int) -> None:
    draft = Step(what="a", who="me") if before else None
    leader = planning(library, () if draft else (RING,), draft=draft, another_step=None if draft else False)
    state = leader.replies_at(door, "Friday 28 January")
    assert (flow.next_door(state), state.asides.check_in) == (door, None)
    state = leader.replies_at(door, "Friday 29 January 2027", choice="2027-01-29")
    assert "2027-01-29" in (state.asides.check_in, state.steps[0].date)


def test_a_step_that_is_struck_leaves_nothing_to_ask(library: Library) -> None:
    leader = planning(library, draft=Step(what="a", who=None))
    state = leader.interrupts("amend", "take out the step", at="step_who")
    assert (state.asides.draft, told(leader), flow.next_door(state)) == (None, [], "step_what")
    says(leader, "I'll write the list, me, by Friday; Sunita meets each head, by 4 December")
    assert [one[0] for one in told(leader)] == ["I'll write the list", "Sunita meets each head"]


def asked(library: Library) -> State:
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:3])
    return planning(library).state.but(plan=plan, replies={})


def test_steps_told_at_a_question_are_steps_and_the_rest_is_the_answer(library: Library) -> None:
    leader = Leader(library, asked(library))
    leader.replies_at("answer", "By doing it in front of them both. Now steps: I'll write the list, by Friday")
    assert told(leader) == [("I'll write the list", "I", "by Friday", "2026-11-27")]
    assert [one.text for one in leader.state.replies.values()] == ["By doing it in front of them both."]


@pytest.mark.parametrize("words", ["No, those were my steps. Put them in as steps.", "they were steps!"])
def test_steps_that_were_filed_as_an_answer_are_put_in(library: Library, words: str) -> None:
    leader = Leader(library, asked(library))
    leader.replies_at("answer", "I'll write the list, by Friday; and Mark to chair Mondays from 7 December")
    assert told(leader) == []
    leader.replies_at("answer", words)
    assert [one[:2] for one in told(leader)] == [("I'll write the list", "I"), ("Mark to chair Mondays", "Mark")]
    assert not leader.state.replies


def test_steps_that_were_given_are_put_in_where_sharing_is_asked(library: Library) -> None:
    leader = planning(library, another_step=False)
    leader.replies_at("sure", "No wait, I gave you steps! I'm ringing Karen by Friday. And Dee's seeing the manager.")
    assert [one[:2] for one in told(leader)] == [("I'm ringing Karen", "I"), ("Dee's seeing the manager", "Dee")]
    assert leader.orders == []
    assert said_day(leader) == "you, Friday 27 November 2026"


def test_who_is_not_known_is_left_open(library: Library) -> None:
    leader = planning(library, draft=Step(what="get the data"))
    says(leader, "dunno")
    assert told(leader) == [("get the data", "", None, None)]


def test_a_wish_to_take_a_step_out_is_no_step_itself(library: Library) -> None:
    leader = planning(library, draft=Step(what="the 3"))
    says(leader, "sorry, I've got muddled. can you take the last bit out?")
    assert (told(leader), flow.next_door(leader.state)) == ([], "step_what")


def test_what_is_right_already_is_said_once_more(library: Library) -> None:
    leader = planning(library, (RING,))
    leader.replies_at("another_step", "the owner is me, not that")
    assert (leader.responses, leader.state.steps) == (["utter_step_whole"], (RING,))
