"""What is taken for an answer to a reflective question, and what is done on the rest of a reply."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import course, flow
from actions.interruptions import Interrupt
from actions.parts import Context, Known, Offer, Reply
from actions.signposts import Signposts
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import TODAY, Leader

KNOWN = Known(value="high")
FIRST = "Nobody in health answers my letters any more."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the second of three questions, the first of which was answered."""
    of_set = library.questions_of("full-report/questions/leading-change")
    plain = [one for one in of_set if one.kind is QuestionKind.OPEN and not one.parts][:2]
    rated = next(q for _, q in library.pack.all() if isinstance(q, Question) and q.kind is QuestionKind.CONFIDENCE)
    plan = course.plan_of([*plain, rated])
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    replies = {plan.asks[0].key: Reply(text=FIRST)}
    state = State(situation="x", context=known, offer=Offer(chosen=("openness",)), plan=plan.but(at=1), replies=replies)
    return Leader(library, state)


@pytest.fixture
def rating(leader: Leader) -> Leader:
    leader.state = leader.state.but(plan=leader.state.plan.but(at=2))
    return leader


def texts(state: State) -> list[str]:
    return [reply.text for reply in state.replies.values()]


def played(leader: Leader) -> list[Any]:
    return [one["words"] for one in leader.uttered if "words" in one]


def test_a_protest_takes_the_last_answer_back_and_its_question_is_asked_again(leader: Leader) -> None:
    state = leader.replies_at("answer", "No!! That is NOT an answer, take it off.")
    assert (texts(state), state.plan.at, flow.next_door(state)) == ([], 0, "answer")
    assert leader.responses == ["utter_taken_back"]


def test_an_answer_that_is_named_by_its_words_is_taken_back_and_skipped_where_that_is_said(leader: Leader) -> None:
    leader.replies_at("answer", "this is about my own senior leadership team", intent="kept")
    first, second = (ask.key for ask in leader.state.plan.asks[:2])
    state = leader.replies_at(
        "answer", "i said skip. and take out the about my own senior leadership team thing its not an answer"
    )
    assert (list(state.replies), state.plan.skipped, state.plan.at) == ([first], (second,), 2)
    assert leader.responses == ["utter_taken_back", "utter_skipped"]


def test_where_nothing_was_answered_nothing_is_taken_back(leader: Leader) -> None:
    leader.state = leader.state.but(replies={}, plan=leader.state.plan.but(at=0))
    before = leader.state
    assert leader.replies_at("answer", "that is not an answer") == before
    assert leader.responses == ["utter_taken_back_none"]


@pytest.mark.parametrize("words", ["said that", "i just told you", "I've just said that. Next."])
def test_what_was_said_before_is_no_new_answer(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), state.plan.at, state.plan.skipped) == ([FIRST], 2, ())
    assert leader.responses == ["utter_said_already"]


def test_somebody_who_doubts_that_they_were_heard_hears_their_words(leader: Leader) -> None:
    before = leader.state
    assert leader.replies_at("answer", "Did you hear what I just said about health?") == before
    assert (leader.responses, played(leader)) == (["utter_did_hear"], ["Nobody in health answers my letters any more"])


def test_a_protest_in_questions_is_no_answer(leader: Leader) -> None:
    state = leader.replies_at("answer", "Are you asking all these to make me feel worse?")
    assert (texts(state), state.plan.at, leader.responses) == ([FIRST], 1, ["utter_no_answer"])
    assert [one["title"] for one in leader.uttered[0]["buttons"]] == ["Keep it"]


def test_who_gives_up_the_questions_goes_on_to_the_next_steps(leader: Leader) -> None:
    state = leader.replies_at("answer", "I give up with the questions. Can we just do what I'm going to do about it")
    assert (texts(state), flow.next_door(state)) == ([FIRST], "step_what")


@pytest.mark.parametrize("by", ["answer", "next_steps"])
def test_what_they_shall_do_instead_is_the_first_step(leader: Leader, by: str) -> None:
    words = "I do not want any more of your questions. What I shall do is hold an amnesty, and go first."
    state = leader.replies_at("answer", words) if by == "answer" else leader.interrupts(by, words, at="answer")
    assert state.asides.draft is not None
    assert state.asides.draft.what == "What I shall do is hold an amnesty, and go first"
    assert (texts(state), flow.next_door(state)) == ([FIRST], "step_when")


