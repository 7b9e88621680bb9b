"""The rubric's file, and how far two readers agree."""

from __future__ import annotations

import pytest
from sklearn.metrics import cohen_kappa_score

from review.errors import RubricInvalid
from review.rubric import kappa, read_rubric
from review.settings import RUBRIC


def test_ours_holds_kembers_four_levels():
    reflection = read_rubric(RUBRIC).criteria[0]
    names = ["Habitual action", "Understanding", "Reflection", "Critical reflection"]
    assert [level.name for level in reflection.levels] == names


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("criteria: [{id: Fit, name: Fit, asks: x, levels: []}]", "criteria.0.id"),
        ("criteria: [{id: fit, name: Fit, asks: x, levels: [{name: a, means: b}]}]", "criteria.0.levels"),
        ("criteria: []\nextra: 1", "extra"),
        ("criteria: [", "line 1"),
        ("", "the file"),
    ],
)
def test_a_mistake_names_its_place(tmp_path, text, says):
    path = tmp_path / "rubric.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(RubricInvalid, match=says):
        read_rubric(path)


@pytest.mark.parametrize(
    "pairs",
    [
        [(1, 1), (2, 2), (3, 1), (4, 4), (2, 3)],
        [(1, 2), (2, 1), (1, 2)],
        [(1, 1), (2, 2)],
    ],
)
def test_kappa_is_the_usual_one(pairs):
    assert kappa(pairs) == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))


def test_without_pairs_or_with_one_level_there_is_no_kappa():
    assert kappa([]) is None
    assert kappa([(2, 2), (2, 2)]) is None
