"""What is said after the end, and whether it begins a new topic."""

from __future__ import annotations

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.state import Asides, State
from actions.topics import NewTopic
from knowledge.library import Library
from tests.actions.leader import TODAY, Leader

BEFORE = "Three heads of service guard their budgets."
PLAIN = "Our early help grant ends in March and the partners have stopped coming to the board."


@pytest.fixture
def leader(library: Library) -> Leader:
    """After the end of a topic."""
    return Leader(library, State(situation=BEFORE, asides=Asides(closed=True)))


async def says(leader: Leader, intent: str, words: str) -> State:
    dispatcher = CollectingDispatcher()
    message = {"intent": {"name": intent}, "text": words, "entities": []}
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
