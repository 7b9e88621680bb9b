"""Scoring what is found for labelled situations, as the head of `evaluation/sets/situations.yml` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from knowledge.corpus import Situation
from knowledge.search import CONTEXT_HEADS, Search

Ranked = Mapping[str, Sequence[str]]
"""For each head the ids, best first; for the challenge, theme and context the label taken comes first."""
Figures = dict[str, float]


def ranked_by(search: Search) -> Callable[[str], Ranked]:
    """How `search` ranks, told nothing but the text."""

    def ranked(text: str) -> Ranked:
        finding = search.find(text, reasons=False)
        labels = {head: [finding.understood[head].value] for head in CONTEXT_HEADS}
        return {
            "behaviours": [result.id for result in finding.behaviours],
            "cases": [result.id for result in finding.cases],
            "question_sets": [result.id for result in finding.question_sets],
            **labels,
        }

    return ranked


def figures_of(situations: Sequence[Situation], ranked: Callable[[str], Ranked]) -> Figures:
    """Each figure from 0 to 1, the mean over all situations."""
    rows = [_figures(situation, ranked(situation.text)) for situation in situations]
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


def _figures(situation: Situation, ranked: Ranked) -> Figures:
    first = ranked["behaviours"][0]
    certain = {name for name, grade in situation.behaviours.items() if grade == 2}
    row = {
        "behaviours_ndcg3": _ndcg3(situation.behaviours, ranked["behaviours"]),
        "behaviours_top1": float(first in certain),
        "behaviours_top1_any": float(first in situation.behaviours),
        "behaviours_recall3": len(certain & set(ranked["behaviours"][:3])) / len(certain),
        "cases_hit2": float(bool(set(ranked["cases"][:2]) & set(situation.cases))),
        "question_sets_hit1": float(ranked["question_sets"][0] in situation.question_sets),
        "challenge_accuracy": float(ranked["challenge"][0] == situation.challenge),
        "challenge_or_also": float(ranked["challenge"][0] in (situation.challenge, *situation.also)),
        "theme_accuracy": float(ranked["theme"][0] == situation.theme),
    }
    for head in ("performance", "stability"):
        if head in ranked:
            row[f"{head}_accuracy"] = float(ranked[head][0] == getattr(situation, head))
    return row


def _ndcg3(grades: Mapping[str, int], ranking: Sequence[str]) -> float:
    discounts = 1.0 / np.log2(np.arange(2, 5))
    gained = np.array([grades.get(name, 0) for name in ranking[:3]] + [0] * 3)[:3]
    ideal = np.array([*sorted(grades.values(), reverse=True), 0, 0, 0])[:3]
    return float((gained * discounts).sum() / (ideal * discounts).sum())
