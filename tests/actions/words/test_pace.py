"""How much time or how many questions a leader has."""

from __future__ import annotations

import pytest

from actions.words.pace import questions_wanted


@pytest.mark.parametrize(
    ("text", "count", "rest"),
    [
        ("can we do like 3 questions", 3, ""),
        ("Commitment. And only a couple of questions, please.", 2, "Commitment."),
        ("and 3 questions pls not 6", 3, ""),
        ("just two of these please", 2, ""),
        ("I have about ten minutes between meetings.", 3, ""),
        ("the first one. ive got 12 mins", 3, "the first one."),
    ],
)
def test_a_wish_for_few_is_heard_beside_anything(text: str, count: int, rest: str) -> None:
    assert questions_wanted(text) == (count, rest)


@pytest.mark.parametrize(
    "text",
    [
        "They answered three questions and left the rest.",
        "We get ten minutes with the leader if we are lucky.",
        "I have forty minutes.",
        "Two of them think it is a cuts plan.",
        "The board asked only two questions all year.",
        "5 minutes with a parent teaches you more than the dashboard",
    ],
)
def test_what_is_told_of_time_or_questions_is_none(text: str) -> None:
    assert questions_wanted(text) is None
