"""What is asked of what is kept and shared, answered of the very line or question that is named."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from tests.actions.leader import HUBS, Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    return with_a_record(library)


@pytest.mark.parametrize(
    "words",
    [
        "Read me back what you have for question 1.",
        'Did you keep "visitors share a kettle"? Read me back what you have for question 1.',
        "what did I say to question 1",
        "show me my answer to question 1 again",
    ],
)
@pytest.mark.parametrize("intent", ["about", "summary", "change", "go_back", "answer"])
async def test_an_answer_is_read_back_by_the_number_of_its_question(leader: Leader, words: str, intent: str) -> None:
    before = leader.state.replies
    if intent == "answer":
        leader.state = leader.state.but(plan=leader.state.plan.but(at=2))
        leader.replies_at("answer", words)
    else:
        await leader.interrupts_the_bot(intent, words, "answer")
    told = next(one for one in leader.uttered if one["response"] == "utter_said_there")
    assert (told["words"], leader.state.replies) == (HUBS, before)


@pytest.mark.parametrize("intent", ["change", "amend", "answer"])
async def test_whether_a_rating_was_changed_is_answered_and_none_is(leader: Leader, intent: str) -> None:
    words = "Did you change the 2 to a 5? I will visit six nurseries on Friday."
    before = leader.ratings
    if intent == "answer":
        leader.replies_at("step_what", words)
    else:
        await leader.interrupts_the_bot(intent, words, "step_what")
    assert (leader.ratings, "utter_held_ratings" in leader.responses) == (before, True)
    assert "visit six nurseries" in leader.lines[-1]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Would she see the kettle stuff? If so that line has to go first.", 6),
        ("Would she see the stuff about the visitors? The kettle and the letters. If so that has to go.", 6),
        ("would my coach see the line about people gone quiet?", 1),
        ("Can my chief exec read the bit about the campaigns?", 7),
    ],
)
def test_whether_a_line_would_be_read_is_said_of_the_line(leader: Leader, words: str, number: int) -> None:
    leader.replies_at("sure", words)
    assert next((one["response"], one.get("number")) for one in leader.uttered) == ("utter_seen", number)
    assert leader.orders == []


@pytest.mark.parametrize("words", ["what would a coach actually see?", "would they see everything?"])
def test_what_names_no_line_is_answered_of_all(leader: Leader, words: str) -> None:
    leader.replies_at("sure", words)
    assert "utter_seen" not in leader.responses


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Has my coach got the topic about my team as well?", "utter_shares_all"),
        ("Is the one about my team in what she'll see?", "utter_shares_all"),
        ("did you share both topics?", "utter_shares_all"),
        ("could they tell it was me? anybody in the region would know", "utter_known_by_it"),
        ("would a coach be able to work out who I am", "utter_known_by_it"),
    ],
)
@pytest.mark.parametrize("at", ["sure", "check_in", None])
async def test_what_is_shared_and_who_would_know_them_is_told(
    leader: Leader, words: str, response: str, at: str | None
) -> None:
    if at is None:
        await leader.interrupts_the_bot("privacy", words, at)
    else:
        leader.replies_at(at, words)
    assert (response in leader.responses, leader.orders) == (
        True,
        ["tell_shared"] if response == "utter_shares_all" else [],
    )
    assert leader.state.steps == with_a_record(leader.library).state.steps


@pytest.mark.parametrize(
    "words",
    [
        "does she still see the bit about the kettle?",
        "Will my coach still see the line about the kettle that I took out?",
        "does a coach still see what I took out?",
    ],
)
async def test_what_was_taken_out_is_said_to_be_hidden(leader: Leader, words: str) -> None:
    leader.interrupts("amend", "take out line 6")
    await leader.interrupts_the_bot("privacy", words, "answer")
    assert "utter_unseen" in leader.responses
    assert "utter_seen" not in leader.responses


def test_what_is_told_before_asking_who_reads_it_names_no_line(leader: Leader) -> None:
    leader.replies_at("sure", "The campaigns it is. who sees this btw")
    assert "utter_seen" not in leader.responses
