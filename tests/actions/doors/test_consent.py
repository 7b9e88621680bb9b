"""Whether to share: a no with anything beside it, a question, a wish for the steps; and sharing that is taken back."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.asides import Asides
from actions.doors.asking import AskSure
from actions.parts import Context, Known, Offer, Step
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
LIFTS = "Nobody but the parent forum says what is wrong."


@pytest.fixture
def leader(library: Library) -> Leader:
    """Who has answered a question and put down no step, and is asked whether to share."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:1])
    state = State(
        situation="The heads of service do not speak.", context=known, offer=Offer(chosen=("openness",)), plan=plan
    )
    done = course.answered(state, LIFTS)
    asides = done.asides.but(another_step=False, check_in_asked=True)
    return Leader(library, done.but(plan=done.plan.but(at=len(plan.asks)), asides=asides))


@pytest.mark.parametrize(
    "words",
    [
        "no coach",
        "no thank you, not now",
        "not shared",
        "nah you're alright",
        "I don't want a coach reading it",
        "leave it unshared please",
        "not with a coach, ta",
        "prefer it private",
        "please don't let anyone read it",
        "no sharing",
    ],
)
def test_a_no_in_whatever_words_is_one(leader: Leader, words: str) -> None:
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses, state.asides.share_asked) == (["withhold"], ["utter_not_shared"], True)


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("No thank you, not coach now. Who can see this?", "utter_privacy"),
        ("no coach. Before I go, is what I said about the lifts in there anywhere?", "utter_not_held"),
        ("Nope. And could somebody get at this with an FOI?", "utter_request"),
        ("not shared. What does a wicked problem mean?", "utter_definition"),
    ],
)
async def test_a_question_beside_a_no_is_answered_and_it_stays_a_no(leader: Leader, words: str, response: str) -> None:
    leader.replies_at("sure", words)
    assert leader.orders[0] == "withhold"
    assert leader.responses[:2] == ["utter_not_shared", response]


@pytest.mark.parametrize("intent", ["privacy", "about", "definition", "help"])
async def test_a_no_beside_a_question_is_heard_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    state = await leader.interrupts_the_bot(intent, "No thanks, no coach. Who gets to see this?", at="sure")
    assert "withhold" in leader.orders
    assert "utter_privacy" in leader.responses
    assert state.asides.share_asked


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Before that, who reads it?", "utter_coaches"),
        ("who would read it", "utter_coaches"),
        ("Yes. But who will be reading this?", "utter_coaches"),
        ("what happens if there's a subject access request?", "utter_request"),
        ("did you write down what I said about the forum?", "utter_held"),
        ("how much more is there?", "utter_place_past"),
        ("would you, in my place?", "utter_no_answer_to_that"),
    ],
)
def test_a_question_is_answered_and_nothing_is_decided(leader: Leader, words: str, response: str) -> None:
    before = leader.state
    state = leader.replies_at("sure", words)
    assert response in leader.responses
    assert {"share", "withhold"}.isdisjoint(leader.orders)
    assert (state.situation, state.replies, flow.next_door(state)) == (before.situation, before.replies, "sure")


@pytest.mark.parametrize(
    "words",
    [
        "Can I put a step in please.",
        "And I want my steps in.",
        "you've lost my steps",
        "before that, one more step",
        "No, no coach, thank you. Can I put a step in please.",
    ],
)
def test_a_wish_for_the_steps_leads_to_them(leader: Leader, words: str) -> None:
    state = leader.replies_at("sure", words)
    assert "share" not in leader.orders
    assert flow.next_door(state) == "step_what"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Ring the chair and ask what would make it worth her while. Me. Friday.", "Ring the chair"),
        ("No wait, I gave you steps! I'm ringing the chair by Friday", "ringing the chair"),
    ],
)
def test_a_step_that_is_told_is_put_down(leader: Leader, words: str, told: str) -> None:
    state = leader.replies_at("sure", words)
    steps = [*state.steps, *([state.asides.draft] if state.asides.draft else [])]
    assert told in steps[0].what
    assert leader.orders == []


