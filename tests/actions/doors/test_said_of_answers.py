"""What is said of answers and questions within a reply, before an answer or behind one: each part is done by itself."""

from __future__ import annotations

import pytest

from actions import course, flow
from actions.asides import Asides
from actions.parts import Context, Known, Offer, Suggestion
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

KNOWN = Known(value="high")
TIES, PARTNERS = "full-report/questions/assessing-capability/7", "full-report/questions/assessing-capability/6"
PEOPLE = "full-report/questions/reading-local-context/5"
INFORMED = "disabled-children/questions/leading-collaboratively/4"
CASE = "full-report/case-study-5"
CLOSE = "Close with the chair. I have not invited her because I fear that she may refuse."
PAPERS = "I send them a paper and they sign it."


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the second of four questions; the first and its part were answered."""
    plan = course.plan_of([library.question(one) for one in (TIES, PARTNERS, PEOPLE, INFORMED)])
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    offer = Offer(chosen=("collaboration",), cases=(Suggestion(id=CASE, words="steady"),), cases_shown=(CASE,))
    leader = Leader(library, State(situation="x", context=known, offer=offer, plan=plan))
    leader.replies_at("answer", CLOSE)
    leader.replies_at("answer", PAPERS)
    return leader


def asked(leader: Leader) -> str:
    ask = leader.state.plan.current
    return f"{ask.question.rpartition('/')[2]} {ask.kind}" if ask else ""


def said(leader: Leader) -> list[str]:
    return [reply.text for reply in leader.state.replies.values()]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("That's not my answer, strike it, and go back to the one on the chief executive.", [CLOSE]),
        ("Strike that last bit, it does me no credit. Go back to the one on the chief executive.", [CLOSE]),
        ("Take that out as well. How strong are your ties with your chief executive: may I answer that one?", [CLOSE]),
    ],
)
def test_an_order_before_another_is_done_first(leader: Leader, words: str, kept: list[str]) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == kept
    assert flow.next_door(leader.state) == "answer"
    assert asked(leader) == "7 main"


def test_the_question_that_is_open_again_is_the_one_that_is_named(leader: Leader) -> None:
    leader.replies_at("answer", "Badly, with the trusts.", intent="kept")
    words = "That was no answer at all. Take it out, and let me answer the one about how well we and partners work."
    leader.replies_at("answer", words)
    assert (said(leader), asked(leader)) == ([CLOSE, PAPERS], "6 main")


@pytest.mark.parametrize(
    "words",
    [
        "First of all, question 1: what stands there is beside the matter. Change it to: we talk on most days.",
        "Question 1 should say: we talk on most days.",
    ],
)
def test_new_words_for_a_question_that_is_named_stand_in_place_of_the_old(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == ["we talk on most days.", PAPERS]
    assert (asked(leader), leader.responses) == ("6 main", ["utter_answer_reworded"])


def test_what_belongs_elsewhere_is_moved_though_it_is_said_where_it_does_not(leader: Leader) -> None:
    leader.replies_at("answer", "She rang me twice about the school.")
    leader.replies_at("answer", "That belongs under question 1, not question 2.")
    assert said(leader)[0] == f"{CLOSE} She rang me twice about the school."


def test_words_that_are_taken_back_give_way_to_those_that_take_them_up(leader: Leader) -> None:
    leader.state = leader.state.but(asides=Asides(latest=(leader.state.plan.asks[0].key,)))
    leader.replies_at("answer", "Scrub that. I have not invited her because she would have to take sides.")
    assert said(leader)[0] == "Close with the chair. I have not invited her because she would have to take sides."
    assert asked(leader) == "6 main"


def test_a_name_of_a_question_is_no_clause_of_an_answer(leader: Leader) -> None:
    answer = "The people who back me most are the two deputies, not their chief. They ring me at home."
    leader.replies_at("answer", answer)
    assert said(leader)[-1] == answer


def test_what_only_says_that_more_is_added_is_no_part_of_it(leader: Leader) -> None:
    leader.replies_at("answer", "Put this in too, please: my four write the plans of others.")
    assert said(leader)[-1] == "my four write the plans of others."


def test_a_part_is_not_asked_where_the_answer_has_told_it(leader: Leader) -> None:
    leader.replies_at("answer", "We are carrying the work which each partner ought to do, for nobody else would.")
    assert (asked(leader), leader.responses) == ("5 main", ["utter_heard", "utter_part_told"])


@pytest.mark.parametrize(
    "words",
    [
        "I have enough, I think. May we turn to my next steps?",
        "I feel, if I may, that I have had quite enough questions, and would like to move on to what I will do next.",
        "Can I finish here and decide what I'm going to do",
        "I meant finish, not a break. I want my next steps and the record",
        "Right, let's wrap up. What do I come away with?",
        "We have answered enough questions now, thanks; I should like to get on to what I'm actually going to do.",
        "8 minutes, my chair is waiting. Let us finish. next steps please",
    ],
)
def test_a_wish_to_finish_leads_to_the_steps_and_is_no_answer(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == [CLOSE, PAPERS]
    assert flow.next_door(leader.state) == "step_what"


@pytest.mark.parametrize("words", ["not applicable to us", "that's not really relevant here", "too long. next"])
def test_a_question_that_does_not_apply_is_left(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert (said(leader), asked(leader)) == ([CLOSE, PAPERS], "5 main")


async def test_why_a_question_is_left_is_no_answer_and_is_not_gone_into(leader: Leader) -> None:
    await leader.interrupts_the_bot("skip", "next", at="answer", reply="too long")
    assert (said(leader), asked(leader)) == ([CLOSE, PAPERS], "5 main")
    assert leader.responses == ["utter_skipped"]


async def test_a_word_of_an_answer_before_a_skip_is_kept_and_not_gone_into(leader: Leader) -> None:
    await leader.interrupts_the_bot("skip", "next", at="answer", reply="Very badly")
    assert (said(leader)[-1], asked(leader)) == ("Very badly", "5 main")
    assert "utter_probe" not in leader.responses


@pytest.mark.parametrize("words", ["dont rly get the q", "cant see what its after"])
async def test_who_does_not_understand_is_told_in_other_words_whatever_it_was_read_as(
    leader: Leader, words: str
) -> None:
    await leader.interrupts_the_bot("complaint", words, at="answer")
    assert (leader.responses, asked(leader)) == (["utter_rephrase"], "6 main")


async def test_what_was_asked_and_not_told_is_told_and_the_answer_beside_it_kept(leader: Leader) -> None:
    words = "You never answered my question about the case, but never mind. Badly with health, well with the police."
    await leader.interrupts_the_bot("complaint", words, at="answer")
    assert said(leader)[-1] == "Badly with health, well with the police."
    assert leader.responses == ["utter_heard", "utter_why_this"]


def test_where_it_cannot_be_told_that_is_owned_up_to(leader: Leader) -> None:
    leader.replies_at("answer", "You have not cleared up my doubt about my budget. Badly with health and schools.")
    assert leader.responses == ["utter_heard", "utter_no_answer_to_that"]


def test_a_matter_that_is_raised_is_asked_about(leader: Leader) -> None:
    leader.replies_at("answer", "Could I bring up a further matter? Fostering. Nine carers have left us since May.")
    assert leader.state.asides.confirming == "turn"
    assert "Nine carers have left us since May" in (leader.state.asides.held or "")
    assert said(leader) == [CLOSE, PAPERS]


def test_more_issues_within_an_answer_are_part_of_it(leader: Leader) -> None:
    leader.replies_at("answer", "There is a second issue: they have never forgiven the letter.")
    assert said(leader)[-1] == "There is a second issue: they have never forgiven the letter."


def test_how_sure_they_are_is_kept_with_what_they_said_where_no_number_is_asked(leader: Leader) -> None:
    leader.replies_at("answer", "How confident am I in that, if you asked me: three out of ten or so.")
    assert asked(leader) == "6 main"
    leader.replies_at("answer", "I said three out of ten. Make it five, since she has just rung me.")
    assert said(leader)[1].endswith("Make it five, since she has just rung me.")
    assert asked(leader) == "6 main"


def test_a_part_that_asks_how_confident_they_are_takes_a_number(leader: Leader) -> None:
    rated = next(n for n, ask in enumerate(leader.state.plan.asks) if ask.question == INFORMED and ask.kind == "part")
    leader.state = leader.state.but(plan=leader.state.plan.but(at=rated))
    leader.replies_at("answer", "I think I have told you that already: a two")
    assert leader.ratings[-1] == 2


@pytest.mark.parametrize("words", ["sorry, thurs 3 dec", "actually make hers the 5th", "no, 4 march"])
def test_a_day_puts_no_rating_right(leader: Leader, words: str) -> None:
    key = leader.state.plan.asks[-3].key
    replies = {**leader.state.replies, key: leader.state.replies[leader.state.plan.asks[0].key].but(rating=7)}
    leader.state = leader.state.but(replies=replies, plan=leader.state.plan.but(at=len(leader.state.plan.asks)))
    leader.replies_at("another_step", words)
    assert leader.state.replies[key].rating == 7


async def test_a_rating_is_put_right_in_the_short_forms_of_a_phone(leader: Leader) -> None:
    rated = next(n for n, ask in enumerate(leader.state.plan.asks) if ask.question == INFORMED)
    leader.state = leader.state.but(plan=leader.state.plan.but(at=rated))
    leader.replies_at("answer", "3")
    leader.replies_at("answer", "n my rating shd be 5 not 3")
    assert leader.ratings[-1] == 5


def test_a_wish_within_words_that_were_meant_for_the_bot_is_done(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(unsettled=None))
    words = "honestly who writes this. can we go to next steps"
    leader.replies_at("answer", words)
    if leader.state.asides.unsettled:
        leader.replies_at("answer", "It was meant for you", choice="meant")
    assert flow.next_door(leader.state) == "step_what"


def test_a_buttons_own_words_are_a_press_whatever_stands_beside_them(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(near=(PEOPLE,)))
    leader.replies_at("answer", "No, that one is for my own staff. Stay with this one.")
    assert (said(leader), asked(leader)) == ([CLOSE, PAPERS], "6 main")
    assert leader.responses == ["utter_own_stayed", "utter_talk_left_out"]


async def test_what_is_said_of_an_earlier_question_without_a_wish_to_change_it_is_added(leader: Leader) -> None:
    words = "And to question 1, I ought to have told you: she is leaving in May."
    await leader.interrupts_the_bot("change", words, at="answer")
    assert said(leader)[0] == f"{CLOSE} she is leaving in May."


def test_a_matter_that_somebody_has_to_raise_is_asked_about_before_the_answer(leader: Leader) -> None:
    words = "Before I answer, there is another matter that I want to raise. Our finance lead has resigned."
    leader.replies_at("answer", words)
    assert leader.state.asides.confirming == "turn"


@pytest.mark.parametrize(
    "words",
    [
        "Please scrap my last answer because it was unfair on them. I ring them weekly.",
        "Sorry, strike that last one, it isn't quite fair on her. I ring them weekly.",
    ],
)
def test_an_order_is_done_whatever_reason_is_given_for_it(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == [CLOSE, "I ring them weekly."]


def test_a_question_that_is_refused_is_left_for_the_steps_that_are_wished_for(leader: Leader) -> None:
    leader.replies_at("answer", "I'm not answering that one, and can we move on to the next steps")
    assert (said(leader), flow.next_door(leader.state)) == ([CLOSE, PAPERS], "step_what")


@pytest.mark.parametrize(
    "words",
    [
        "I have enough friends among members; it is officers that I lack.",
        "I want to finish the review by Easter, and then bring members in.",
        "They stop asking questions once they have their figures.",
        "The steps we planned last year were never taken, so people shrug.",
        "I cannot see what they are after, and I have asked them twice.",
        "It does not apply in the way people think: our partners are the same twelve.",
        "How sure I am depends on her, and I never ask.",
    ],
)
def test_an_answer_that_only_sounds_like_an_order_goes_in_silently(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader)[-1] == words
    assert "utter_talk_left_out" not in leader.responses


def test_what_is_told_behind_a_wish_for_another_matter_is_of_that_matter(leader: Leader) -> None:
    leader.replies_at("answer", "Could we talk about my head of fostering instead? He left his keys on my desk today.")
    assert leader.state.asides.held == "My head of fostering. He left his keys on my desk today."
    leader.replies_at("sure", "turn to that")
    assert said(leader) == []
    assert CLOSE not in (leader.state.situation or "")


def test_a_wish_to_stop_the_questions_for_the_steps_in_short(leader: Leader) -> None:
    leader.replies_at("answer", "can we stop with the qs n do steps")
    assert (said(leader), flow.next_door(leader.state)) == ([CLOSE, PAPERS], "step_what")


@pytest.mark.parametrize(
    "words",
    [
        "how many left",
        "where were we n how many left",
        "wots left",
        "how much more of this is there",
        "Could you tell me how many questions are left, please?",
        "Sorry, what number is this?",
        "neither, i asked how many qs are left",
    ],
)
async def test_how_much_is_left_is_told_and_kept_nowhere(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert (said(leader), leader.responses) == ([CLOSE, PAPERS], ["utter_place"])
    await leader.interrupts_the_bot("out_of_scope", words, "answer")
    assert (said(leader), leader.responses) == ([CLOSE, PAPERS], ["utter_place"])


def test_how_much_is_left_is_told_beside_what_else_is_said(leader: Leader) -> None:
    leader.replies_at("answer", "We meet on most days and it works. how many are left now")
    assert (said(leader)[2:], leader.responses[-1]) == (["We meet on most days and it works."], "utter_place")
    leader.replies_at("answer", "skip that. where are we")
    assert leader.responses == ["utter_skipped", "utter_place"]


def test_how_many_of_somebody_there_are_is_an_answer(leader: Leader) -> None:
    words = "Nobody knows how many are left in the team. How many social workers are left is anybody's guess."
    leader.replies_at("answer", words)
    assert said(leader)[2:] == [words]


def test_who_wants_what_waits_nowhere_is_heard_in_what_else_they_say(leader: Leader) -> None:
    leader.replies_at("answer", "right back. bloody placement breakdown. where were we n how many left")
    assert leader.responses == ["utter_place_which", "utter_place"]
    leader.replies_at("answer", "neither. i asked how many qs are left")
    assert (said(leader), leader.responses[-1]) == ([CLOSE, PAPERS], "utter_place")
    assert leader.state.asides.unsettled is None


@pytest.mark.parametrize("words", ["wot does that even mean", "wots that mean", "ties? wot does that even mean"])
def test_question_words_as_they_are_typed_on_a_phone_ask(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader) == [CLOSE, PAPERS]
    assert "utter_rephrase" in leader.responses


@pytest.mark.parametrize("words", ["i said neither. take that out", "neither. that was not an answer"])
def test_who_says_neither_and_strikes_says_nothing_else(leader: Leader, words: str) -> None:
    leader.replies_at("answer", "Badly, with the trusts.", intent="kept")
    leader.replies_at("answer", words)
    assert said(leader) == [CLOSE, PAPERS]


def test_neither_strikes_no_answer_while_words_wait(leader: Leader) -> None:
    leader.replies_at("answer", "right back. bloody placement breakdown.")
    leader.replies_at("answer", "neither. thats not an answer")
    assert (said(leader), leader.state.asides.unsettled) == ([CLOSE, PAPERS], None)


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        (
            "That question raises something else, if you will allow me. My deputy has been offered a post elsewhere."
            " Could we look at that for a few minutes and then come back?",
            "My deputy has been offered a post elsewhere.",
        ),
        ("My deputy may go in March. Can we talk about that for five minutes first?", "My deputy may go in March."),
        ("Could we turn to my deputy's leaving now, if we may, and return to this one later?", "my deputy's leaving"),
    ],
)
def test_what_is_to_be_looked_at_for_a_while_is_another_topic(leader: Leader, words: str, matter: str) -> None:
    state = leader.replies_at("answer", words)
    assert (said(leader), state.asides.confirming, state.asides.held) == ([CLOSE, PAPERS], "turn", matter)


@pytest.mark.parametrize(
    "words",
    [
        "We talk to partners for a few minutes every week and come back to it.",
        "We could look at the threshold with the police before we go on with anything else.",
        "I said to her, could we look at that for a few minutes? She came back to it.",
    ],
)
def test_what_is_done_for_a_while_is_an_answer(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader)[2:] == [words]


def test_an_answer_that_was_none_to_a_question_is_taken_out_and_what_was_meant_is_turned_to(leader: Leader) -> None:
    leader.replies_at("answer", "It works well with the trusts, every week.")
    words = "That was not my answer to the question about partners."
    state = leader.replies_at(
        "answer", f"{words} I was asking whether we could turn to my deputy as a separate matter."
    )
    assert (said(leader), state.asides.confirming, state.asides.held) == ([CLOSE, PAPERS], "turn", "my deputy")


def test_an_answer_is_found_by_the_question_that_it_was_none_to(leader: Leader) -> None:
    leader.replies_at("answer", "It works well with the trusts, every week.")
    leader.replies_at("answer", "That was not my answer to the question about the chief executive.")
    assert said(leader) == [CLOSE, "It works well with the trusts, every week."]


@pytest.mark.parametrize(
    "words",
    [
        "I should prefer to pass over this one, if I may.",
        "could we leave out that question please",
        "I'd rather not do this one if that's ok",
        "let's give that one a miss",
        "not for me that one",
        "please may i skip question 3",
        "id sooner pass on this one tbh",
        "I am skipping this one, as I do not know of any new policy that bears on it.",
        "im skipping that",
    ],
)
def test_a_question_is_left_however_politely_that_is_wished(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_skipped"]
    assert said(leader) == [CLOSE, PAPERS]


def test_the_reason_for_leaving_a_question_keeps_nobody_there(leader: Leader) -> None:
    leader.replies_at("answer", "I'd rather pass over this one. My director holds those ties, and they are not mine.")
    assert asked(leader) == "5 main"


@pytest.mark.parametrize(
    "words",
    [
        "Could we come back to that one?",
        "I would need to ring a colleague elsewhere before I answer that properly. Could we come back to that one?",
        "id have to check with finance before i can answer that",
        "i'll have to look at the returns before I can answer that properly, so may I come back to this one?",
    ],
)
def test_a_question_is_put_off_and_nothing_is_kept_of_why(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_parked"]
    assert said(leader) == [CLOSE, PAPERS]
    assert leader.state.plan.parked


@pytest.mark.parametrize(
    "words",
    [
        "thats basically the same as q1 isnt it. can u give me an example",
        "thats basicaly the same as q1 isnt it can u give me an example",
        "this is just like the last one, could you give me an example?",
    ],
)
@pytest.mark.parametrize("intent", ["answer", "definition"])
async def test_an_example_is_told_whatever_is_said_of_the_question(leader: Leader, words: str, intent: str) -> None:
    if intent == "answer":
        leader.replies_at("answer", words)
    else:
        await leader.interrupts_the_bot(intent, words, "answer")
    assert leader.responses[0] in ("utter_example_short", "utter_example_none")
    assert "utter_definition_none" not in leader.responses
    assert said(leader) == [CLOSE, PAPERS]


@pytest.mark.parametrize(
    "words",
    [
        "no wait that wasnt an answer, thats a separate thing",
        "that wasn't an answer, it's another matter altogether",
        "hang on that wasnt an answer thats something else",
    ],
)
def test_what_was_no_answer_is_taken_out_with_why(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert leader.responses == ["utter_taken_back"]
    assert said(leader) == [CLOSE]


@pytest.mark.parametrize(
    "words",
    [
        "They bring their own figures now. gotta go in a min, can we finish",
        "They bring their own figures now. Could we wrap this up now please?",
        "They bring their own figures now. right can we wrap up w the actions",
    ],
)
def test_who_asks_to_finish_is_at_the_next_steps_with_the_answer_kept(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert said(leader)[2:] == ["They bring their own figures now."]
    assert flow.next_door(leader.state) == "step_what"
    assert not leader.state.drafted


async def test_a_wish_for_the_steps_is_no_step(leader: Leader) -> None:
    await leader.interrupts_the_bot("next_steps", "no i meant wrap up w the actions", "answer")
    assert flow.next_door(leader.state) == "step_what"
    assert not leader.state.drafted
    assert leader.state.asides.unsettled is None


def test_a_bit_that_is_not_to_be_written_down_goes_and_what_else_is_asked_is_told(leader: Leader) -> None:
    words = "actually take out the chair bit, dont want that written down anywhere. and whats another case"
    leader.replies_at("answer", words)
    assert leader.responses[0] in ("utter_amended_to", "utter_taken_back")
    assert "chair" not in " ".join(leader.lines)
    assert "anywhere" not in " ".join(leader.lines)
    assert len(leader.responses) > 1


def test_each_of_two_things_that_are_to_go_goes(leader: Leader) -> None:
    leader.replies_at("answer", "no! take that out of the record. both the last thing i said and the chair bit")
    assert "chair" not in " ".join(leader.lines)
    assert PAPERS not in leader.lines
    assert "both" not in " ".join(leader.lines)


@pytest.mark.parametrize(
    "words",
    ["I never said I send them a paper, take that out", "and take out the paper bit where it says they sign it."],
)
def test_words_that_are_said_to_stand_there_go(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert PAPERS not in leader.lines
    assert not any("never said" in line or "where it says" in line for line in leader.lines)


@pytest.mark.parametrize("intent", ["answer", "skip", "stop", "pause", "another_side"])
@pytest.mark.parametrize(
    "words",
    [
        "stay with this",
        "no, stay here",
        "let's stick with this one for a bit please",
        "I should like to remain with that thought a moment longer",
        "please dont move on yet",
        "hang on, I haven't finished with this one",
    ],
)
async def test_whoever_stays_with_a_question_keeps_it_open(leader: Leader, intent: str, words: str) -> None:
    before, open_ = said(leader), asked(leader)
    if intent == "answer":
        leader.replies_at("answer", words)
    else:
        await leader.interrupts_the_bot(intent, words, "answer")
    assert (leader.responses, said(leader), asked(leader)) == (["utter_no_hurry"], before, open_)
    assert flow.next_door(leader.state) == "answer"


@pytest.mark.parametrize(
    "words", ["I stay with the family until the key worker comes.", "Stay with what works, I tell them."]
)
def test_what_somebody_stays_with_at_work_is_an_answer(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert words in said(leader)


@pytest.mark.parametrize(
    "words",
    [
        "I think I have enough to act on; I should like to settle what I am going to do, and I have two steps in mind.",
        "Can we draw this to a close now? I've got the chair at half past.",
        "I've asked twice to close. Let's stop the questions and get to what I do next.",
        "i don't have officers, this question is not for me. can i finish with a small step please",
    ],
)
def test_whoever_wants_the_steps_is_at_them_and_says_no_answer(leader: Leader, words: str) -> None:
    before = said(leader)
    leader.replies_at("answer", words)
    assert (said(leader), flow.next_door(leader.state)) == (before, "step_what")


@pytest.mark.parametrize(
    "words", ["leave this for later", "I'll return to that one", "Let us put that one off till the end"]
)
async def test_what_is_left_for_later_is_no_pause(leader: Leader, words: str) -> None:
    await leader.interrupts_the_bot("pause", words, "answer")
    assert (leader.responses, len(leader.state.plan.parked)) == (["utter_parked"], 1)


@pytest.mark.parametrize(
    "words",
    [
        "actually take out the last bit, dont want that written down anywhere. and whats another case?",
        "no! take that out of the record. both the last thing i said and the paper bit",
    ],
)
def test_what_is_to_go_is_never_the_answer(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert not any("take" in one or "both" in one or "written down" in one for one in said(leader))
    assert "utter_taken_back" in leader.responses


async def test_whoever_wants_all_of_it_gone_loses_no_single_answer(leader: Leader) -> None:
    before = said(leader)
    await leader.interrupts_the_bot("erase", "can you get rid of what i've told you, all of it", "answer")
    assert (said(leader), leader.state.asides.confirming) == (before, "erase")


def test_a_question_that_is_put_off_first_is_put_off_and_what_follows_waits_with_it(leader: Leader) -> None:
    leader.replies_at("answer", "Park that one, I want to think on the train. We have three homes and no beds in them.")
    assert leader.responses[-1] == "utter_parked"
    assert leader.state.plan.parked


def test_what_is_ordered_off_goes_though_it_asked_nothing(leader: Leader) -> None:
    leader.replies_at("answer", "That is not an answer, take it off. It was a question for you.")
    assert PAPERS not in said(leader)
