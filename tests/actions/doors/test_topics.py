"""What is said after the end, and whether it begins a new topic."""

from __future__ import annotations

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import Asides
from actions.course import plan_of
from actions.doors.topics import NewTopic
from actions.parts import Context, Known, Offer
from actions.state import State
from actions.words.closing import afterthoughts
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import TODAY, Leader, with_a_record

BEFORE = "Three heads of service guard their budgets."
PLAIN = "Our early help grant ends in March and the partners have stopped coming to the board."


@pytest.fixture
def leader(library: Library) -> Leader:
    """After the end of a topic."""
    return Leader(library, State(situation=BEFORE, asides=Asides(closed=True)))


async def says(leader: Leader, intent: str, words: str, choice: str | None = None) -> State:
    dispatcher = CollectingDispatcher()
    entities = [{"entity": "choice", "value": choice}] if choice else []
    message = {"intent": {"name": intent}, "text": words, "entities": entities}
    slots = leader.state.changes_from(State())
    tracker = Tracker("somebody", slots, message, [], False, None, {}, None)
    events = await NewTopic(leader.library, lambda: TODAY).run(dispatcher, tracker, {})
    changed = {event["name"]: event["value"] for event in events}
    leader.state = State.model_validate({**slots, **changed})
    leader.uttered = dispatcher.messages
    return leader.state


async def test_what_plainly_describes_a_situation_begins_a_new_topic(leader: Leader) -> None:
    state = await says(leader, "answer", PLAIN)
    assert (state.number, state.situation) == (2, PLAIN)


async def test_anything_else_is_asked_about_and_begins_it_on_a_yes(leader: Leader) -> None:
    state = await says(leader, "answer", "the staff room leaks and nobody cares")
    assert (state.number, state.situation, state.asides.quiet) == (1, BEFORE, True)
    assert leader.responses == ["utter_new_topic_or"]
    state = await says(leader, "affirm", "yes")
    assert (state.number, state.situation) == (2, "the staff room leaks and nobody cares")
    assert [(topic.situation, topic.asides.held) for topic in state.earlier_topics] == [(BEFORE, None)]


async def test_a_yes_that_says_more_loses_none_of_it(leader: Leader) -> None:
    await says(leader, "answer", "the staff room leaks")
    state = await says(leader, "affirm", f"yes. {PLAIN}")
    assert state.situation == f"the staff room leaks yes. {PLAIN}"


async def test_an_order_on_the_record_ends_the_wondering_about_a_new_topic(leader: Leader) -> None:
    await says(leader, "answer", "the first bit is off")
    assert leader.interrupts("amend", "change line 1 to We share nothing").asides.held is None


async def test_a_new_topic_that_is_asked_for_is_begun_without_words(leader: Leader) -> None:
    state = await says(leader, "start_over", "new topic")
    assert (state.number, state.situation) == (2, None)


HUBS = "I cannot get a settled line on the family hubs because every committee reopens it."
POVERTY = "There's a strategy due in April, it belongs to public health on paper and to me in the newspaper"


@pytest.fixture
def second(library: Library) -> Leader:
    """At a question of a second topic."""
    asked = library.questions_of("child-poverty/questions/leading-collaboratively")
    plan = plan_of(asked)
    first = State(situation=HUBS)
    return Leader(library, first.turned_to(None, TODAY).but(situation=POVERTY, plan=plan))


@pytest.mark.parametrize(
    ("words", "begun"),
    [
        ("No. New topic please: child poverty", "child poverty"),
        (
            f"Can we park this one, the hubs, I've got child poverty on my mind. {POVERTY}",
            f"I've got child poverty on my mind. {POVERTY}",
        ),
        ("new topic", None),
        ("New topic please.", None),
    ],
)
def test_what_is_said_behind_the_wish_for_a_new_topic_is_its_beginning(
    second: Leader, words: str, begun: str | None
) -> None:
    state = second.interrupts("start_over", words, at="answer")
    assert (state.number, state.situation or state.asides.thin_situation) == (3, begun)
    assert [topic.situation for topic in state.earlier_topics] == [HUBS, POVERTY]


