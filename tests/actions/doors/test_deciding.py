"""What counts as a yes where one is waited for, and what is done on it."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.asides import Asides, Confirming
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "The heads of service do not speak to each other."
KNOWN = Known(value="high")
DISCLOSED = "i sat in the car this morning and thought about driving into the wall"


def asked(library: Library, what: Confirming, held: str | None = None, risk: str | None = None) -> Leader:
    """A leader at a reflective question, who is asked that first."""
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of(library.questions_of("full-report/questions/leading-change")[:2])
    asides = Asides(confirming=what, held=held, risk=risk)
    offer = Offer(chosen=("openness",))
    return Leader(library, State(situation=SITUATION, context=known, offer=offer, plan=plan, asides=asides))


@pytest.mark.parametrize(
    "words", ["carry on", "go on", "let's carry on", "ok carry on", "yes but keep the record", "don't delete it", "no"]
)
def test_nothing_is_erased_on_less_than_a_plain_yes(library: Library, words: str) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", words)
    assert leader.orders == []
    assert leader.responses == ["utter_not_erased"]


@pytest.mark.parametrize("intent", ["affirm", "answer"])
def test_what_it_was_read_as_alone_erases_nothing(library: Library, intent: str) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", "back to the questions", intent=intent)
    assert leader.orders == []


@pytest.mark.parametrize(("words", "choice"), [("Yes, delete everything", "yes"), ("yes please", None), ("ok", None)])
def test_a_plain_yes_or_the_button_erases(library: Library, words: str, choice: str | None) -> None:
    leader = asked(library, "erase")
    leader.replies_at("sure", words, choice, "affirm")
    assert leader.orders == ["erase"]


def test_the_wish_to_erase_said_again_with_a_yes_is_one(library: Library) -> None:
    leader = asked(library, "erase")
    leader.interrupts("erase", "delete everything?", at="sure")
    assert (leader.orders, leader.state.asides.confirming) == ([], "erase")
    leader.interrupts("erase", "yes, delete everything", at="sure")
    assert leader.orders == ["erase"]


@pytest.mark.parametrize(
    "words", ["share it", "let her read it", "yes please", "yes, let my coach read it", "I'd like that"]
)
def test_words_that_say_so_share(library: Library, words: str) -> None:
    leader = asked(library, "share")
    leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == (["share"], ["utter_shared"])
    leader = asked(library, "share")
    leader.interrupts("share", words, at="sure")
    assert leader.orders == ["share"]


@pytest.mark.parametrize(
    "words",
    ["no", "no thanks", "don't share it", "I'd rather not", "keep it to myself", "No, I am off to cabinet"],
)
def test_a_no_hides_what_an_earlier_topic_shared(library: Library, words: str) -> None:
    leader = asked(library, "share")
    leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == (["withhold"], ["utter_not_shared"])


def test_sharing_taken_back_where_it_is_asked_is_not_asked_again(library: Library) -> None:
    leader = asked(library, "share")
    state = leader.interrupts("withhold", "keep it private", at="sure")
    assert leader.orders == ["withhold"]
    assert (state.asides.confirming, state.asides.share_asked) == (None, True)


@pytest.mark.parametrize(
    "words",
    [
        "I'm ok now, let's carry on",
        "im fine",
        "I am fine, go on please",
        "She has seen a doctor, he is no longer in danger; go on",
        "right, back to my questions then",
        "No, I made it up to see what you do, go on",
        "that was only a test, there is no such child",
    ],
)
def test_a_leader_who_is_all_right_again_goes_on_and_the_disclosure_is_no_answer(library: Library, words: str) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    state = leader.replies_at("sure", words)
    assert leader.responses == ["utter_going_on"]
    assert (state.replies, state.asides.held) == ({}, None)


@pytest.mark.parametrize(("words", "choice"), [("You misread me", "misread"), ("that is a figure of speech", None)])
def test_what_was_no_sign_of_risk_is_taken_for_what_it_was(library: Library, words: str, choice: str | None) -> None:
    said = "The board is killing us with paper and nobody says so."
    leader = asked(library, "go_on", said)
    state = leader.replies_at("sure", words, choice, "deny")
    assert leader.responses[0] == "utter_misread"
    assert [reply.text for reply in state.replies.values()] == [said]


SAID = "They told me nothing. I am ashamed to have learnt it next to the yoghurts."
DENIAL = "Good Lord. I'm embarrassed, not suicidal. You misread me."


@pytest.mark.parametrize(
    "words",
    [
        DENIAL,
        "not suicidal",
        "you misread me",
        "Nobody is at risk.",
        "I meant tired",
        "no, it was a figure of speech",
        "I'm just tired, nobody died",
        "You've got the wrong end of the stick, this is about a budget",
    ],
)
@pytest.mark.parametrize("intent", ["own_distress", "child_risk", "complaint", "smalltalk"])
async def test_a_denial_is_one_whatever_it_was_read_as(library: Library, words: str, intent: str) -> None:
    leader = asked(library, "go_on", SAID)
    state = await leader.interrupts_the_bot(intent, words, at="sure")
    assert leader.responses[0] == "utter_misread"
    assert [reply.text for reply in state.replies.values()] == [SAID]
    assert (state.asides.confirming, state.asides.held) == (None, None)


FENCE = "Not scared. If I ask the chair she has to pick a side, and then I have lost the fence."


@pytest.mark.parametrize(
    ("words", "is_same"),
    [
        ("It is that if I ask, she has to pick a side and I lose the fence.", True),
        ("I have lost the fence once I ask the chair to pick a side", True),
        ("I have lost my mother and I do not see how to carry on.", False),
        ("She has to pick a side or I will kill myself.", False),
        ("I ask.", False),
    ],
)
async def test_what_was_no_sign_of_risk_is_none_when_it_is_said_again(
    library: Library, words: str, is_same: bool
) -> None:
    leader = asked(library, "go_on", FENCE)
    leader.replies_at("sure", "You misread me", "misread", "deny")
    state = await leader.interrupts_the_bot("own_distress", words, at="answer")
    assert ("utter_own_distress" in leader.responses) is not is_same
    assert state.asides.confirming == (None if is_same else "go_on")


async def test_a_leader_who_is_fine_goes_on_whatever_it_was_read_as(library: Library) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    state = await leader.interrupts_the_bot("own_distress", "I'm fine", at="sure")
    assert (leader.responses, state.replies, state.asides.confirming) == (["utter_going_on"], {}, None)


@pytest.mark.parametrize("intent", ["start_over", "topics"])
async def test_so_does_who_has_seen_to_it_and_wants_to_be_back(library: Library, intent: str) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    state = await leader.interrupts_the_bot(intent, "ok, the duty team has it. Can we get back to it?", at="sure")
    assert (state.number, state.replies, state.asides.confirming) == (1, {}, None)
    assert leader.responses[0].startswith("utter_going_on")


async def test_who_names_something_new_goes_on_to_that(library: Library) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    await leader.interrupts_the_bot("start_over", "can we move on to a new topic", at="sure")
    assert leader.responses == ["utter_new_topic"]


@pytest.mark.parametrize(
    "words",
    [
        "You misread me. It is my daughter, he has locked her in.",
        "I'm fine, but I can't go on",
        "I'm not suicidal, I just hope that I do not wake up",
        "I didn't mean to hurt him",
        "You misunderstood, she has taken an overdose",
        "I can't go on",
    ],
)
async def test_a_denial_that_holds_a_new_sign_is_answered_as_one(library: Library, words: str) -> None:
    leader = asked(library, "go_on", SAID)
    state = await leader.interrupts_the_bot("own_distress", words, at="sure")
    assert leader.responses == ["utter_own_distress"]
    assert (state.replies, state.asides.confirming) == ({}, "go_on")


async def test_what_asks_to_be_done_beside_a_denial_is_done(library: Library) -> None:
    leader = asked(library, "go_on", SAID)
    state = await leader.interrupts_the_bot("erase", "You misread me. Delete everything.", at="sure")
    assert state.asides.confirming == "erase"


@pytest.mark.parametrize("intent", ["own_distress", "answer"])
async def test_what_was_taken_for_a_risk_first_is_kept_and_no_later_protest(library: Library, intent: str) -> None:
    leader = asked(library, "go_on", SAID)
    if intent == "answer":
        leader.replies_at("sure", "What on earth are those numbers for?")
    else:
        await leader.interrupts_the_bot(intent, "What on earth, the Samaritans?", at="sure")
    state = leader.replies_at("sure", "You misread me", "misread", "deny")
    assert [reply.text for reply in state.replies.values()] == [SAID]


def test_what_is_something_else_is_taken_up_and_the_risk_is_not(library: Library) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    leader.replies_at("sure", "The board met in March and agreed the new model.")
    state = leader.replies_at("sure", "This is something else", "other", "deny")
    assert [reply.text for reply in state.replies.values()] == ["The board met in March and agreed the new model."]


async def test_a_new_sign_after_all_was_settled_is_what_is_held(library: Library) -> None:
    leader = asked(library, "go_on", SAID)
    leader.replies_at("sure", "Go on", "yes", "affirm")
    state = await leader.interrupts_the_bot("own_distress", "The board is killing me.", at="answer")
    assert state.asides.held == "The board is killing me."


@pytest.mark.parametrize(
    "words", ["We got it wrong with the budget.", "The board is a joke.", "The team are just tired."]
)
def test_what_merely_sounds_like_a_denial_is_none(library: Library, words: str) -> None:
    leader = asked(library, "go_on", SAID)
    state = leader.replies_at("sure", words)
    assert (leader.responses, state.asides.held, state.asides.besides) == (["utter_not_coached_on"], SAID, words)


@pytest.mark.parametrize("words", ["I didn't mean to hurt him", "I can't go on", "I'm fine, he hit me again though"])
def test_a_new_sign_is_no_denial_even_where_no_risk_was_read(library: Library, words: str) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    state = leader.replies_at("sure", words)
    assert (leader.responses, state.replies, state.asides.held) == (["utter_not_coached_on"], {}, DISCLOSED)


@pytest.mark.parametrize(
    "words",
    [
        "I'm not in danger, I'm tired. That's a bit much, all those numbers. Can we stop there for tonight",
        "let's leave it there",
        "Thanks, that'll do for today. Bye.",
        "ok good night",
        "can I come back to this tomorrow",
        "I need a break",
    ],
)
def test_stopping_works_after_a_sign_of_risk_and_nothing_of_it_is_kept(library: Library, words: str) -> None:
    leader = asked(library, "go_on", DISCLOSED, "own_distress")
    leader.replies_at("sure", words)
    assert (leader.responses, leader.state.replies) == (["utter_waiting"], {})


async def test_a_denial_beside_the_wish_to_stop_stops_whatever_it_was_read_as(library: Library) -> None:
    leader = asked(library, "go_on", DISCLOSED, "own_distress")
    await leader.interrupts_the_bot("own_distress", "I'm not in danger, I'm tired. Can we stop there", at="sure")
    assert (leader.responses, leader.state.replies) == (["utter_waiting"], {})


@pytest.mark.parametrize(
    "words",
    [
        "I can't stop thinking about the bridge. Goodbye.",
        "He will not stop there, he never does.",
        "They stop for nobody and the girl pays for it",
    ],
)
def test_what_merely_holds_such_a_word_is_no_wish_to_stop(library: Library, words: str) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    leader.replies_at("sure", words)
    assert leader.responses == ["utter_not_coached_on"]


def test_a_pause_there_keeps_what_comes_next_from_coaches(library: Library) -> None:
    leader = asked(library, "go_on", DISCLOSED)
    leader.interrupts("pause", "pause", at="sure")
    assert "deny:misread" in [button["payload"] for button in leader.uttered[0]["buttons"]]
    leader.replies_at("sure", "leave it there")
    assert "deny:misread" in [button["payload"] for button in leader.uttered[0]["buttons"]]


WITH_A_FEELING = "I know about the LADO, I've rung them often enough. It's just a feeling. go on then, carry on"


@pytest.mark.parametrize(
    ("risk", "words", "responses"),
    [
        ("colleague_conduct", WITH_A_FEELING, ["utter_feeling_is_enough", "utter_going_on"]),
        ("own_distress", WITH_A_FEELING, ["utter_going_on_left_out"]),
        ("colleague_conduct", "go on", ["utter_going_on"]),
    ],
)
def test_who_makes_light_of_a_worry_about_somebody_is_told_that_a_feeling_is_enough(
    library: Library, risk: str, words: str, responses: list[str]
) -> None:
    leader = asked(library, "go_on", DISCLOSED, risk)
    leader.replies_at("sure", words)
    assert (leader.responses, leader.state.asides.confirming) == (responses, None)


async def test_what_a_risk_was_about_is_known_until_it_was_none(library: Library) -> None:
    leader = asked(library, "go_on")
    leader.state = leader.state.but(asides=Asides())
    state = await leader.interrupts_the_bot("colleague_conduct", SAID, at="answer")
    assert state.asides.risk == "colleague_conduct"
    assert leader.replies_at("sure", "You misread me", "misread", "deny").asides.risk is None


@pytest.mark.parametrize("what", ["share", "erase"])
@pytest.mark.parametrize(
    "words",
    [
        "change the wording of my second answer first",
        "before that, correct the step about the police",
    ],
)
def test_an_order_about_the_record_is_no_reply_to_a_yes_or_no(library: Library, what: Confirming, words: str) -> None:
    leader = asked(library, what)
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses, flow.next_door(state)) == ([], ["utter_amend_which"], "sure")


@pytest.mark.parametrize("what", ["share", "erase"])
@pytest.mark.parametrize(
    "words", ["yes but take out the bit about Marcus", "hang on, remove what I said about the chair"]
)
def test_an_order_to_strike_what_is_not_there_decides_nothing(library: Library, what: Confirming, words: str) -> None:
    leader = asked(library, what)
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses, flow.next_door(state)) == ([], ["utter_cut_none"], "sure")


@pytest.mark.parametrize("words", ["don't share my answers", "no, leave it", "cancel", "no, take your time"])
def test_a_no_that_holds_such_words_stays_one(library: Library, words: str) -> None:
    leader = asked(library, "share")
    leader.replies_at("sure", words)
    assert leader.orders == ["withhold"]


@pytest.mark.parametrize("words", ["carry on", "hmm", "I don't know", "share it on 4 December"])
def test_what_is_neither_a_yes_nor_a_no_to_sharing_decides_nothing(library: Library, words: str) -> None:
    leader = asked(library, "share")
    before = leader.state
    assert leader.replies_at("sure", words) == before
    assert (leader.orders, leader.responses) == ([], ["utter_yes_or_no"])


LETTERS = "the chair of the board has stopped answering my letters."
ADDITIONS = [
    ("Before that: there was one more thing on the first topic. I was hiding behind her.", "I was hiding behind her."),
    ("I never told you that two of my heads have asked to leave.", "two of my heads have asked to leave."),
    (f"Yes, and one more thing, {LETTERS}", LETTERS),
    (f"No, wait, one more thing: {LETTERS}", LETTERS),
    (f"oh, I forgot to say {LETTERS}", LETTERS),
    (f"please add to my record that {LETTERS}", LETTERS),
]


@pytest.mark.parametrize(("words", "told"), ADDITIONS)
def test_an_addition_where_it_is_asked_whether_to_share_is_kept_and_it_is_asked_again(
    library: Library, words: str, told: str
) -> None:
    leader = asked(library, "share")
    state = leader.replies_at("sure", words)
    assert (leader.orders, leader.responses) == ([], ["utter_added"])
    assert state.situation == f"{SITUATION}\n{told}"
    assert (flow.next_door(state), state.asides.deciding) == ("sure", "share")


def test_an_addition_is_kept_with_the_answer_that_it_names(library: Library) -> None:
    leader = asked(library, "share")
    first = leader.state.plan.asks[0].key
    answered = course.answered(leader.state, "I was relieved when the governors left.")
    leader.state = answered.but(plan=answered.plan.but(at=len(answered.plan.asks)))
    state = leader.replies_at("sure", "One more thing on my first answer, I was hiding behind the governors.")
    assert state.replies[first].text.endswith("hiding behind the governors.")
    assert leader.responses == ["utter_added_to_answer"]


def test_an_addition_where_it_is_asked_whether_to_erase_is_kept(library: Library) -> None:
    leader = asked(library, "erase")
    state = leader.replies_at("sure", ADDITIONS[0][0])
    assert (leader.orders, state.asides.deciding) == ([], "erase")
    assert state.situation == f"{SITUATION}\n{ADDITIONS[0][1]}"


def test_another_case_is_told_where_it_is_asked_whether_to_share(library: Library) -> None:
    leader = asked(library, "share")
    offer = leader.state.offer.but(cases=(Suggestion(id="full-report/case-study-1"),))
    leader.state = leader.state.but(offer=offer)
    state = leader.replies_at("sure", "another case?")
    assert leader.orders == []
    assert leader.card("case") or leader.responses
    assert state.asides.deciding == "share"


WEARY = "honestly I'm so tired I can't feel my face some days"
FINE = "oh. no, I'm not going to do anything, I'm just knackered. I didn't mean to worry you. can we carry on?"


async def test_tiredness_is_met_with_support_and_no_list_for_a_crisis(library: Library) -> None:
    leader = asked(library, "go_on")
    leader.state = leader.state.but(asides=Asides())
    await leader.interrupts_the_bot("own_distress", WEARY, at="answer")
    card = leader.card("safety")
    assert leader.responses == ["utter_own_strain"]
    assert card is not None
    assert [line["who"] for line in card["lines"]] == ["Your employer"]


async def test_what_sounds_of_more_has_the_whole_list(library: Library) -> None:
    leader = asked(library, "go_on")
    leader.state = leader.state.but(asides=Asides())
    await leader.interrupts_the_bot("own_distress", "they'd all be better off if I just wasn't here", at="answer")
    assert leader.responses == ["utter_own_distress"]


@pytest.mark.parametrize("intent", ["own_distress", "answer", "smalltalk"])
async def test_going_on_leaves_it_out_and_brings_the_question_back(library: Library, intent: str) -> None:
    leader = asked(library, "go_on", WEARY, "own_distress")
    if intent == "answer":
        leader.replies_at("sure", FINE)
    else:
        await leader.interrupts_the_bot(intent, FINE, at="sure")
    assert (leader.responses, leader.state.replies) == (["utter_going_on_left_out"], {})
    assert (flow.next_door(leader.state), leader.state.plan.at) == ("answer", 0)


def test_it_is_put_in_where_that_is_asked_for(library: Library) -> None:
    leader = asked(library, "go_on", WEARY, "own_distress")
    leader.replies_at("sure", "Go on", "yes", "affirm")
    state = leader.replies_at("answer", "actually, put it in please")
    assert [reply.text for reply in state.replies.values()] == [WEARY]


def test_a_joke_goes_on_lightly_and_counts(library: Library) -> None:
    said = "Health are skint, and he is not a partner, he is a hobby."
    leader = asked(library, "go_on", said, "other_adult_risk")
    state = leader.replies_at("sure", "It was a joke, nobody's in danger")
    assert leader.responses[0] == "utter_joke"
    assert [reply.text for reply in state.replies.values()] == [said]


async def test_whether_it_was_written_down_is_answered_truly(library: Library) -> None:
    leader = asked(library, "go_on", WEARY, "own_distress")
    await leader.interrupts_the_bot("about", "did you write that down?", at="sure")
    assert leader.responses == ["utter_not_held", "utter_kept_out"]


@pytest.mark.parametrize(
    ("held", "response"),
    [
        ("Two heads would say so. A boy has not been seen since Friday and could be at risk.", "utter_going_on_again"),
        ("A boy has not been seen since Friday and could be at risk", "utter_going_on"),
    ],
)
def test_who_goes_on_is_told_that_nothing_of_a_longer_message_was_kept(
    library: Library, held: str, response: str
) -> None:
    leader = asked(library, "go_on", held, "child_risk")
    leader.replies_at("sure", "they are on it. where were we", intent="affirm")
    assert leader.responses == [response]
