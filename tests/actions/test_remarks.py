"""What in a reply is said to the bot itself, and what merely sounds like it."""

from __future__ import annotations

import pytest

from actions import remarks

AMNESTY = "What I shall do is hold an amnesty in January, and go first."


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("No!! That is NOT an answer, take it off. I was asking YOU a question. Why this question?", "no_answer", ""),
        ("i said skip. and take out the this is about my own slt thing its not an answer", "strikes", ""),
        ("Did you hear what I just said about [person 1]?", "heard", ""),
        ("I give up with the questions. Can we just do what I'm going to do about it", "gives_up", ""),
        (f"I do not want any more of your questions. {AMNESTY}", "gives_up", AMNESTY),
        ("said that", "said", ""),
        ("i just told you", "said", ""),
        ("I've just said that. Next.", "said", ""),
        (
            "Avoid him. should prob stop that. can i come back to this one later",
            "later",
            "Avoid him. should prob stop that.",
        ),
        ("Skip. Honestly.", "skip", ""),
        ("It is not mine to say. Skip", "skip", "It is not mine to say."),
    ],
)
def test_what_is_said_to_the_bot_is_told_from_the_rest(text: str, kind: str, rest: str | None) -> None:
    made = remarks.remarks_in(text)
    assert made.heeded == kind
    assert rest is None or made.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "I tell them that is not an answer they can give a parent.",
        "They offered us a consultant. That is not an answer.",
        "No. They never told us.",
        "I said that we would hold the line.",
        "I told you how it is: settled. Same leader for nine years.",
        "We skip the review each month.",
        "The board will come back to this one in June and so will I, with the figures.",
        "I want no more questions from members than they have time to hear answered.",
        "Did they hear what I said? No.",
        "Most of them give up with the forms.",
    ],
)
def test_an_answer_that_holds_such_words_stays_one(text: str) -> None:
    assert remarks.remarks_in(text).heeded is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Nowhere. What do other directors actually do - give me an example.", "example"),
        ("Settled. Can I lawfully dismiss him before the inspection?", "legal"),
        ("He is on a capability procedure. Can I dismiss him on notice?", "hr"),
        ("Same leader. If a family judicially reviews us on a section 20 placement, what are our chances?", "legal"),
        ("nothing tame about it. whys it matter which?", "why"),
        ("Who signs the contract, and who would notice if nobody did?", None),
        ("How do I get them to trust me?", None),
        ("Can I live with that?", None),
        ("give me an example, my lead member says, and I never have one to hand", None),
        ("I asked HR whether we can dismiss him.", None),
    ],
)
def test_what_the_last_sentence_asks_of_the_bot(text: str, asked: str | None) -> None:
    assert [*remarks.told_at_the_end(text), remarks.advice_in(text)] == (
        [asked, None] if asked in remarks.TOLD else [asked]
    )