@pytest.mark.parametrize(
    "wish",
    [
        "can i come back to this one later",
        "can i come back to that one, i need to think",
        "I'd like to come back to that one when I've spoken to her.",
        "Could we park this one please",
    ],
)
def test_what_was_said_before_the_wish_to_come_back_is_kept_and_the_question_comes_again(
    leader: Leader, wish: str
) -> None:
    key = leader.state.plan.asks[1].key
    state = leader.replies_at("answer", f"i avoid him. should prob stop that. {wish}")
    assert (texts(state)[-1], state.plan.parked) == ("i avoid him. should prob stop that.", (key,))
    assert state.plan.current is not None
    assert (state.plan.current.key != key, leader.responses[-1]) == (True, "utter_parked")
    assert played(leader) == ["i avoid him. should prob stop that"]


def test_what_is_said_when_the_question_comes_again_is_added(leader: Leader) -> None:
    leader.replies_at("answer", "i avoid him. should prob stop that. can i come back to that one, i need to think")
    key = leader.state.plan.parked[0]
    at = next(n for n, ask in enumerate(leader.state.plan.asks) if ask.key == key)
    leader.state = leader.state.but(plan=leader.state.plan.but(at=at))
    state = leader.replies_at("answer", "I am going to ask him to walk round the hub with me.")
    assert state.replies[key].text == (
        "i avoid him. should prob stop that. I am going to ask him to walk round the hub with me."
    )


def test_at_the_last_question_the_way_back_to_it_is_told(rating: Leader) -> None:
    rating.state = rating.state.but(plan=rating.state.plan.but(asks=rating.state.plan.asks[:2], at=1))
    state = rating.replies_at("answer", "i avoid him. should prob stop that. can i come back to this one later")
    assert (texts(state)[-1], state.plan.at) == ("i avoid him. should prob stop that.", 2)
    assert (rating.responses[-1], rating.uttered[-1]["place"]) == ("utter_come_back_to", 2)


def test_the_wish_to_come_back_alone_puts_the_question_off(leader: Leader) -> None:
    key = leader.state.plan.asks[1].key
    state = leader.replies_at("answer", "can i come back to this one later")
    assert (texts(state), state.plan.parked) == ([FIRST], (key,))


def test_what_was_said_before_skipping_is_kept_unless_it_is_about_the_talk(leader: Leader) -> None:
    before = leader.state
    assert texts(leader.replies_at("answer", "hang on what partners. this is about my own slt. skip")) == [FIRST]
    leader.state = before
    assert texts(leader.replies_at("answer", "Our partners have left us. Skip."))[-1] == "Our partners have left us."


@pytest.mark.parametrize(
    ("question", "response"),
    [
        ("What do other directors actually do - give me an example.", "utter_example_short"),
        ("Why do you ask?", "utter_why"),
        ("why are you asking that", "utter_why"),
        ("Is this conversation disclosable in the review?", "utter_request"),
        ("how many left", "utter_place"),
    ],
)
def test_a_question_at_the_end_of_an_answer_is_answered_and_the_answer_kept(
    leader: Leader, question: str, response: str
) -> None:
    answer = "They challenge me once a year and never each other."
    state = leader.replies_at("answer", f"{answer} {question}")
    assert (texts(state)[-1], state.plan.at) == (answer, 2)
    assert (leader.responses[0], leader.responses[1] in (response, "utter_example_none")) == ("utter_heard", True)
    assert played(leader) == ["They challenge me once a year and never each other"]


def test_such_a_question_alone_is_no_answer(leader: Leader) -> None:
    before = leader.state
    assert leader.replies_at("answer", "Can I lawfully dismiss him?") == before
    assert leader.responses == ["utter_out_of_scope_legal"]


def test_words_beside_a_rating_are_said_back_and_what_raises_it_is_asked(rating: Leader) -> None:
    words = "2. 3 on a good day. they can all recite the plan, none of them would defend it if i left the room"
    state = rating.replies_at("answer", words)
    assert played(rating) == ["they can all recite the plan, none of them would defend it if i left the room"]
    assert state.plan.current is not None
    assert state.plan.current.kind == "raise"
    assert list(state.replies.values())[-1] == Reply(text=words, rating=2)


