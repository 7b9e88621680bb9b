"""How much time or how many questions a leader has."""

from __future__ import annotations

import pytest

from actions.words.dialogue.more_questions import more_in
from actions.words.dialogue.pace import questions_wanted


@pytest.mark.parametrize(
    ("text", "count", "rest"),
    [
        ("can we do like 3 questions", 3, ""),
        ("Commitment. And only a couple of questions, please.", 2, "Commitment."),
        ("and 3 questions pls not 6", 3, ""),
        ("just two of these please", 2, ""),
        ("I have about ten minutes between meetings.", 3, ""),
        ("the first one. ive got 12 mins", 3, "the first one."),
        ("Just the first. And keep it to two or three questions, I've half an hour.", 3, "Just the first."),
        ("I don't want to stop, I want four questions and no more. Go on.", 4, "Go on."),
        ("Openness. Two questions on this one at most.", 2, "Openness."),
        ("Please take that out and stick to three questions.", 3, "Please take that out"),
        (
            "got 10 min before i see my service managers n they are really fed up with the rota",
            3,
            "got 10 min before i see my service managers n they are really fed up with the rota",
        ),
    ],
)
def test_a_wish_for_few_is_heard_beside_anything(text: str, count: int, rest: str) -> None:
    assert questions_wanted(text) == (count, rest)


@pytest.mark.parametrize(
    "text",
    [
        "They answered three questions and left the rest.",
        "We keep it to three questions at each panel",
        "I want three questions answered by cabinet",
        "We get ten minutes with the leader if we are lucky.",
        "I have forty minutes.",
        "Two of them think it is a cuts plan.",
        "The board asked only two questions all year.",
        "5 minutes with a parent teaches you more than the dashboard",
    ],
)
def test_what_is_told_of_time_or_questions_is_none(text: str) -> None:
    assert questions_wanted(text) is None


@pytest.mark.parametrize(
    "text", ["can we do three", "We said 3 and it's six now.", "let's stick to three", "you promised 3"]
)
def test_where_questions_are_asked_a_bare_number_counts_them(text: str) -> None:
    assert questions_wanted(text, is_of_questions=True) == (3, "")
    assert questions_wanted(text) is None


@pytest.mark.parametrize(
    "text", ["I said 4, not 3", "let's say 4", "we said three to the board", "We agreed on three posts."]
)
def test_where_questions_are_asked_another_number_counts_none(text: str) -> None:
    assert questions_wanted(text, is_of_questions=True) is None


@pytest.mark.parametrize(
    "text",
    [
        "One is calm and one of them, a deputy, wanted the post too.",
        "There are nine of us, and two of those are new.",
        "just two of them",
    ],
)
def test_some_of_the_people_are_no_questions(text: str) -> None:
    assert questions_wanted(text, is_of_questions=True) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Openness please. I've got a call at two, can we do three?", "Openness please."),
        ("I did say three. Three questions only please, not eight.", ""),
        ("Heads meet weekly, and can we do three?", "Heads meet weekly"),
    ],
)
def test_what_is_said_again_and_why_is_no_reply_beside_the_wish(text: str, rest: str) -> None:
    assert questions_wanted(text, is_of_questions=True) == (3, rest)


@pytest.mark.parametrize(
    ("text", "count", "rest"),
    [
        ("Why only two questions? I never asked for that.", None, ""),
        ("No, I do not want just two questions, I want the usual number. We are RI.", None, "We are RI."),
        ("Just 1? Could we have more questions, six or so please", 6, ""),
        ("more questions please", None, ""),
        ("i was expecting more questions than that", None, ""),
        ("Can I have two more questions?", 2, ""),
    ],
)
def test_more_questions_are_wished_for(text: str, count: int | None, rest: str) -> None:
    more = more_in(text, is_promised=False)
    assert more is not None
    assert (more.count, more.rest) == (count, rest)


@pytest.mark.parametrize(
    "text",
    [
        "no more questions please",
        "They asked more questions than the board did.",
        "I want more questions about the rota",
        "We never asked for two of them.",
        "I don't want more questions",
    ],
)
def test_what_is_told_of_questions_wishes_for_no_more(text: str) -> None:
    assert more_in(text, is_promised=False) is None


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("ok resilience, just gimme one question on it", 1),
        ("give me two questions please", 2),
        ("i just need one question", 1),
        ("just ask me three questions", 3),
    ],
)
def test_so_many_questions_as_are_asked_for_on_a_phone(words: str, count: int) -> None:
    wanted = questions_wanted(words, is_of_questions=True)
    assert wanted is not None
    assert wanted[0] == count
