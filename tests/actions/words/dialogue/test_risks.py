"""What stands around a sign of risk: tired and no more, all right, misread, meant in jest, to be kept after all."""

from __future__ import annotations

import pytest

from actions.words.dialogue import advising, risks

WEARY = [
    "honestly I'm so tired I can't feel my face some days",
    "I'm done in",
    "I cried in the car park on Tuesday",
    "burnt out and tearful, in tears at my desk",
    "I haven't slept for a week, completely shattered",
]
WORSE = [
    "I'm so tired of living",
    "they'd all be better off if I just wasn't here",
    "I'm exhausted, what's the point",
    "crying every night, can't cope",
    "he hits me, I'm exhausted",
    "so tired I could drive into a wall",
    "I want to sleep and never wake up",
]


@pytest.mark.parametrize("words", WEARY)
def test_tiredness_and_tears_are_known(words: str) -> None:
    assert risks.is_weary(words)


@pytest.mark.parametrize("words", WORSE)
def test_what_may_be_more_is_never_mere_tiredness(words: str) -> None:
    assert not risks.is_weary(words)


def test_of_their_own_distress_just_tired_is_no_misreading_and_goes_on() -> None:
    words = "oh. no, I'm not going to do anything, I'm just knackered. I didn't mean to worry you. can we carry on?"
    assert not risks.was_misread(words, "own_distress")
    assert risks.goes_on(words, "own_distress")


@pytest.mark.parametrize("words", ["put it in please", "keep that as my answer", "actually, include what I said"])
def test_a_wish_to_have_it_kept_is_one(words: str) -> None:
    assert risks.wants_kept(f"{words} in the record" if words.endswith("said") else words)


@pytest.mark.parametrize("words", ["don't put it in", "leave it out of the record", "we keep it in a drawer"])
def test_what_is_no_such_wish_is_none(words: str) -> None:
    assert not risks.wants_kept(words)


@pytest.mark.parametrize(
    "words",
    [
        "could they sack me for it? I'm on probation. do you know the law on that?",
        "Can I be dismissed for that?",
        "I cried at work. do you think that's unprofessional? what would HR say?",
        "will I lose my job?",
        "can the chief executive get rid of me?",
    ],
)
def test_a_worry_about_their_own_job_is_no_matter_of_the_councils(words: str) -> None:
    assert advising.matter_of_advice(words) == "own_job"


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        ("Can I lawfully dismiss him?", "legal"),
        ("can we sack the agency worker?", "hr"),
        ("is she depressed?", "clinical"),
    ],
)
def test_other_matters_stay_what_they_are(words: str, matter: str) -> None:
    assert advising.matter_of_advice(words) == matter