async def test_a_new_topic_after_the_end_begins_with_what_is_said_behind_the_wish(leader: Leader) -> None:
    state = await says(leader, "start_over", f"New topic please: {PLAIN}")
    assert (state.number, state.situation) == (2, PLAIN)


@pytest.mark.parametrize(
    "wish", ["fresh start on a new thing:", "new subject please:", "can we start again with something else:"]
)
async def test_so_it_is_in_other_words_in_the_middle_of_things(second: Leader, wish: str) -> None:
    state = await second.interrupts_the_bot("start_over", f"{wish} {PLAIN}", at="answer")
    assert (state.number, state.situation) == (3, PLAIN)


async def test_to_go_back_to_what_an_earlier_topic_alone_speaks_of_takes_that_up(second: Leader) -> None:
    state = await second.interrupts_the_bot("go_back", "Go back to the hubs one", at="answer")
    assert (state.number, second.responses) == (1, ["utter_topic_taken_up"])


@pytest.mark.parametrize("words", ["go back", "back to the last one", "go back to question 1", "back to the board one"])
async def test_to_go_back_to_anything_else_stays_within_the_topic(second: Leader, words: str) -> None:
    assert (await second.interrupts_the_bot("go_back", words, at="answer")).number == 2


async def test_a_name_right_after_the_list_of_topics_takes_one_up(second: Leader) -> None:
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    assert second.replies_at("answer", "The hubs").number == 1


async def test_a_name_that_no_earlier_topic_shares_or_that_comes_later_is_an_answer(second: Leader) -> None:
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    assert second.replies_at("answer", "The chair of the trust").number == 2
    state = second.replies_at("answer", "The hubs")
    assert (state.number, [reply.text for reply in state.replies.values()][-1][-8:]) == (2, "The hubs")


async def test_a_protest_before_the_wish_for_earlier_topics_takes_the_answer_back(second: Leader) -> None:
    second.replies_at("answer", "The hubs")
    state = await second.interrupts_the_bot("topics", "That wasn't an answer. Earlier topics", at="answer")
    assert (state.replies, second.responses) == ({}, ["utter_taken_back", "utter_topics"])


async def test_a_name_right_after_the_list_takes_a_topic_up_after_the_end_as_well(second: Leader) -> None:
    second.state = second.state.but(asides=Asides(closed=True, topics_listed=True))
    state = await says(second, "answer", "the hubs")
    assert (state.number, second.responses) == (1, ["utter_topic_taken_up"])


@pytest.mark.parametrize("words", ["the first one", "the first one please", "1", "that one", "yes", "the last one"])
@pytest.mark.parametrize("intent", ["answer", "topics", "go_back", "affirm"])
async def test_the_first_one_right_after_the_list_takes_that_topic_up(second: Leader, intent: str, words: str) -> None:
    state = await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    # The question that was open would be taken for what is asked here.
    assert (second.responses, state.asides.quiet) == (["utter_topics"], True)
    if intent in ("answer", "affirm"):
        state = second.replies_at("answer", words, intent=intent)
    else:
        state = await second.interrupts_the_bot(intent, words, at="answer")
    assert (state.number, state.asides.quiet, second.responses) == (1, False, ["utter_topic_taken_up"])


async def test_a_figure_names_a_topic_right_after_the_list_and_rates_nothing(second: Leader) -> None:
    second.state = second.state.turned_to(None, TODAY).but(situation="We lost £4m in a week.")
    second.state = second.state.turned_to(2, TODAY)
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    assert second.replies_at("answer", "the 4m one").situation == "We lost £4m in a week."


async def test_what_is_asked_for_of_the_context_is_told_beneath_the_list(second: Leader) -> None:
    known = Known(value="low")
    context = Context(challenge=known, performance=known, stability=known)
    second.state = State(situation="Nothing is simple.", number=3, context=context).with_earlier(
        (second.state.earlier_topics[0].but(situation="A complex mess of hubs."),)
    )
    await second.interrupts_the_bot("topics", "what were my earlier chats about", at="problem")
    state = second.replies_at("problem", "complex")
    assert (state.number, state.context.value_of("problem")) == (3, "wicked")


