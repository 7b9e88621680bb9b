"""The leader's own statement of the topic wins at once, wherever it is made, and is said back in a line."""

from __future__ import annotations

import pytest

from actions.course import plan_of
from actions.parts import Context, Known, Offer
from actions.state import State
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "Six hubs open in April and the lead member has announced it."
HIGH = Known(value="high")
CONTEXT = Context(
    challenge=Known(value="landscape"), performance=HIGH, stability=Known(value="stable"), problem=Known(value="wicked")
)


def at_a_question(library: Library) -> Leader:
    plan = plan_of(library.questions_of("child-poverty/questions/leading-collaboratively"))
    return Leader(library, State(situation=SITUATION, context=CONTEXT, offer=Offer(chosen=("openness",)), plan=plan))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("The topic is restructuring the service and how we deliver it", "system-design"),
        ("Sorry, my topic is really fear of blame.", "culture"),
        ("Topic: being held to account", "governance"),
        ("pls change the topic to structures", "system-design"),
        ("Structures is the topic here.", "system-design"),
        ("This is about how the service is organised, not the politics.", "system-design"),
    ],
)
async def test_it_is_taken_at_a_question_and_is_no_answer(library: Library, words: str, value: str) -> None:
    one = at_a_question(library)
    state = one.replies_at("answer", words)
    assert (state.context.value_of("challenge"), one.responses, state.replies) == (value, ["utter_topic_is"], {})
    other = at_a_question(library)
    assert (await other.interrupts_the_bot("complaint", words, at="answer")).context.value_of("challenge") == value


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Have you got that the topic is structures now?", "utter_topic_was"),
        ("have you got the topic down as politics?", "utter_topic_is"),
        ("What's the topic you have?", "utter_topic_is"),
        ("what have you put down as the topic", None),
    ],
)
def test_what_it_is_taken_to_be_is_told_truly(library: Library, words: str, response: str | None) -> None:
    one = at_a_question(library)
    one.replies_at("answer", words)
    assert one.responses[0] == response if response else "utter_topic_was" not in one.responses


def test_where_no_option_fits_it_is_called_as_its_leader_calls_it(library: Library) -> None:
    one = at_a_question(library)
    known = one.replies_at("answer", "Twins with the ICB is the topic.").context.challenge
    assert (known and known.term, known and known.value) == ("Twins with the ICB", None)


@pytest.mark.parametrize(
    "words", ["The subject of every meeting is money.", "With the schools this is about trust, not money."]
)
def test_an_answer_that_speaks_of_subjects_is_one(library: Library, words: str) -> None:
    assert [one.text for one in at_a_question(library).replies_at("answer", words).replies.values()] == [words]


def test_what_is_said_beside_it_is_a_reply(library: Library) -> None:
    one = Leader(library, State(situation=SITUATION, context=CONTEXT.but(stability=None)))
    state = one.replies_at("stability", "Settled. The politics are the backdrop. The topic is structures.")
    assert (state.context.value_of("challenge"), state.context.value_of("stability")) == ("system-design", "stable")
    assert state.situation == SITUATION


def test_what_is_only_the_backdrop_is_not_the_topic(library: Library) -> None:
    one = Leader(library, State(situation=SITUATION, context=CONTEXT.but(performance=None)))
    state = one.replies_at("performance", "No, politics is just the background.")
    assert state.context.challenge is None


def test_it_wins_over_a_guess_where_the_situation_is_told(library: Library) -> None:
    one = Leader(library, State())
    state = one.replies_at("situation", "Topic: restructuring early help. Politics: an election in May, a new leader.")
    assert state.context.value_of("challenge") == "system-design"
