"""What is an order for the record, and which line it means: by a number alone, by words, or by the rating it names."""

from __future__ import annotations

import pytest

from actions.parts import Reply
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import HUBS, SITUATION, Leader, with_a_record

STEP = "ring the chair"


@pytest.fixture
def leader(library: Library) -> Leader:
    return with_a_record(library)


@pytest.mark.parametrize(
    ("words", "gone", "said"),
    [
        (
            "strike 8. change 6 to: schools ring us for what they could do",
            "4",
            "schools ring us for what they could do",
        ),
        ("Delete 8 and change 9 to we tell the board", "4", "we tell the board"),
        ("take out 8 please, change 6: two kettles now", "4", "two kettles now"),
        ("Change 6 to: two kettles now. Strike 8.", "4", "two kettles now."),
    ],
)
def test_a_number_alone_names_its_line_in_each_of_two_orders(leader: Leader, words: str, gone: str, said: str) -> None:
    count = len(leader.lines)
    leader.interrupts("amend", words)
    assert (gone in leader.lines, said.rstrip(".") in [one.rstrip(".") for one in leader.lines]) == (False, True)
    assert len(leader.lines) == count - 1


@pytest.mark.parametrize(
    "words",
    [
        "which step?",
        "what step do you mean",
        "which chair?",
        "did you change line 6?",
        "why is the chair in there",
        "Is the letter in line 6?",
        "the chair",
    ],
)
async def test_a_question_or_a_word_strikes_nothing(leader: Leader, words: str) -> None:
    before = leader.lines
    for at in ("step_who", None):
        await leader.interrupts_the_bot("amend", words, at)
        assert leader.lines == before


def test_a_line_is_struck_by_words_that_name_it_and_asked_for_where_they_hardly_do(leader: Leader) -> None:
    before = leader.lines
    leader.interrupts("amend", "take out the line about the chair of the four boards in the county")
    assert (leader.lines, leader.responses) == (before, ["utter_strike_which"])
    leader.interrupts("amend", "take out the kettle")
    assert HUBS not in leader.lines


def test_new_words_are_no_name_of_the_line_that_is_meant(leader: Leader) -> None:
    leader.interrupts("amend", "change the kettle line to: People have gone quiet, all six teams")
    assert (leader.lines[0], leader.lines[5]) == (SITUATION, "People have gone quiet, all six teams")


def rating_of(state: State, line: int) -> Reply:
    return [reply for reply in state.replies.values()][line]


@pytest.mark.parametrize("intent", ["answer", "change", "amend", "complaint"])
@pytest.mark.parametrize(
    ("words", "text", "rating"),
    [
        (
            "before that can i change my 2 at the start, its a 5. they hear me now",
            "2, he hears campaigns they hear me now",
            5,
        ),
        ("Change the rating for the lead member from 2 to 5.", "2, he hears campaigns", 5),
        ("my score for the lead member should be 5", "2, he hears campaigns", 5),
        (
            "On the lead member I said 2. I was being harsh. It's nearer 5.",
            "2, he hears campaigns On the lead member I said 2. I was being harsh. It's nearer 5.",
            5,
        ),
    ],
)
async def test_a_rating_is_changed_in_passing_and_its_words_stay(
    leader: Leader, words: str, text: str, rating: int, intent: str
) -> None:
    steps = leader.state.steps
    if intent == "answer":
        state = leader.replies_at("step_what", words)
    else:
        state = await leader.interrupts_the_bot(intent, words, "step_what")
    assert rating_of(state, 1) == Reply(text=text, rating=rating)
    assert (state.steps, state.asides.draft) == (steps, None)


@pytest.mark.parametrize(
    "words", ["I said 2 at first, it's nearer a 5", "On the first I said 2. I was harsh, it's nearer a 5."]
)
def test_a_rating_that_was_recalled_is_put_right_at_a_question(leader: Leader, words: str) -> None:
    leader.state = leader.state.but(plan=leader.state.plan.but(at=0), asides=leader.state.asides.but(closed=False))
    leader.replies_at("answer", words)
    assert (leader.ratings, leader.responses) == ([None, 5, 4], ["utter_rating_changed"])


def test_a_number_with_a_hedge_gives_way_to_the_new_one(leader: Leader) -> None:
    key = list(leader.state.replies)[2]
    leader.state = leader.state.but(replies={**leader.state.replies, key: Reply(text="4 ish", rating=4)})
    state = leader.interrupts("amend", "change line 8 to 6")
    assert rating_of(state, 2) == Reply(text="6", rating=6)


def test_what_is_ordered_of_another_line_is_no_part_of_a_rating(leader: Leader) -> None:
    leader.interrupts("amend", "Change line 7's rating to 5. And line 8 belongs with line 6, it's not about members.")
    assert leader.ratings == [None, 5]
    assert leader.lines[5:7] == [f"{HUBS} 4", "2, he hears campaigns"]
    leader.interrupts("amend", "undo that")
    assert (leader.ratings, leader.lines[7]) == ([None, 2, 4], "4")


def test_a_number_that_was_never_given_is_asked_about(leader: Leader) -> None:
    before = leader.ratings
    leader.interrupts("change", "change 9 to 5")
    assert (leader.ratings, leader.responses) == (before, ["utter_rerate_which"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Add to the record: I have let three aims sit side by side.", "I have let three aims sit side by side."),
        ("please put in my record that the board is tired", "the board is tired"),
        ("We never told the parents. Put that in the record please.", "We never told the parents."),
    ],
)
@pytest.mark.parametrize("at", ["answer", "step_what", "check_in", "sure"])
def test_something_is_added_to_the_record_at_any_moment(leader: Leader, words: str, told: str, at: str) -> None:
    if at == "answer":
        leader.state = leader.state.but(plan=leader.state.plan.but(at=0), replies={})
    replies, steps = leader.state.replies, leader.state.steps
    state = leader.replies_at(at, words)
    assert (leader.responses, state.situation) == (["utter_added"], f"{SITUATION}\n{told}")
    assert (state.replies, state.steps) == (replies, steps)


@pytest.mark.parametrize("intent", ["change", "amend"])
def test_where_there_is_no_rating_none_is_changed_and_no_answer_comes_up(leader: Leader, intent: str) -> None:
    replies = {key: reply.but(rating=None) for key, reply in leader.state.replies.items()}
    leader.state = leader.state.but(replies=replies)
    before = leader.lines
    leader.interrupts(intent, "can you change my 3 to a 4", at="answer")
    assert leader.lines == before
    assert set(leader.responses) <= {"utter_rating_none", "utter_amend_which", "utter_amend_fixed"}


@pytest.mark.parametrize("words", ["strike 6. thanks, that is all of it", "Delete 6, it is not mine to tell"])
def test_a_number_alone_names_its_line_whatever_is_said_behind_it(leader: Leader, words: str) -> None:
    leader.interrupts("amend", words)
    assert HUBS not in leader.lines