def test_what_cannot_be_placed_is_kept_and_asked_about(leader: Leader) -> None:
    words = "The chair of the trust rang me at home on Sunday evening."
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses, state.asides.held) == ([], ["utter_belongs_where"], words)
    state = leader.replies_at("sure", "Add it to the record", "add", "affirm")
    assert (leader.responses, words in (state.situation or "")) == (["utter_added"], True)


UNDOES = [
    "Actually take that back, I don't want it shared.",
    "actually no",
    "hang on, no. I've changed my mind",
    "undo that please",
    "I don't want it shared",
    "oh I pressed the wrong button",
    "on second thoughts keep it private",
]


@pytest.mark.parametrize("words", UNDOES)
def test_right_after_sharing_what_undoes_the_last_deed_takes_that_back(leader: Leader, words: str) -> None:
    leader.replies_at("sure", "Yes, share it.", "yes", "affirm")
    leader.state = leader.state.but(plan=leader.state.plan.but(at=0), asides=Asides(just_shared=True))
    state = leader.replies_at("answer", words)
    assert (leader.orders, leader.responses) == (["withhold"], ["utter_withheld"])
    assert [reply.text for reply in state.replies.values()] == [LIFTS]


@pytest.mark.parametrize("words", ["Actually take that back, I don't want it shared.", "undo that please"])
@pytest.mark.parametrize("intent", ["amend", "change", "go_back", "complaint", "smalltalk"])
async def test_it_is_taken_back_whatever_it_was_read_as(leader: Leader, intent: str, words: str) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(just_shared=True, share_asked=True))
    await leader.interrupts_the_bot(intent, words, at="answer")
    assert leader.orders == ["withhold"]


@pytest.mark.parametrize(
    "words",
    ["The partners will not share their data with us", "They read it and say nothing", "We took that back to cabinet"],
)
def test_an_answer_about_sharing_is_one(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(plan=leader.state.plan.but(at=0))
    leader.replies_at("answer", words)
    assert leader.orders == []


def test_what_sharing_means_is_said_in_full_once(leader: Leader) -> None:
    said = []
    for _ in range(2):
        dispatcher = CollectingDispatcher()
        leader.state = AskSure(leader.library).ask(dispatcher, leader.state)
        said += [one["response"] for one in dispatcher.messages]
    assert said == ["utter_ask_share", "utter_ask_share_again"]


@pytest.mark.parametrize(
    "words",
    [
        "Probably yes, but who exactly gets to see it? I'd rather it wasn't head office.",
        "No, I was asking you who would read it before I say yes.",
        "What exactly would a coach see, and which coach is it? My boss's deputy coaches here.",
        "You haven't said: which coach? I can't agree without knowing.",
        "depends who the coach is",
        "what would they see?",
        "do they get my name",
        "would my line manager be one of them?",
        "I don't know who it is",
    ],
)
def test_who_asks_about_the_coaches_is_told_and_neither_refuses_nor_agrees(leader: Leader, words: str) -> None:
    state = leader.replies_at("sure", words)
    assert (leader.responses, leader.orders) == (["utter_coaches"], [])
    assert flow.next_door(state) == "sure"


@pytest.mark.parametrize(
    "words",
    [
        "not yet, could I decide later",
        "maybe later",
        "not yet",
        "not now but perhaps after Christmas",
        "let me think about it",
        "I haven't decided, ask me again next week",
        "can I do that another day?",
    ],
)
def test_a_decision_that_is_put_off_is_a_no_for_now(leader: Leader, words: str) -> None:
    state = leader.replies_at("sure", words)
    assert (leader.responses, leader.orders, state.asides.share_asked) == (["utter_share_later"], ["withhold"], True)


@pytest.mark.parametrize("words", ["yes, share it", "share it", "yes please, with my coach"])
def test_a_yes_is_not_put_off(leader: Leader, words: str) -> None:
    leader.replies_at("sure", words)
    assert leader.orders == ["share"]


@pytest.mark.parametrize(
    "words",
    [
        "not august 2027! check in is 14 december 2026. and sharing, no thanks, not yet",
        "the check in should be 14 december. as for the coach, no",
        "14 december for the check-in please. sharing: not yet",
    ],
)
def test_a_no_to_sharing_beside_a_day_is_one(leader: Leader, words: str) -> None:
    step = Step(what="ring her", who="me", when="Friday")
    leader.state = leader.state.but(steps=(step,), asides=leader.state.asides.but(check_in="2027-08-31"))
    state = leader.replies_at("sure", words)
    assert (leader.orders, state.asides.check_in, state.asides.held) == (["withhold"], "2026-12-14", None)


@pytest.mark.parametrize(
    "words",
    [
        "Let us stop there, please. I would now like to share this with my coach.",
        "that's enough for today. im ready to share it with my coach now",
    ],
)
@pytest.mark.parametrize("intent", [None, "share", "stop", "pause"])
async def test_who_stops_and_wishes_to_share_is_asked_that_and_no_more(
    library: Library, words: str, intent: str | None
) -> None:
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:2])
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    state = State(situation="x", context=known, offer=Offer(chosen=("openness",)), plan=plan)
    leader = Leader(library, state)
    if intent:
        await leader.interrupts_the_bot(intent, words, "answer")
    else:
        leader.replies_at("answer", words)
    assert (leader.state.asides.confirming, leader.state.replies) == ("share", {})
    after = leader.replies_at("sure", "yes please", intent="affirm")
    assert (leader.orders, flow.next_door(after)) == (["share"], None)


