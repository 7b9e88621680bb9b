"""What is to go of an answer, or wherever it stands: done, or asked about, and never taken for the new words."""

from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import course
from actions.moves.record import editing
from actions.parts import Reply
from actions.words.record import cutting
from knowledge.library import Library
from tests.actions.leader import HUBS, TODAY, Leader, with_a_record


@pytest.fixture
def leader(library: Library) -> Leader:
    return with_a_record(library)


def at_the_second(library: Library, first: str = HUBS) -> Leader:
    """At the second question, with the first answered."""
    leader = with_a_record(library)
    plan = leader.state.plan
    key = plan.asks[0].key
    asides = leader.state.asides.but(closed=False)
    leader.state = leader.state.but(plan=plan.but(at=1), replies={key: Reply(text=first)}, asides=asides)
    return leader


def first_answer(leader: Leader) -> str:
    reply = course.standing(leader.state, leader.state.plan.asks[0].key)
    return reply.text if reply else ""


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("remove the first sentence and leave the rest.", HUBS.partition(". ")[2]),
        ("please keep only the second sentence", "With schools it's thin."),
        ("cut the last sentence", "Visitors share a kettle. With schools it's thin."),
        ("take out 'with schools it's thin'", HUBS.replace(" With schools it's thin.", "")),
        ("add that the mayor has seen it", f"{HUBS} the mayor has seen it"),
        ("change kettle to teapot", HUBS.replace("kettle", "teapot")),
    ],
)
def test_what_is_ordered_of_an_answer_behind_a_colon_is_done(library: Library, order: str, left: str) -> None:
    leader = at_the_second(library)
    leader.interrupts("change", f"Please change my answer to question 1: {order}", at="answer")
    assert first_answer(leader) == left


@pytest.mark.parametrize("order", ["shorten it", "remove the ninth sentence", "take out the bit about the weather"])
def test_an_order_that_cannot_be_done_overwrites_nothing(library: Library, order: str) -> None:
    leader = at_the_second(library)
    state = leader.interrupts("change", f"change my answer to question 1: {order}", at="answer")
    assert (first_answer(leader), state.asides.amending) == (HUBS, state.plan.asks[0].key)


def test_new_words_are_new_words(library: Library) -> None:
    leader = at_the_second(library)
    leader.interrupts(
        "change", "change my answer to question 1: remove barriers between health and schools", at="answer"
    )
    assert first_answer(leader) == "remove barriers between health and schools"


def test_a_sentence_that_is_counted_goes_and_not_its_line(leader: Leader) -> None:
    leader.interrupts("amend", "take the first sentence out of line 6")
    assert HUBS.partition(". ")[2] in leader.lines
    leader.interrupts("amend", "change line 6 to: remove the last sentence")
    assert "With schools it's thin." in leader.lines


def test_a_sentence_of_an_answer_goes_without_a_colon(library: Library) -> None:
    leader = at_the_second(library)
    leader.replies_at("answer", "Can you take the first sentence out of my answer to question 1?")
    assert first_answer(leader) == HUBS.partition(". ")[2]


@pytest.mark.parametrize(
    "words",
    [
        "No, and the bit about the inspectors I'd rather came out altogether, they could be identified",
        "please take out any mention of the inspectors",
        "I'd rather the part about the inspectors was left out",
        "take the inspectors out of my record please",
    ],
)
def test_what_somebody_wants_out_of_the_record_is_found_there(leader: Leader, words: str) -> None:
    leader.replies_at("sure", words)
    assert "Visitors share a kettle. With schools it's thin." in leader.lines
    assert "utter_struck" in leader.responses


async def test_it_goes_beside_a_no_to_sharing_whatever_that_was_read_as(leader: Leader) -> None:
    leader.state = leader.state.but(asides=leader.state.asides.but(confirming="share"))
    words = "No, and the bit about the inspectors I'd rather came out altogether, they could be identified"
    await leader.interrupts_the_bot("withhold", words, "sure")
    assert "Visitors share a kettle. With schools it's thin." in leader.lines
    assert leader.orders == ["withhold"]
    assert "utter_belongs_where" not in leader.responses


def test_what_stands_nowhere_is_not_taken_out_and_said_so(leader: Leader) -> None:
    before = leader.lines
    leader.replies_at("sure", "the bit about the nurse should come out, she'd be recognised")
    assert (leader.lines, leader.responses[0]) == (before, "utter_cut_none")


def test_where_it_stands_in_several_lines_it_is_asked_which(leader: Leader) -> None:
    key = leader.state.plan.asks[2].key
    more = Reply(text="The inspectors said so. We agreed.")
    leader.state = leader.state.but(replies={**leader.state.replies, key: more})
    before = leader.lines
    leader.interrupts("amend", "I'd rather the part about the inspectors was left out")
    leader.replies_at("sure", "I don't want the bit about the inspectors in there")
    assert (leader.lines, leader.responses[0]) == (before, "utter_strike_which")


def test_what_is_quoted_and_disowned_is_taken_out_and_the_rest_answers(library: Library) -> None:
    leader = at_the_second(library, "That is what I needed. We know too little.")
    said = 'No, "That is what I needed" was not my answer to that, please take it out. 4, I suppose, for now.'
    leader.replies_at("answer", said)
    assert first_answer(leader) == "We know too little."


@pytest.mark.parametrize(
    "words",
    [
        "The part about costs I would like to work out with health",
        "I would rather take the part about hubs out of the paper",
        "We should take the nurse out of the meeting",
    ],
)
def test_what_is_told_of_the_matter_is_no_wish(words: str) -> None:
    assert cutting.going_in(words) is None


@pytest.mark.parametrize(
    "words",
    [
        'Strike "Thanks, I\'m tough enough" from the notes on my teams.',
        'That should not have been written down. Please take out the sentence "Thanks, I\'m tough enough."',
    ],
)
@pytest.mark.parametrize("at", [None, "situation"])
def test_what_stands_in_an_earlier_topic_is_taken_out_there(library: Library, words: str, at: str | None) -> None:
    leader = with_a_record(library)
    first = leader.state
    leader.state = first.turned_to(None, TODAY).but(situation="My deputy may leave in January.")
    dispatcher = CollectingDispatcher()
    edited = editing.heard(dispatcher, leader.state, words, at, library, TODAY)
    assert edited is not None
    state, told = edited
    assert (state.number, told) == (first.number, "")
    assert "tough enough" not in state.situation_now
    assert "utter_struck" in [one["response"] for one in dispatcher.messages]