async def test_a_place_in_the_list_counts_from_what_is_shown_first(second: Leader) -> None:
    second.state = second.state.turned_to(None, TODAY).but(situation=PLAIN)
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    shown = [button["title"] for button in second.uttered[0]["buttons"]]
    assert shown[0].startswith(POVERTY[:20])
    assert second.replies_at("answer", "the second one").situation == HUBS


async def test_a_place_is_no_topic_where_more_is_said_or_there_is_none(second: Leader) -> None:
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    assert second.replies_at("answer", "the third one").number == 2
    await second.interrupts_the_bot("topics", "earlier topics", at="answer")
    assert second.replies_at("answer", "The first managers we lost").number == 2


async def test_coming_back_after_a_stop_says_hello_and_goes_on_where_they_were(second: Leader) -> None:
    second.state = second.state.but(asides=Asides(closed=True))
    state = second.interrupts("resume", "actually I've had a cup of tea. can we carry on")
    assert (state.number, state.asides.closed, state.asides.quiet) == (2, False, False)
    assert second.responses[:2] == ["utter_hello", "utter_resumed_context"]


@pytest.mark.parametrize("words", ["hello", "Hi there", "good morning from a wet Leeds"])
def test_a_greeting_is_returned_before_the_question(second: Leader, words: str) -> None:
    second.interrupts("smalltalk", words, at="answer")
    assert second.responses == ["utter_greeted"]
    second.interrupts("smalltalk", "thanks a lot", at="answer")
    assert second.responses == ["utter_smalltalk"]


async def test_strain_is_met_where_a_new_topic_begins_with_it(leader: Leader) -> None:
    await says(leader, "answer", f"{PLAIN} I am so tired of it.")
    assert leader.responses[:2] == ["utter_new_topic", "utter_strain"]


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("one more thing. who reads the bit about the chief executive", "utter_privacy"),
        ("One last: which behaviour does the landscape case illustrate?", "utter_no_answer_to_that"),
        ("what does a wicked problem mean?", "utter_definition"),
        ("is that in my record?", "utter_held"),
    ],
)
async def test_a_question_after_the_end_is_answered_and_begins_nothing(
    leader: Leader, words: str, response: str
) -> None:
    state = await says(leader, "answer", words)
    assert (state.number, response in leader.responses, state.asides.quiet) == (1, True, True)


@pytest.mark.parametrize("intent", ["answer", "start_over"])
@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("No new topic, I'm just asking who reads it. Bye then.", "utter_privacy"),
        ("No new topic, thanks. Bye.", "utter_goodbye"),
        ("that was a question, not a topic", "utter_topic_stays"),
    ],
)
async def test_no_new_topic_never_begins_one(leader: Leader, intent: str, words: str, response: str) -> None:
    state = await says(leader, intent, words)
    assert (state.number, response in leader.responses) == (1, True)


@pytest.mark.parametrize(
    "words",
    [
        "oh, one more thing. My deputy has to do hers before he takes the chair, put that in.",
        "I forgot to mention that my deputy has to do hers before he takes the chair",
    ],
)
async def test_what_is_added_after_the_end_stands_in_the_record_that_was_closed(leader: Leader, words: str) -> None:
    state = await says(leader, "answer", words)
    assert (state.number, leader.responses) == (1, ["utter_added"])
    assert "My deputy has to do hers" in (state.situation or "").replace("my deputy", "My deputy")


async def test_a_check_in_after_the_end_is_put_right(leader: Leader) -> None:
    state = await says(leader, "answer", "check in shd be 8 dec not 6. bye")
    assert (state.number, state.asides.check_in, state.situation) == (1, "2026-12-08", BEFORE)