def test_what_was_said_to_raise_a_rating_is_not_asked_again(rating: Leader) -> None:
    state = rating.replies_at("answer", "2. It would be a 3 if one of them said sorry in public to the others")
    assert state.plan.current is None or state.plan.current.kind != "raise"
    assert state.plan.skipped == ()


@pytest.mark.parametrize("words", ["4", "about a 4, maybe 5", "6 out of 10 I would say"])
def test_a_mere_rating_is_not_played_back(rating: Leader, words: str) -> None:
    rating.replies_at("answer", words)
    assert rating.responses == []


def test_distress_is_met_as_such(leader: Leader) -> None:
    leader.replies_at("answer", "I had a girl crying in the car park, and I said I'd sort it and I haven't")
    assert (leader.responses, played(leader)) == (["utter_heard_hard"], [])


def test_a_question_about_the_context_is_answered_and_gives_no_reason(leader: Leader) -> None:
    leader.state = State(situation="Three heads of service guard their budgets.")
    state = leader.replies_at("stability", "Settled, nine years. Can I dismiss one of them before the inspection?")
    assert leader.responses == ["utter_context_noted", "utter_out_of_scope_hr"]
    known = state.context.stability
    assert known is not None
    assert (known.value, known.words) == ("stable", "Settled, nine years.")


@pytest.mark.parametrize(
    ("intent", "words", "responses"),
    [
        ("why", "No!! That is NOT an answer, take it off. Why this question?", ["utter_taken_back", "utter_why"]),
        ("amend", "that is not an answer, take it off", ["utter_taken_back"]),
        ("skip", "that is not an answer. skip", ["utter_taken_back", "utter_skipped"]),
    ],
)
def test_a_protest_is_heeded_whatever_else_it_was_taken_for(
    leader: Leader, intent: str, words: str, responses: list[str]
) -> None:
    message = {"intent": {"name": intent}, "text": words, "entities": []}
    slots = leader.state.model_dump(mode="json") | {"requested_slot": "answer"}
    dispatcher, interrupt = CollectingDispatcher(), Interrupt(leader.library, lambda: TODAY, Signposts.read(None))
    tracker = Tracker("somebody", slots, message, [], False, None, {}, None)
    events = asyncio.run(interrupt.run(dispatcher, tracker, {}))
    assert [one["response"] for one in dispatcher.messages if one.get("response")] == responses
    assert {"replies": {}}.items() <= {event["name"]: event["value"] for event in events}.items()


@pytest.mark.parametrize(
    ("words", "responses"),
    [
        (
            "You play back the one sentence that is incidental. The point was the thresholds. "
            "Is this conversation disclosable in the review?",
            ["utter_request"],
        ),
        (
            "I do not understand the word story in this context. Give me an example.",
            ["utter_example_short", "utter_gloss", "utter_rephrase"],
        ),
        ("what person 2? [person 2] is not a person is a country people", ["utter_names_hidden"]),
        ("You keep quoting the wrong bit of my answer.", ["utter_no_answer"]),
        ("how many left", ["utter_place"]),
    ],
)
def test_what_is_about_the_talk_alone_is_answered_and_never_kept(
    leader: Leader, words: str, responses: list[str]
) -> None:
    before = leader.state
    state = leader.replies_at("answer", words)
    assert (state.replies, state.plan) == (before.replies, before.plan)
    assert [name.replace("_none", "") for name in leader.responses] == responses


def test_a_question_that_is_declined_is_left_and_the_reason_kept(leader: Leader) -> None:
    words = "I meant that I decline the question. The CE is an interim; I have told you so."
    state = leader.replies_at("answer", words)
    assert (texts(state)[-1], state.plan.at) == ("The CE is an interim;", 2)


def test_what_is_said_of_the_talk_beside_an_answer_is_left_out_and_that_is_told(leader: Leader) -> None:
    state = leader.replies_at("answer", "You have quoted half a sentence. Our partners no longer share their data.")
    assert texts(state)[-1] == "Our partners no longer share their data."
    assert leader.responses == ["utter_heard", "utter_talk_left_out"]


