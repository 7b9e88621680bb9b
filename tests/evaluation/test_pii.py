from __future__ import annotations

from typing import Any

import pytest

from evaluation.pii import score

ITEMS: list[dict[str, Any]] = [
    {
        "text": "Heather told Svetlana Brank about the heather in May",
        "spans": [{"text": "Heather", "kind": "child"}, {"text": "Svetlana Brank", "kind": "person"}],
        "keep": ["heather", "May"],
    },
    {"text": "May is when Ofsted comes", "spans": [], "keep": ["May", "Ofsted"]},
]


def test_what_removes_all_and_damages_nothing_has_the_best_figures() -> None:
    figures = score(ITEMS, lambda text: text.replace("Heather", "[name]").replace("Svetlana Brank", "[name]"))
    assert figures == {
        "recall": 1.0,
        "child_recall": 1.0,
        "strict_recall": 1.0,
        "keep_damaged": 0.0,
        "clean_changed": 0.0,
    }


def test_what_removes_nothing_has_no_recall_and_damages_nothing() -> None:
    figures = score(ITEMS, lambda text: text)
    assert (figures["recall"], figures["child_recall"], figures["keep_damaged"]) == (0.0, 0.0, 0.0)


def test_a_part_of_a_name_that_is_left_counts_against_strict_recall_alone() -> None:
    figures = score(ITEMS, lambda text: text.replace("Svetlana", "[name]"))
    assert (figures["recall"], figures["strict_recall"]) == (0.5, 0.0)


def test_what_removes_everything_damages_everything() -> None:
    figures = score(ITEMS, lambda _: "")
    assert (figures["recall"], figures["keep_damaged"], figures["clean_changed"]) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("text", ["heathers", "May's"])
def test_a_string_counts_only_as_a_whole_word(text: str) -> None:
    items = [{"text": text, "spans": [], "keep": ["heather", "May"]}]
    assert score(items, lambda text: text.replace("May", "M"))["keep_damaged"] == (0.5 if "May" in text else 0.0)