async def test_a_step_after_the_end_is_put_down(leader: Leader) -> None:
    state = await says(leader, "answer", "one more thing: I'll tell the chair on Thursday")
    steps = [*state.steps, *([state.asides.draft] if state.asides.draft else [])]
    assert (state.number, steps[0].what.startswith("I'll tell the chair")) == (1, True)


async def test_sharing_is_taken_back_after_the_end(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(just_shared=True))
    await says(leader, "answer", "Actually take that back")
    assert (leader.orders, leader.state.number) == (["withhold"], 1)


@pytest.mark.parametrize(("choice", "number"), [("new", 2), ("add", 1), ("question", 1)])
async def test_where_it_is_unclear_a_press_settles_it(leader: Leader, choice: str, number: int) -> None:
    await says(leader, "answer", "the staff room leaks and nobody cares")
    offered = [one["payload"].removeprefix("affirm:") for one in leader.uttered[0]["buttons"]]
    assert offered == ["new", "add", "question", "none"]
    state = await says(leader, "affirm", "It is this", choice)
    assert (state.number, "staff room" in (state.situation or "")) == (number, choice != "question")


MATTERS = [
    (
        "Before that. Different thing altogether. I've a councillor who rings my staff.",
        "I've a councillor who rings my staff.",
    ),
    ("something different altogether: my lead member wants a review", "my lead member wants a review"),
    ("Change of subject. The union is balloting.", "The union is balloting."),
    ("leave this there for now, new topic: the union is balloting", "the union is balloting"),
    ("I'd rather talk about my lead member", "my lead member"),
    ("I'd like to turn to my team's tiredness now, not numbers.", "my team's tiredness"),
    ("Turn to the placement costs for a bit please, then I want to come back.", "the placement costs"),
    (
        "Can I bring up something else, the union has just rung. They are balloting.",
        "the union has just rung. They are balloting.",
    ),
]


@pytest.mark.parametrize(("words", "told"), MATTERS)
@pytest.mark.parametrize("intent", ["answer", "complaint", "another_side"])
async def test_another_matter_is_asked_about_and_taken_up_with_its_words(
    second: Leader, intent: str, words: str, told: str
) -> None:
    if intent == "answer":
        state = second.replies_at("answer", words)
    else:
        state = await second.interrupts_the_bot(intent, words, at="answer")
    assert (state.asides.confirming, state.asides.held, state.replies) == ("turn", told, {})
    state = second.replies_at("sure", "Something new", "yes", "affirm")
    assert (state.number, state.situation or state.asides.thin_situation) == (3, told)


async def test_a_new_topic_by_its_name_takes_up_what_was_said(second: Leader) -> None:
    second.replies_at("answer", MATTERS[2][0])
    state = await second.interrupts_the_bot("start_over", "New topic.", at="sure")
    assert (state.number, state.situation or state.asides.thin_situation) == (3, MATTERS[2][1])


@pytest.mark.parametrize(("words", "choice"), [("It belongs here", "no"), ("no, it's part of this", None)])
def test_what_belongs_here_is_the_answer(second: Leader, words: str, choice: str | None) -> None:
    known = Known(value="high")
    context = Context(challenge=known, performance=known, stability=known, problem=known)
    second.state = second.state.but(context=context, offer=Offer(chosen=("openness",)))
    second.replies_at("answer", MATTERS[2][0])
    state = second.replies_at("sure", words, choice, "deny")
    assert [reply.text for reply in state.replies.values()] == [MATTERS[2][1]]


@pytest.mark.parametrize(
    "words",
    [
        "Different teams, different habits, and nobody compares.",
        "It's a different matter in the north, where the teams are full",
        "The other thing is that finance never answers.",
        "People would rather talk about inspection",
    ],
)
def test_an_answer_that_speaks_of_differences_is_one(second: Leader, words: str) -> None:
    assert [reply.text for reply in second.replies_at("answer", words).replies.values()] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Actually I was halfway through the hubs. Can we pick the hubs up where we left it?",
        "let's finish the hubs first",
        "could we return to the family hubs please",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "resume", "complaint"])