@pytest.mark.parametrize(
    "words",
    [
        "delete the answer about the letters please",
        "delete the one about health, I don't want that written down",
        "forget what I said about health",
        "can you take out my answer to question 1",
    ],
)
def test_an_answer_is_taken_out_by_what_it_is_about(leader: Leader, words: str) -> None:
    leader.replies_at("answer", "Our partners no longer share their data with us at all.")
    state = leader.replies_at("answer", words)
    assert texts(state) == ["Our partners no longer share their data with us at all."]
    assert (leader.responses, played(leader)) == (["utter_taken_back"], [FIRST.rstrip(".")])


def test_the_last_answer_is_taken_out_by_that_name(leader: Leader) -> None:
    leader.replies_at("answer", "Our partners no longer share their data with us at all.")
    assert texts(leader.replies_at("answer", "please delete my last answer")) == [FIRST]


def test_nothing_is_taken_out_where_no_answer_is_about_that(leader: Leader) -> None:
    before = leader.state
    state = leader.replies_at("answer", "Strike the remark about playing back; it was not an answer.")
    assert (state.replies, state.plan) == (before.replies, before.plan)
    assert leader.responses == ["utter_strike_which"]


def test_a_mere_no_to_a_part_of_a_question_is_kept_and_its_other_parts_are_not_asked(leader: Leader) -> None:
    in_parts = next(q for _, q in leader.library.pack.all() if isinstance(q, Question) and len(q.parts) > 1)
    plan = course.plan_of([in_parts, leader.library.question(leader.state.plan.asks[0].question)])
    leader.state = leader.state.but(plan=plan.but(at=1), replies={})
    state = leader.replies_at("answer", "no")
    assert (texts(state), state.plan.skipped, state.plan.at) == (["no"], (), 1 + len(in_parts.parts))


@pytest.mark.parametrize(
    "words",
    ["You moved on without my answer.", "I hadn't answered the last one. Can I have that back?", "you skipped me"],
)
def test_the_question_before_is_open_again_for_whoever_had_not_answered_it(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), state.plan.at, leader.responses) == ([FIRST], 0, ["utter_back"])


def test_what_is_said_with_that_wish_is_an_answer_to_the_question_before(leader: Leader) -> None:
    words = "Er, I hadn't answered that last one. Could I have it back? They want heads who own up first."
    state = leader.replies_at("answer", words)
    assert (texts(state), state.plan.at) == ([f"{FIRST} They want heads who own up first."], 1)
    assert leader.responses == ["utter_filed"]


@pytest.mark.parametrize("words", ["wot has that got to do with caseloads", "how is this relevant to agency staff"])
def test_what_something_has_to_do_with_it_asks_why(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), leader.responses) == ([FIRST], ["utter_why"])


@pytest.mark.parametrize(
    "words", ["I have six minutes left, how many more?", "ten minutes", "Is there much more? I have a meeting"]
)
def test_who_is_short_of_time_is_told_how_much_is_left_with_its_parts(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), leader.responses) == ([FIRST], ["utter_place"])
    assert leader.uttered[0]["left"] == len(state.plan.asks) - 1
    assert leader.uttered[0]["buttons"][0]["payload"] == "next_steps"


def test_a_complaint_about_what_was_lost_is_no_part_of_the_answer(leader: Leader) -> None:
    leader.replies_at("answer", "I did say, the two principals and not the board. Did you lose it?")
    assert texts(leader.state)[-1] == "I did say, the two principals and not the board."


@pytest.mark.parametrize(("intent", "words"), [("resume", "I have ten minutes"), ("pause", "got about ten mins left")])
async def test_who_says_how_long_they_have_is_told_what_is_left(leader: Leader, intent: str, words: str) -> None:
    await leader.interrupts_the_bot(intent, words, at="answer")
    assert leader.responses == ["utter_place"]


@pytest.mark.parametrize("intent", ["skip", "complaint", "go_back"])
async def test_who_had_not_answered_is_heard_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    await leader.interrupts_the_bot(intent, "You moved on without my answer", at="answer")
    assert (leader.state.plan.at, leader.responses) == (0, ["utter_back"])


