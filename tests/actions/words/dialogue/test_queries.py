"""What a leader asks of the bot, told from what they tell it."""

from __future__ import annotations

import pytest

from actions.words.dialogue.queries import asks_about_us, queries_in

TABLE = (
    "How confident are you that others grasp where you want to be in the long run, given work whose scope may change? "
    "knowledge skills attributes conduct evidence resources wicked problem belief in their people reliable commitment"
)


@pytest.mark.parametrize(
    ("words", "kind", "term"),
    [
        ('I not know what mean "attributes", sorry', "meaning", "attributes"),
        ("grasp is what please?", "meaning", "grasp"),
        ("Im not understanding your scope", "meaning", "scope"),
        ("can u put it in normal english", "meaning", ""),
        ("you have lost me there", "meaning", ""),
        ("could you explain me the list", "meaning", ""),
        ("scope?", "meaning", "scope"),
        ("not the agent. I mean your question. Scope", "meaning", "scope"),
        ("Belief in people, what does it mean?", "meaning", "belief in people"),
        ("have you some exemple for this", "example", ""),
        ("eg?", "example", ""),
        ("Give me an example of wicked problem in my situation", "example", "wicked problem"),
        ("How many directors did they base that on, how many interviewed?", "evidence", ""),
        ("is any of this proven", "evidence", ""),
        ("how certain are the authors?", "evidence", ""),
        ("if you were me, which?", "opinion", ""),
        ("would that be good enough?", "opinion", ""),
        ("am I being thick?", "opinion", ""),
        ("you choose", "opinion", ""),
        ("how many questions are left", "progress", ""),
        ("is this only for directors?", "for_whom", ""),
        ("why do you ask me this?", "why", ""),
    ],
)
def test_what_is_asked_of_the_bot_is_heard_and_by_the_words_asked_about_alone(words: str, kind: str, term: str) -> None:
    asked, rest = queries_in(words, TABLE)
    assert ([(one.kind, one.term) for one in asked][:1], rest) == ([(kind, term)], "")


@pytest.mark.parametrize(
    ("words", "kind", "rest"),
    [
        (
            "We count who leaves, not who comes back. What do you mean by 'reliable' here?",
            "meaning",
            "We count who leaves, not who comes back.",
        ),
        ("I would ask finance first. Is that a silly answer?", "opinion", "I would ask finance first."),
        (
            "I would move the duty team to the hub, what do you think?",
            "opinion",
            "I would move the duty team to the hub",
        ),
        ("The first one then. And how old is that study?", "evidence", "The first one then."),
    ],
)
def test_what_is_told_beside_a_question_stays(words: str, kind: str, rest: str) -> None:
    asked, left = queries_in(words, TABLE)
    assert ([one.kind for one in asked], left) == ([kind], rest)


@pytest.mark.parametrize(
    "words",
    [
        "I don't understand why the board will not listen to us.",
        "They don't understand my vision, and I explain it in plain words every Monday.",
        "I don't understand our resources.",
        "For example, we closed two centres and nobody noticed.",
        "We use a good example from Leeds.",
        "Which evidence do we use? The audits, mostly.",
        "How sure are we? About half.",
        "Our research team published a study on neglect.",
        "My deputy asked whether that was good enough.",
        "We need to simplify the forms.",
        "What is missing, frankly, is time.",
        "I don't get the evidence I need.",
        "The staff ask me what the plan means.",
        "Nobody can explain the figures to me.",
        "I don't follow up on actions.",
        "What does good look like? Nobody here can say.",
        "I need to know what the members think of it.",
    ],
)
def test_what_is_told_with_such_words_asks_nothing(words: str) -> None:
    assert queries_in(words, TABLE) == ([], words)


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("are you a robot then", True),
        ("who built this", True),
        ("is somebody there", True),
        ("did you put the thing on my tiredness in there?", False),
        ("are we doing all right", False),
        ("did you move it?", False),
    ],
)
def test_what_the_program_is_is_told_only_where_that_is_asked(words: str, is_asked: bool) -> None:
    assert asks_about_us(words) == is_asked