async def test_a_return_to_an_earlier_topic_takes_it_up(second: Leader, intent: str, words: str) -> None:
    if intent == "answer":
        state = second.replies_at("answer", words)
    else:
        state = await second.interrupts_the_bot(intent, words, at="answer")
    assert state.number == 1


def test_an_answer_that_speaks_of_going_back_is_one(second: Leader) -> None:
    assert second.replies_at("answer", "We need to get back to the hubs and say so").number == 2


@pytest.mark.parametrize("words", ["Hello, good morning. Thank you for to see me", "nice to meet you"])
def test_a_greeting_at_the_very_start_is_met_with_one(library: Library, words: str) -> None:
    leader = Leader(library, State())
    leader.interrupts("smalltalk", words, at="situation")
    assert leader.responses == ["utter_greeted"]


@pytest.mark.parametrize(
    ("words", "is_bye"),
    [
        ("right, that's me. wish me luck with it", True),
        ("Never mind. Bye and thanks", True),
        ("That's helped, oddly, just saying it out loud. Bye, duck", True),
        ("thanks, I'm out of time", True),
        ("thanks, and another thing: the board has resigned", False),
        ("bye to the old model then, what comes next?", False),
    ],
)
def test_leave_is_taken_in_many_words(words: str, is_bye: bool) -> None:
    assert afterthoughts.bids_goodbye(words) is is_bye


@pytest.mark.parametrize("intent", ["answer", "start_over", "stop"])
async def test_a_return_is_heard_behind_what_is_left_for_now(second: Leader, intent: str) -> None:
    words = "Leave poverty there for today, I need to get back to the hubs one"
    if intent == "answer":
        state = second.replies_at("answer", words)
    else:
        state = await second.interrupts_the_bot(intent, words, at="answer")
    assert (state.number, state.situation) == (1, HUBS)


HEART = "It's that my director and I have never disagreed out loud."
TURNS = [
    f"Two of them, on a good day. Sorry, I think I've had the wrong end of this. {HEART}",
    f"Two of them, on a good day. The strategy isn't the problem. {HEART}",
    f"Two of them, on a good day. The real issue has changed. {HEART} Could we talk about that instead?",
]


@pytest.mark.parametrize("words", TURNS)
@pytest.mark.parametrize("intent", ["answer", "complaint", "another_side", "next_steps"])
async def test_the_turn_of_the_issue_is_played_back_and_offered(second: Leader, intent: str, words: str) -> None:
    if intent == "answer":
        state = second.replies_at("answer", words)
    else:
        state = await second.interrupts_the_bot(intent, words, at="answer")
    assert (state.asides.confirming, state.asides.held, state.replies) == ("turn", HEART, {})


def test_what_is_told_before_the_wish_to_talk_about_it_is_the_answer(second: Leader) -> None:
    words = (
        "Two of my four. One is off sick - and actually that is the thing I'd rather talk about. My team is worn out."
    )
    state = answering(second).replies_at("answer", words)
    assert (state.asides.confirming, state.asides.held) == ("turn", "My team is worn out.")
    state = second.replies_at("sure", "Turn to that", "yes", "affirm")
    assert [one.text for one in state.earlier_topics[-1].replies.values()] == ["Two of my four. One is off sick."]


@pytest.mark.parametrize(
    "words",
    [
        "We need to turn to schools more than we do.",
        "I turned to the finance team for help.",
        "I'd like to move to the next question.",
    ],
)
def test_what_speaks_of_turning_turns_to_no_topic(second: Leader, words: str) -> None:
    assert answering(second).replies_at("answer", words).asides.confirming is None


@pytest.mark.parametrize(
    ("intent", "words"),
    [
        ("pause", "Yes turn to that for a bit please, then I want to come back"),
        ("answer", "No, not a pause. Turn to the union."),
        ("deny", "No, not a pause, turn to that"),
    ],
)
async def test_to_turn_to_it_in_any_words_is_a_yes(second: Leader, intent: str, words: str) -> None:
    answering(second).replies_at("answer", MATTERS[2][0])
    if intent == "pause":
        state = await second.interrupts_the_bot(intent, words, at="sure")
    else:
        state = second.replies_at("sure", words, None, intent)
    assert (state.number, state.situation or state.asides.thin_situation) == (3, MATTERS[2][1])