@pytest.mark.parametrize(
    "words",
    [
        "cover up? like hide mistakes? who wants to know",
        "What if the lead member loses her seat? would they close it then?",
        "does anybody?",
        "is there a law about that? i mean about sharing the forms",
        "Which of these six have to do with the transfer itself? I've a consultation opening on 12 January.",
    ],
)
def test_what_only_asks_or_begins_with_asking_is_never_kept_unasked(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), state.plan.at, leader.responses) == ([FIRST], 1, ["utter_keep_as_answer"])
    assert texts(leader.replies_at("answer", "Keep it", choice="keep"))[-1] == words


@pytest.mark.parametrize(
    "words",
    [
        "We promised them a nurse in every school by June. Where is she?",
        "They come once a month and nod. How do I get them to say what they think?",
        "is it fear? probably. they saw what happened to the last DCS",
        "could we fund it ourselves? yes. would anyone notice? no",
        "I have let it lie for a year. That's what I've been avoiding, isn't it.",
        "She was told in August. That is why she went quiet, isn't it?",
    ],
)
def test_what_leaders_ask_themselves_is_part_of_their_answer(leader: Leader, words: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state)[-1], state.plan.at) == (words, 2)
    assert "utter_talk_left_out" not in leader.responses


def test_a_question_behind_an_answer_that_cannot_be_answered_is_left_out_and_that_is_said(leader: Leader) -> None:
    answer = "I meet the chief nurse every month in her office and we agree on all of it and nothing happens."
    state = leader.replies_at("answer", f"{answer} Which half?")
    assert (texts(state)[-1], state.plan.at) == (answer, 2)
    assert leader.responses == ["utter_heard", "utter_no_answer_to_that", "utter_talk_left_out"]


@pytest.mark.parametrize(
    ("asked", "protest", "response"),
    [
        (
            "has anyone else been in this position?",
            "no that wasnt an answer, i was asking you for an example",
            "example",
        ),
        (
            "has anyone else been in this position? someone stepping up from their own team i mean",
            "That was a question, not my answer. Take it out.",
            "example",
        ),
        ("why would they ask that", "hang on thats not an answer i was asking why you ask it", "why"),
        ("Solved according to whom?", "That was a question about your case study, not my answer.", "evidence"),
        (
            "who wants to know?",
            "That was a question for you, not an answer. Take it out of the record.",
            "no_answer_to_that",
        ),
    ],
)
@pytest.mark.parametrize("intent", ["answer", "complaint"])
async def test_a_question_kept_as_an_answer_is_taken_out_and_answered(
    leader: Leader, asked: str, protest: str, response: str, intent: str
) -> None:
    leader.replies_at("answer", asked, intent="kept")
    if intent == "answer":
        leader.replies_at("answer", protest)
    else:
        await leader.interrupts_the_bot(intent, protest, at="answer")
    assert texts(leader.state) == [FIRST]
    assert leader.responses[0] == "utter_taken_back"
    assert any(name.startswith(f"utter_{response}") for name in leader.responses[1:])


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("has anyone else been in this position? someone stepping up from their own team i mean", "utter_own_none"),
        ("why would they ask that", "utter_why"),
        ("dunno. any example?", "utter_example"),
        ("not sure. can you give me an example?", "utter_example"),
    ],
)
def test_what_can_be_answered_is_and_leaves_nothing_in_the_record(leader: Leader, words: str, response: str) -> None:
    state = leader.replies_at("answer", words)
    assert (texts(state), state.plan.at) == ([FIRST], 1)
    assert leader.responses[0].startswith(response)


@pytest.mark.parametrize("words", ["Hang on, we said three and now it's six. And this isn't about blame."])
def test_a_complaint_about_the_number_of_questions_is_no_answer(leader: Leader, words: str) -> None:
    assert texts(leader.replies_at("answer", words)) == [FIRST]


