"""What a leader says of their own strain, and how it is met."""

from __future__ import annotations

import pytest

from actions.asides import Asides
from actions.moves.questions import strain
from actions.moves.questions.playing_back import weighs
from actions.state import State
from actions.words.language import pieces
from knowledge.library import Library
from tests.actions.leader import Leader

SITUATION = "We're taking out 38 posts from early help and I've got to tell everyone on the 12th."


@pytest.mark.parametrize(
    "words",
    [
        "I haven't slept properly since the budget meeting. but anyway",
        "I'm just sad",
        "I've been doing this twenty six years and I am so tired of it.",
        "I am ashamed, es una vergüenza",
        "i have not been sleeping",
        "Honestly I'm exhausted.",
        "I feel really low about it",
        "It makes me so sad",
        "I feel guilty about the posts",
        "I've hardly slept",
        "I lie awake over it",
        "I had a little cry in the car",
    ],
)
def test_a_leaders_own_strain_is_known_and_weighs_in_an_answer(words: str) -> None:
    assert strain.is_in(words)
    assert weighs(words)


@pytest.mark.parametrize(
    "words",
    [
        "The parents are sad and tired.",
        "I am not ashamed of it",
        "I'm down to three managers",
        "I am low on staff",
        "We are guilty of that",
        "The sad thing is the money",
        "The team haven't slept",
        "It is a tired building",
    ],
)
def test_what_merely_holds_such_a_word_is_none(words: str) -> None:
    assert not strain.is_in(words)


def test_it_is_met_before_the_situation_is_taken_in(library: Library) -> None:
    leader = Leader(library, State())
    leader.replies_at("situation", f"{SITUATION} I am so tired of it.")
    assert leader.responses[0] == "utter_strain"


def test_it_is_met_where_a_sign_of_risk_was_none(library: Library) -> None:
    leader = Leader(library, State(asides=Asides(confirming="go_on", held=SITUATION, risk="own_distress")))
    leader.replies_at("sure", "oh goodness no. I meant it's over for the hubs. I'm not in danger. I'm just sad")
    assert leader.responses[:2] == ["utter_misread", "utter_strain"]


def test_a_press_of_a_button_is_no_strain(library: Library) -> None:
    leader = Leader(library, State(asides=Asides(confirming="go_on", held=SITUATION, risk="own_distress")))
    leader.replies_at("sure", "You misread me", "misread", "deny")
    assert "utter_strain" not in leader.responses


@pytest.mark.parametrize(
    "words",
    [
        "I've got nothing left to give tbh",
        "sorry, tired. the second one",
        "knackered",
        "I'm running on empty",
        "I've had trackers up to here",
        "been a long week",
    ],
)
def test_strain_is_known_however_shortly_it_is_told(words: str) -> None:
    assert strain.is_in(words)


@pytest.mark.parametrize("door", ["performance", "stability", "chosen"])
@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("same as ever. knackered, sorry", "utter_strain"),
        ("settled, but people have gone quiet since", "utter_strain_around"),
        ("good on paper. Staff are frightened of the next visit", "utter_strain_around"),
    ],
)
def test_strain_is_met_before_the_next_field(library: Library, door: str, words: str, response: str) -> None:
    leader = Leader(library, State(situation=SITUATION))
    leader.replies_at(door, words)
    assert leader.responses[0] == response


@pytest.mark.parametrize(
    "words",
    [
        "They were the ones who told me. since the jobs came up nobody rings. feel a bit worn down by it tbh",
        "We meet on Fridays and nobody comes, feeling pretty low about it honestly",
        "Nobody on the board asks me anything about this work any more. i feel really out of my depth sometimes",
    ],
)
def test_what_is_felt_is_met_though_it_is_said_of_nobody(words: str) -> None:
    assert strain.is_in(words)
    assert any(map(weighs, pieces.sentences(words)))


@pytest.mark.parametrize(
    "words", ["My staff feel a bit worn down by it", "Felt covers for the boards", "feel free to ask"]
)
def test_what_others_feel_is_no_strain_of_ones_own(words: str) -> None:
    assert not strain.is_said_alone(words)