def test_not_to_turn_to_it_is_a_no(second: Leader) -> None:
    answering(second).replies_at("answer", MATTERS[2][0])
    assert second.replies_at("sure", "No, don't turn to that", None, "deny").number == 2


def test_words_that_were_meant_for_the_bot_are_no_answer_before_another_topic(second: Leader) -> None:
    words = "It was meant for you. Can we talk about the tiredness of my senior team instead?"
    answering(second).replies_at("answer", words)
    state = second.replies_at("sure", "Turn to that", "yes", "affirm")
    assert (state.number, state.earlier_topics[-1].replies, state.asides.unsettled) == (3, {}, None)
    assert "utter_keep_as_answer" not in second.responses


def test_what_is_known_of_the_authority_is_not_asked_again_in_a_new_topic(second: Leader) -> None:
    state = answering(second).interrupts("start_over", "I want a new topic: our placement costs, far over the plan")
    known = state.context
    assert (known.value_of("performance"), known.value_of("stability")) == ("high", "high")


def answering(second: Leader) -> Leader:
    known = Known(value="high")
    context = Context(challenge=known, performance=known, stability=known, problem=known)
    second.state = second.state.but(context=context, offer=Offer(chosen=("openness",)))
    return second


@pytest.mark.parametrize("words", TURNS)
def test_turning_to_it_begins_a_topic_and_loses_nothing_of_the_one_before(second: Leader, words: str) -> None:
    answering(second).replies_at("answer", words)
    state = second.replies_at("sure", "Turn to that", "yes", "affirm")
    assert (state.number, state.situation, state.context.value_of("performance")) == (3, HEART, "high")
    before = state.earlier_topics[-1]
    assert [reply.text for reply in before.replies.values()] == ["Two of them, on a good day."]


@pytest.mark.parametrize("intent", ["start_over", "complaint", "answer"])
async def test_staying_keeps_all_of_it_as_the_answer(second: Leader, intent: str) -> None:
    answering(second).replies_at("answer", TURNS[0])
    words = "It isn't new, it's the thing itself. As I told you before."
    if intent == "answer":
        state = second.replies_at("sure", words)
    else:
        state = await second.interrupts_the_bot(intent, words, at="sure")
    assert state.number == 2
    assert [HEART in reply.text for reply in state.replies.values()] == [True]


def test_what_was_said_before_can_be_turned_to(second: Leader) -> None:
    answering(second).replies_at(
        "answer", "My director wants my name on the plan. Nobody asks what it costs the teams."
    )
    state = second.replies_at("answer", "Can we change topic, please, to what I just said about the plan?")
    assert (state.asides.confirming, state.asides.held) == ("turn", "My director wants my name on the plan.")


def test_that_a_guess_is_something_else_puts_it_right_and_keeps_whole_sentences(library: Library) -> None:
    leader = Leader(library, State(situation=BEFORE, context=Context(challenge=Known(value="change"))))
    more = "It's the joint plan with health: they send deputies who cannot decide."
    state = leader.replies_at("performance", f"It's something else, really. {more}")
    assert (state.context.challenge, state.asides.confirming) == (None, None)
    assert state.situation == f"{BEFORE}\n{more}"


def test_what_is_said_before_another_wish_counts_where_it_belongs_here(library: Library) -> None:
    leader = Leader(library, State(situation=BEFORE, context=Context(challenge=Known(value="culture"))))
    leader.state = leader.state.but(context=leader.state.context.but(performance=Known(value="high")))
    leader.replies_at("stability", "Same leader for a decade, politically settled. But I'd rather talk about the fear.")
    state = leader.replies_at("sure", "it's not a new thing, it's what I said", None, "answer")
    assert (state.number, state.context.value_of("stability")) == (1, "stable")