@pytest.mark.parametrize("intent", ["answer", "summary", "skip", "complaint"])
@pytest.mark.parametrize(
    "words",
    ["I've more or less said it", "i think i just answered that one", "same as before", "that's the same answer"],
)
async def test_who_has_said_it_already_is_taken_at_their_word(leader: Leader, words: str, intent: str) -> None:
    if intent == "answer":
        leader.replies_at("answer", words)
    else:
        await leader.interrupts_the_bot(intent, words, at="answer")
    assert (texts(leader.state), leader.state.plan.skipped) == ([FIRST], ())
    assert leader.responses == ["utter_said_already"]


async def test_who_asks_whether_their_answer_was_kept_is_told_that_it_was_not(leader: Leader) -> None:
    await leader.interrupts_the_bot("summary", "I just answered that. Have you got it?", at="answer")
    assert (texts(leader.state), leader.state.plan.at) == ([FIRST], 1)
    assert (leader.responses, played(leader)) == (["utter_answer_held"], [FIRST.rstrip(".")])


@pytest.mark.parametrize(
    "wish",
    [
        "Keep that too, it's the most important thing I've said.",
        "No, that was part of my answer.",
        "keep that in please.",
    ],
)
def test_what_was_left_out_is_kept_where_that_is_typed_and_the_rest_is_heard(leader: Leader, wish: str) -> None:
    leader.replies_at("answer", "You have quoted half a sentence. Our partners no longer share their data.")
    state = leader.replies_at("answer", f"{wish} On the front line nobody has been to see them since 2021.")
    assert texts(state)[1:] == [
        "Our partners no longer share their data. You have quoted half a sentence.",
        "On the front line nobody has been to see them since 2021.",
    ]


@pytest.mark.parametrize(
    "wish",
    [
        "keep it",
        "no i want that kept",
        "I would like that kept, please.",
        "thats important, dont leave it out",
        "that should be in there",
        "You've left out the main bit.",
    ],
)
def test_what_was_taken_as_said_to_the_bot_is_kept_as_soon_as_that_is_wished(leader: Leader, wish: str) -> None:
    words = "You ask as if I had the time for any of that."
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_no_answer"]
    state = leader.replies_at("answer", wish)
    assert (texts(state), state.plan.at, state.asides.kept_out) == ([FIRST, words], 2, None)


@pytest.mark.parametrize("wish", ["no i want that kept, its what im facing", "Put that with my situation."])
def test_what_was_kept_out_goes_where_it_is_said_to_belong(leader: Leader, wish: str) -> None:
    leader.replies_at("answer", "You ask as if I had the time for any of that.")
    state = leader.replies_at("answer", wish)
    assert (texts(state), state.plan.at, leader.responses) == ([FIRST], 1, ["utter_added"])
    assert state.situation == "x\nYou ask as if I had the time for any of that."


def test_what_was_kept_out_may_be_wished_for_some_turns_later(leader: Leader) -> None:
    leader.replies_at("answer", "You have quoted half a sentence. Our partners no longer share their data.")
    leader.replies_at("answer", "7, it is better since spring")
    state = leader.replies_at("answer", "you left out what I said. keep that in")
    assert texts(state)[1] == "Our partners no longer share their data. You have quoted half a sentence."


def test_what_is_wished_back_once_an_answer_was_taken_out_is_that_answer(leader: Leader) -> None:
    leader.replies_at("answer", "You have quoted half a sentence. Our partners no longer share their data.")
    leader.replies_at("answer", "That is NOT an answer, take it off.")
    state = leader.replies_at("answer", "put that back")
    assert texts(state) == [FIRST, "Our partners no longer share their data."]


def test_a_wish_to_keep_none_of_it_keeps_nothing(leader: Leader) -> None:
    leader.replies_at("answer", "You ask as if I had the time for any of that.")
    assert texts(leader.replies_at("answer", "please don't keep that"))[:1] == [FIRST]
    assert "You ask" not in " ".join(texts(leader.state))


async def test_what_is_doubted_and_protested_to_be_a_question_takes_nothing_else_out(leader: Leader) -> None:
    leader.replies_at("answer", "Is there a law about that? who wants to know")
    state = leader.replies_at("answer", "That was a question for you, not my answer. Take it out of the record.")
    assert (texts(state), state.asides.unsettled) == ([FIRST], None)
    assert leader.responses == ["utter_nothing_changed", "utter_no_answer_to_that"]


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("no that wasnt an answer, i was asking you for an example", "utter_example"),
        ("That was a question for you, not my answer.", "utter_no_answer"),
    ],
)
def test_an_answer_that_asks_nothing_is_not_taken_out_for_a_question(leader: Leader, words: str, response: str) -> None:
    assert texts(leader.replies_at("answer", words)) == [FIRST]
    assert leader.responses[0].startswith(response)


