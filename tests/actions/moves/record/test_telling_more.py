"""News with which a leader comes back to their steps: it is asked whether it is of the matter, or a step."""

from __future__ import annotations

import pytest

from actions import course
from actions.parts import Step
from knowledge.library import Library
from tests.actions.leader import SITUATION, Leader, with_a_record

NEWS = "back. call done. the board wants a paper by friday + one team lent from adults."


def at_the_steps(library: Library, draft: bool = False) -> Leader:
    leader = with_a_record(library)
    leader.state = course.at_next_steps(leader.state.but(steps=()))
    if draft:
        leader.state = leader.state.but(asides=leader.state.asides.but(draft=Step(what="sort the rota with the leads")))
    return leader


@pytest.mark.parametrize("draft", [False, True])
async def test_news_at_the_steps_is_put_with_the_situation_on_a_press(library: Library, draft: bool) -> None:
    leader = at_the_steps(library, draft)
    door = "step_who" if draft else "step_what"
    before = leader.state.drafted
    await leader.interrupts_the_bot("resume", f"{NEWS} where were we", door)
    assert leader.responses[0] == "utter_news_where"
    state = leader.replies_at(door, "What I am facing", "situation")
    assert (state.drafted, "one team lent from adults" in (state.situation or "")) == (before, True)
    assert (state.situation or "").startswith(SITUATION)


def test_news_at_the_steps_is_a_step_on_a_press(library: Library) -> None:
    leader = at_the_steps(library)
    leader.replies_at("step_what", NEWS)
    state = leader.replies_at("step_what", "A next step", "step")
    assert state.situation == SITUATION
    assert any("board wants a paper" in step.what for step in state.drafted)


@pytest.mark.parametrize("words", ["back. where were we", "I'm back. I will see the heads on Monday"])
def test_who_is_back_and_tells_no_news_is_asked_nothing(library: Library, words: str) -> None:
    leader = at_the_steps(library)
    leader.replies_at("step_what", words)
    assert "utter_news_where" not in leader.responses
