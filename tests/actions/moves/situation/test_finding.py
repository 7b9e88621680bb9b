"""Which questions come where a leader turns to another side of the matter."""

from __future__ import annotations

import pytest

from actions import course
from actions.moves.situation import finding
from actions.state import State
from knowledge.library import Library


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("the politics of it", "your chief executive and your lead member"),
        ("members", "your chief executive and your lead member"),
        ("partnership with health and neighbouring authorities", "how schools, health or another related sector"),
    ],
)
def test_the_nearest_question_to_what_is_wished_comes_first(library: Library, subject: str, text: str) -> None:
    title, found = finding.questions(subject, State(situation="x"), library)
    assert text in found[0].text
    assert library.set_title(found[0].set) in title
    assert all("general" in question.themes for question in found)


def test_a_question_that_was_asked_does_not_come_again(library: Library) -> None:
    _, found = finding.questions("members", State(situation="x"), library)
    asked = State(situation="x", plan=course.plan_of(found[:1]))
    assert found[0] not in finding.questions("members", asked, library)[1]