@pytest.mark.parametrize(
    "words",
    [
        "Please share the rest with the coach.",
        "There is nothing to add, thank you. Please share the rest with the coach.",
        "nothing else to add. you can share it with the coach",
        "I should be happy for you to share everything with my coach, thank you.",
    ],
)
@pytest.mark.parametrize("is_held", [False, True])
def test_an_order_to_share_is_a_yes(leader: Leader, words: str, is_held: bool) -> None:
    if is_held:
        leader.replies_at("sure", "The lifts broke down twice last week and nobody rang anybody about it at all.")
        assert leader.responses == ["utter_belongs_where"]
    state = leader.replies_at("sure", words)
    assert (leader.orders, state.asides.held) == (["share"], None)


@pytest.mark.parametrize("words", ["No. Don't share it with the coach.", "no, I will share it with her myself"])
def test_a_no_before_a_word_of_sharing_shares_nothing(leader: Leader, words: str) -> None:
    leader.replies_at("sure", words)
    assert "share" not in leader.orders


@pytest.mark.parametrize("intent", ["answer", "share"])
async def test_who_is_to_have_it_instead_of_a_coach_is_told_how(leader: Leader, intent: str) -> None:
    words = "Not with coaches, no. I said my chief executive. How would I let him have it?"
    step = Step(what="ring the chair", who="me", when="Friday", date="2026-11-27")
    leader.state = leader.state.but(steps=(step,))
    if intent == "answer":
        leader.replies_at("sure", words)
    else:
        await leader.interrupts_the_bot(intent, words, "sure")
    assert (leader.orders, leader.responses) == (["withhold"], ["utter_not_shared", "utter_files"])
    assert (leader.state.steps, flow.next_door(leader.state)) == ((step,), None)


@pytest.mark.parametrize("words", ["can I send this to my chief executive", "how do I show it to my team?"])
async def test_the_record_is_given_to_others_as_a_file(leader: Leader, words: str) -> None:
    await leader.interrupts_the_bot("share", words, "sure")
    assert (leader.orders, leader.responses, flow.next_door(leader.state)) == ([], ["utter_files_no_date"], "sure")


async def test_a_no_before_an_order_for_the_record_counts(leader: Leader) -> None:
    await leader.interrupts_the_bot("amend", "I have said no. Take out line 1.", "sure")
    assert (leader.orders[0], flow.next_door(leader.state)) == ("withhold", None)
    assert "The heads of service do not speak." not in leader.lines


async def test_who_says_no_and_share_it_is_asked(leader: Leader) -> None:
    await leader.interrupts_the_bot("share", "No, nothing else. Share it please", "sure")
    assert (leader.orders, flow.next_door(leader.state)) == ([], "sure")