async def test_dont_know_beside_a_wish_for_an_example_is_no_answer(leader: Leader) -> None:
    await leader.interrupts_the_bot("example", "any example?", at="answer", reply="dunno.")
    assert (texts(leader.state), leader.responses[0].startswith("utter_example")) == ([FIRST], True)


NEWS = "Went badly. Our one permanent social worker is thinking of going too."


@pytest.mark.parametrize(
    ("choice", "in_situation", "answers"),
    [("situation", True, [FIRST]), ("keep", False, [FIRST, NEWS]), ("none", False, [FIRST])],
)
def test_what_has_happened_since_is_asked_about_and_put_where_it_belongs(
    leader: Leader, choice: str, in_situation: bool, answers: list[str]
) -> None:
    state = leader.replies_at("answer", f"back. {NEWS}")
    assert (texts(state), leader.responses) == ([FIRST], ["utter_place_which"])
    state = leader.replies_at("answer", "My answer here", choice=choice)
    assert (NEWS in state.situation_now, texts(state)) == (in_situation, answers)


def test_news_that_nobody_placed_begins_the_answer(leader: Leader) -> None:
    leader.replies_at("answer", f"I'm back now. {NEWS}")
    state = leader.replies_at("answer", "I have asked her to stay until the summer.")
    assert texts(state)[-1] == f"{NEWS} I have asked her to stay until the summer."


@pytest.mark.parametrize(
    "words",
    [
        "But may I correct something? I said £6m over two years; the paper now says £4m in the first year.",
        "I need to correct a figure: it is £4m in the first year, I said £6m.",
    ],
)
def test_a_figure_that_is_put_right_goes_where_it_stood_and_the_answer_is_kept(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(situation="We must find £6m over two years.")
    answer = "By telling them the truth about what is decided."
    state = leader.replies_at("answer", f"{answer} {words}")
    assert (texts(state)[-1], state.plan.at, "utter_added" in leader.responses) == (answer, 2, True)
    assert "£4m" in state.situation_now


def test_a_figure_of_an_answer_is_put_right_there(leader: Leader) -> None:
    leader.replies_at("answer", "7 of them walked out on Friday and nobody rang me.")
    state = leader.replies_at("answer", "btw it was 6 not 7 of them")
    assert texts(state)[-1] == "7 of them walked out on Friday and nobody rang me. btw it was 6 not 7 of them"


@pytest.mark.parametrize(
    "words",
    ["We went back to the trust and asked for the money.", "I'd correct the figures in front of members if I dared."],
)
def test_an_answer_that_only_sounds_so_is_an_answer(leader: Leader, words: str) -> None:
    assert texts(leader.replies_at("answer", words))[-1] == words


@pytest.mark.parametrize("intent", ["resume", "correct", "complaint"])
async def test_what_has_happened_since_is_not_lost_whatever_it_was_read_as(leader: Leader, intent: str) -> None:
    await leader.interrupts_the_bot(intent, f"back. {NEWS}", at="answer")
    assert (texts(leader.state), leader.responses) == ([FIRST], ["utter_place_which"])


def test_a_wish_to_keep_what_is_kept_is_no_answer(leader: Leader) -> None:
    assert texts(leader.replies_at("answer", "keep that too please")) == [FIRST]
    assert leader.responses == ["utter_did_hear"]


async def test_what_is_read_as_a_wish_to_park_beside_an_answer_keeps_it_and_parks(leader: Leader) -> None:
    key, said = leader.state.plan.asks[1].key, "She walked out in February and I did not ring her."
    await leader.interrupts_the_bot("park", "Let me come back to this when I've slept on it.", at="answer", reply=said)
    assert (texts(leader.state)[-1], leader.state.plan.parked) == (said, (key,))
    assert leader.responses[-1] == "utter_parked"