@pytest.mark.parametrize(
    "words",
    [
        "The commissioner is the one who leads that step. Her title is head of commissioning in the county.",
        'My answer on the lead member reads "3. No: 2". Let it say "2. The induction was one slide."',
    ],
)
async def test_words_about_what_is_kept_begin_no_topic(leader: Leader, words: str) -> None:
    state = await says(leader, "answer", words)
    assert (state.number, state.situation) == (1, BEFORE)


TAKES_OUT = (
    "Not yet. Go back to the first topic, I want to take the quarrel and the parking out of what I said at first."
)


@pytest.mark.parametrize("at", ["sure", "answer", None])
async def test_a_topic_is_gone_back_to_by_its_place_and_what_is_to_come_out_of_it_does(
    second: Leader, at: str | None
) -> None:
    first = second.state.earlier_topics[0]
    told = f"{first.situation} There was a quarrel about parking."
    second.state = second.state.with_earlier((first.but(situation=told),))
    if at is None:
        await says(second, "answer", TAKES_OUT)
    else:
        second.replies_at(at, TAKES_OUT)
    assert (second.state.number, second.lines[0]) == (first.number, first.situation)
    assert "share" not in second.orders


FILED = "Our transport bill is up a million since June, and finance wants a plan on Friday."


@pytest.fixture
def filed(library: Library) -> Leader:
    """At a question, where another matter was put down as the last of two answers."""
    every = [one for _, one in library.pack.all() if isinstance(one, Question) and one.kind is QuestionKind.OPEN]
    leader = Leader(library, State(situation=BEFORE, plan=plan_of(every[:4])))
    leader.replies_at("answer", "They meet each month and say what they think of it.")
    leader.replies_at("answer", FILED)
    return leader


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("No, the transport bill wasn't an answer. It's a different topic. Can we talk about the bill now please", 1),
        ("Scrap those two answers, they were meant for you. New topic: the transport bill.", 0),
    ],
)
def test_what_was_filed_of_another_topic_is_what_is_told_of_it(filed: Leader, words: str, kept: int) -> None:
    state = filed.replies_at("answer", words)
    assert set(filed.responses) == {"utter_taken_back"}
    assert (len(state.replies), state.asides.confirming) == (kept, "turn")
    state = filed.replies_at("sure", "Turn to that", "yes")
    assert (state.number, state.situation) == (2, FILED)
    assert len(state.earlier_topics[0].replies) == kept


def test_another_matter_that_is_told_at_a_question_is_turned_to_and_filed_nowhere(filed: Leader) -> None:
    told = "Before I answer, there's something else bothering me which is separate: the depot lease ends in May"
    before = filed.state.replies
    state = filed.replies_at("answer", f"{told}. Could we look at that for a bit and come back to the heads?")
    assert (state.replies, state.asides.confirming) == (before, "turn")
    state = filed.replies_at("sure", "Turn to that", "yes")
    assert state.situation == "the depot lease ends in May."


def test_both_of_the_last_answers_are_scrapped(filed: Leader) -> None:
    assert filed.replies_at("answer", "Scrap those two answers, please").replies == {}


@pytest.mark.parametrize("words", ["could we talk about trust with partners", "The cuts weren't the answer to that."])
def test_what_is_told_of_talking_turns_to_nothing(filed: Leader, words: str) -> None:
    assert filed.replies_at("answer", words).asides.confirming is None


def test_a_long_wish_to_go_back_names_its_topic(second: Leader) -> None:
    first = second.state.earlier_topics[0]
    second.replies_at("answer", "A year is more than I need. I'd like to go back to the family hubs topic we had")
    assert second.state.number == first.number


