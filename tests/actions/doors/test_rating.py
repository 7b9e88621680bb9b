"""What is taken where a number is asked for."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Context, Known, Offer, Reply
from actions.state import State
from knowledge.library import Library
from knowledge.schema import Question, QuestionKind
from tests.actions.leader import Leader

KNOWN = Known(value="high")


@pytest.fixture
def leader(library: Library) -> Leader:
    """At the first of two questions that are rated."""
    rated = [q for _, q in library.pack.all() if isinstance(q, Question) and q.kind is QuestionKind.CONFIDENCE]
    known = Context(challenge=KNOWN, performance=KNOWN, stability=KNOWN, problem=KNOWN)
    plan = course.plan_of([one for one in rated if not one.parts][:2])
    return Leader(library, State(situation="x", context=known, offer=Offer(chosen=("openness",)), plan=plan))


def kept(leader: Leader) -> list[Reply]:
    return list(leader.state.replies.values())


def kind(leader: Leader) -> str | None:
    return leader.state.plan.current.kind if leader.state.plan.current else None


def test_of_two_numbers_for_two_things_it_is_asked_which_is_meant(leader: Leader) -> None:
    leader.replies_at("answer", "8 for my directorate. 3 for the schools. Can I have two?")
    assert leader.responses[0] == "utter_ask_rating_which"
    assert [one["title"] for one in leader.uttered[0]["buttons"]][:2] == ["3", "8"]
    assert kept(leader) == [Reply(text="8 for my directorate. 3 for the schools.")]
    leader.replies_at("answer", "3", choice="3")
    assert kept(leader) == [Reply(text="8 for my directorate. 3 for the schools.", rating=3)]
    assert kind(leader) == "raise"


def test_which_is_meant_may_be_said_with_more_words(leader: Leader) -> None:
    leader.replies_at("answer", "8 for my directorate. 3 for the schools.")
    leader.replies_at("answer", "3, the 8 is just for mine")
    assert kept(leader)[0].rating == 3
    assert "8 for my directorate. 3 for the schools." in kept(leader)[0].text


def test_what_is_asked_beside_a_number_is_no_number(leader: Leader) -> None:
    leader.replies_at("answer", "isn't this the same as the one you just asked? 4 again, same reason")
    assert kept(leader)[0].rating == 4


@pytest.mark.parametrize("words", ["4. not sure I follow it myself these days", "2, I don't understand half of it now"])
def test_words_beside_a_number_ask_for_no_meaning(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert kept(leader) == [Reply(text=words, rating=int(words[0]))]
    assert "utter_definition_none" not in leader.responses
    assert kind(leader) == "raise"


@pytest.mark.parametrize("words", ["5. If three partners signed it, it'd be a 7.", "5, with a deputy I'd say 7"])
def test_what_would_raise_it_is_not_asked_where_it_came_with_the_number(leader: Leader, words: str) -> None:
    leader.replies_at("answer", words)
    assert kept(leader)[0].rating == 5
    assert kind(leader) == "main"


@pytest.mark.parametrize(
    "words",
    [
        "I never gave you a 3. That was a question number. My rating is 7, she knows where it goes.",
        "I didn't say 3. My score is 7, she knows where it goes",
    ],
)
def test_a_rating_that_was_misread_is_put_right_with_its_words(leader: Leader, words: str) -> None:
    leader.replies_at("answer", "that was for question 3, the one about schools")
    leader.state = leader.state.but(replies={leader.state.plan.asks[0].key: Reply(text="x", rating=3)})
    leader.state = leader.state.but(plan=leader.state.plan.but(at=1))
    leader.replies_at("answer", words)
    assert kept(leader)[0].rating == 7
    assert "she knows where it goes" in kept(leader)[0].text
    assert (len(kept(leader)), kind(leader)) == (1, "raise")


async def test_what_was_said_beside_asking_for_a_meaning_stays_with_the_question(leader: Leader) -> None:
    words = "They are fine from day to day. Thirteen cases each."
    await leader.interrupts_the_bot("definition", "What do you mean by grasp?", at="answer", reply=words)
    assert leader.state.plan.at == 0
    leader.replies_at("answer", "a 5 then, they have skill and no nerve")
    assert kept(leader) == [Reply(text=f"{words} a 5 then, they have skill and no nerve", rating=5)]


def test_the_same_within_one_reply_at_the_door(leader: Leader) -> None:
    leader.replies_at("answer", "They are fine from day to day. I don't understand your question.")
    assert (leader.state.plan.at, leader.responses[-1]) == (0, "utter_rephrase_rating")
    leader.replies_at("answer", "a 5 then")
    assert kept(leader)[0] == Reply(text="They are fine from day to day. a 5 then", rating=5)


async def test_what_somebody_asks_themselves_is_part_of_their_answer(leader: Leader) -> None:
    leader.state = leader.state.but(
        plan=course.plan_of(leader.library.questions_of("full-report/questions/leading-change"))
    )
    told = "I have never once told her no to her face."
    await leader.interrupts_the_bot("why", "Why is that so hard, do you think?", at="answer", reply=told)
    assert kept(leader)[0].text == f"{told} Why is that so hard, do you think?"
    assert "utter_why" not in leader.responses


@pytest.mark.parametrize(
    "why",
    ["I have just noticed that I cannot say what two of them want.", "It was too kind of me.", "They never said."],
)
def test_why_a_rating_is_another_belongs_with_it_and_not_with_the_question_that_is_open(
    leader: Leader, why: str
) -> None:
    key = leader.state.plan.asks[0].key
    leader.replies_at("answer", "8")
    while leader.state.plan.current and leader.state.plan.current.kind != "main":
        leader.replies_at("answer", "By asking all of them each month.")
    is_open = leader.state.plan.current
    leader.replies_at("answer", f"On reflection I should change that eight to a six. {why}")
    assert leader.state.replies[key] == Reply(text=why, rating=6)
    assert leader.state.plan.current == is_open
    assert is_open is not None
    assert is_open.key not in leader.state.replies


OF_THE_SCALE = {
    "can you explain that scale from 1 to 10": "utter_rating_scale",
    "so is 10 the best?": "utter_rating_scale",
    "is a one bad or good": "utter_rating_scale",
    "what does a five look like": "utter_rating_scale",
    "sorry, what exactly am i meant to be scoring": "utter_rephrase_rating",
    "rate what?": "utter_rephrase_rating",
}


@pytest.mark.parametrize(("words", "response"), OF_THE_SCALE.items())
def test_what_is_asked_of_the_scale_is_answered_and_rates_nothing(leader: Leader, words: str, response: str) -> None:
    leader.replies_at("answer", words)
    assert (leader.responses, kept(leader), kind(leader)) == ([response], [], "main")


@pytest.mark.parametrize(("words", "response"), OF_THE_SCALE.items())
@pytest.mark.parametrize("intent", ["definition", "about", "rephrase", "summary"])
async def test_so_it_is_whatever_it_was_read_as(leader: Leader, intent: str, words: str, response: str) -> None:
    await leader.interrupts_the_bot(intent, words, "answer")
    assert (leader.responses, kept(leader)) == ([response], [])


def test_which_question_it_is_and_what_the_bot_would_give_are_no_ratings(leader: Leader) -> None:
    leader.replies_at("answer", "is that question 1 of 6?")
    assert kept(leader) == []
    leader.replies_at("answer", "what score would you give?")
    assert kept(leader) == []


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("from 1 to 10 I would say 4", 4),
        ("Is 3 bad? Then 3.", 3),
        ("what is the number one worry? the money, so a 4", 4),
        ("6 or 7, between 1 and 10", 6),
    ],
)
def test_a_number_beside_the_scale_is_one(leader: Leader, words: str, number: int) -> None:
    leader.replies_at("answer", words)
    assert [one.rating for one in kept(leader)] == [number]
