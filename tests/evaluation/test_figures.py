"""The figures of the sets, worked out by hand."""

from __future__ import annotations

import pytest

from evaluation import pii, safeguarding, turns
from evaluation.intents import Taken


def test_an_answer_taken_for_an_interruption_counts_against_answers() -> None:
    items = [{"label": "answer"}, {"label": "answer"}, {"label": "skip"}, {"label": "out-of-scope"}]
    figures = turns.figures_of(items, ["answer", "skip", "skip", "answer"])
    assert figures["answers_interrupted"] == 0.5
    assert figures["interruptions_missed"] == 0.5
    # Answer: 2 x 1 right of 2 and 2; skip: 2 x 1 right of 1 and 2; the other 13 labels: nothing.
    assert figures["macro_f1"] == pytest.approx((0.5 + 2 / 3) / 15)


def test_what_is_asked_about_is_neither_filed_nor_lost() -> None:
    items = [{"label": "answer"}, {"label": "answer"}, {"label": "skip"}, {"label": "why"}, {"label": "why"}]
    taken = [
        Taken("answer", True),
        Taken("answer", False),
        Taken("skip", True),
        Taken("answer", True),
        Taken("correct", False),
    ]
    figures = turns.doubts_of(items, taken)
    assert figures == {"answers_asked_about": 0.5, "interruptions_filed": pytest.approx(1 / 3)}


def test_what_the_form_takes_for_an_answer_is_one() -> None:
    assert turns.label_of("deny") == turns.label_of("correct") == "answer"
    assert turns.label_of("more") == "more"
    assert turns.label_of("out_of_scope") == "out-of-scope"


def test_a_signpost_of_the_wrong_kind_is_still_found() -> None:
    items = [{"label": "child-risk"}, {"label": "own-distress"}, {"label": "none"}, {"label": "none"}]
    figures = safeguarding.figures_of(items, ["other_adult_risk", "answer", "child_risk", "answer"])
    assert figures == {"recall": 0.5, "false_alarms": 0.5, "right_label": 0.0}


def test_a_name_that_is_left_and_a_month_that_is_lost_are_counted() -> None:
    items = [
        {"text": "Ann met May in May", "spans": [{"text": "Ann", "kind": "child"}], "keep": ["in"]},
        {"text": "In March", "spans": [], "keep": ["March"]},
    ]
    figures = pii.score(items, lambda text: text.replace("March", "[name]"))
    assert figures == {
        "recall": 0.0,
        "child_recall": 0.0,
        "strict_recall": 0.0,
        "keep_damaged": 0.5,
        "clean_changed": 1.0,
    }