def test_what_stands_of_the_authority_is_carried_over_said_and_not_quoted(library: Library) -> None:
    known = Context(performance=Known(value="low", term="inadequate", words="Ofsted came in March"))
    one = Leader(library, State(situation="Nobody comes.", context=known).turned_to(None, TODAY))
    one.replies_at(
        "situation", "Eleven of our social workers have gone to the agency since April and come back dearer."
    )
    assert one.state.context.performance == Known(value="low", term="inadequate")
    assert "utter_standing_carried" in one.responses


@pytest.mark.parametrize("told", ["The leader wants three managers gone by Christmas.", "the leader is on at me daily"])
def test_what_names_a_new_topic_again_is_not_doubled(library: Library, told: str) -> None:
    one = Leader(library, State(asides=Asides(thin_situation="the leader")))
    assert one.replies_at("situation", told).situation == told


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("Can we talk about the leader instead? How do I hold the line with him", "How do I hold the line with him"),
        ("May I raise a second matter? Recruitment. Eleven people have gone to the agency.", "Eleven people have gone"),
    ],
)
def test_a_topic_that_is_turned_to_carries_what_was_said_of_it(library: Library, words: str, matter: str) -> None:
    one = Leader(library, State(situation="Nobody comes to the hubs any more and it is worse since June."))
    one.replies_at("answer", words)
    one.replies_at("sure", "yes turn to that")
    assert matter in (one.state.situation or one.state.asides.thin_situation or "")


async def test_what_was_noted_is_put_right_after_the_end_against_what_it_says(leader: Leader) -> None:
    known = Context(challenge=Known(value="culture"), performance=Known(value="improving"))
    leader.state = leader.state.but(context=known)
    state = await says(leader, "answer", "You have put it as improving. We're still inadequate, not improving.")
    assert state.context.performance is not None
    assert (state.context.performance.value, state.context.performance.term) == ("low", "inadequate")
    assert leader.responses == ["utter_corrected"]


async def test_the_heart_of_it_is_put_right_after_the_end(leader: Leader) -> None:
    leader.state = leader.state.but(context=Context(challenge=Known(value="governance")))
    said = "the record says it is about accountability, whereas I told you the crux of it is the school trusts"
    state = await says(leader, "answer", said)
    assert (state.context.challenge and state.context.challenge.term) == "the school trusts"


@pytest.mark.parametrize(
    "words",
    [
        "two. ring the commissioner before friday to get it in writing. sit down with her on monday and say sorry",
        "I will ring the commissioner tomorrow. I will sit down with [person 1] on Monday.",
    ],
)
async def test_steps_that_are_told_after_the_end_are_put_down(library: Library, words: str) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=(), asides=Asides(closed=True))
    await says(leader, "answer", words)
    assert len(leader.state.drafted) == 2
    assert "utter_new_topic" not in leader.responses


async def test_what_has_a_day_in_it_after_the_end_is_no_step(library: Library) -> None:
    leader = with_a_record(library)
    leader.state = leader.state.but(steps=(), asides=Asides(closed=True))
    await says(leader, "answer", "Ofsted are coming on Monday, my deputy leaves in March and the budget is not agreed.")
    assert leader.state.drafted == ()


@pytest.mark.parametrize("intent", ["answer", "go_back", "topics"])
async def test_what_answers_the_open_question_is_kept_there_before_another_topic_is_gone_back_to(
    second: Leader, intent: str
) -> None:
    told = "The service leads copy whatever I do, including what I would rather they did not."
    words = f"{told} That is enough on this for now, thank you. Can we go back to the hubs and how they are split?"
    if intent == "answer":
        second.replies_at("answer", words)
    else:
        await second.interrupts_the_bot(intent, words, at="answer")
    assert second.state.number == 1
    other = next(topic for topic in second.state.earlier_topics if topic.number == 2)
    assert [reply.text for reply in other.replies.values()] == [told]
    assert "utter_heard" in second.responses


async def test_what_is_said_of_the_talk_before_going_back_to_a_topic_is_no_answer(second: Leader) -> None:
    second.replies_at("answer", "That is enough on this for now, thank you. Can we go back to the hubs?")
    assert second.state.number == 1
    assert not any(topic.replies for topic in second.state.earlier_topics)
