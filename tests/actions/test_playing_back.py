"""Which of a leader's words are said back."""

from __future__ import annotations

import pytest

from actions.playing_back import telling_clause, weighs

PROMISED = "I had a girl crying in the car park on Tuesday, brilliant, and I said I'd sort it and I haven't"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "I would trust the two team managers with every decision about placements, the heads of service can't",
            "I would trust the two team managers with every decision about placements",
        ),
        ("We have nothing left, and finance wants fifteen per cent off", "finance wants fifteen per cent off"),
        ("nobody knows why", None),
        (
            "What is not working is candour. On 4 November nobody, including me, said aloud that the thresholds were "
            "agreed by all three agencies and applied by none. I have said it privately to the independent scrutineer.",
            "said aloud that the thresholds were agreed by all three agencies and applied by none",
        ),
        (
            "Our managers do not trust the front door. I told them so in June and nobody answered me",
            "Our managers do not trust the front door",
        ),
        (
            "i just told you 3 is a good day. what would make it is if one of them said sorry in public, literally one",
            "what would make it is if one of them said sorry in public",
        ),
        (
            "I asked why nobody told me. In the tone. Nothing since. I have avoided it for eight months.",
            "I have avoided it for eight months",
        ),
        (
            'In March. I say "bad news first" in every induction, and the first thing I did when I finally heard was '
            "ask why nobody had told me. In that tone.",
            "the first thing I did when I finally heard was ask why nobody had told me",
        ),
        ("hang on what partners. this is about my own slt", None),
        ("My deputy put it to me. Are you asking all these to make me feel worse?", "My deputy put it to me"),
        ("Nowhere. What do other directors actually do - give me an example.", None),
        (
            "They wrote “we hear you, and we are with you in all of this, always”, and I keep the card in my drawer",
            "I keep the card in my drawer",
        ),
        (
            "2. 3 on a good day. they can all recite the plan, none of them would defend it if i left the room",
            "none of them would defend it if i left the room",
        ),
        (PROMISED, "I said I'd sort it and I haven't"),
        ("I already told the board that the plan is mine", "I already told the board that the plan is mine"),
        ("the question nobody asks is why the child waited", "the question nobody asks is why the child waited"),
        ("should prob stop that", "should prob stop that"),
    ],
)
def test_what_is_said_back_is_the_clause_that_tells_most(text: str, clause: str | None) -> None:
    assert telling_clause(text) == clause


def test_a_long_thought_is_cut_at_a_joint_and_not_in_the_middle() -> None:
    said = (
        "I'm going to ask the lead member for half an hour and show her the eleven emails and what each cost in hours"
    )
    assert telling_clause(said) == "I'm going to ask the lead member for half an hour"


@pytest.mark.parametrize(
    ("text", "is_heavy"),
    [
        (PROMISED, True),
        ("I find I'm ashamed to have learnt it so late", True),
        ("i lost it w two of them thursday", True),
        ("Nobody was crying about it", False),
        ("I read the plan and I didn't agree", False),
        ("They let the contract lapse", False),
    ],
)
def test_what_weighs_on_somebody_is_told_from_what_does_not(text: str, is_heavy: bool) -> None:
    assert weighs(text) is is_heavy
