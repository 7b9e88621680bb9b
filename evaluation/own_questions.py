"""How often a question that is near comes first, or among the first three, as `sets/own_questions.yml` has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from knowledge.baselines import BM25
from knowledge.library import Library
from knowledge.nearness import QUESTION_NEAR, forms_of
from knowledge.schema import Question

Ranked = Callable[[str], Sequence[str]]


def compared(items: Sequence[Mapping[str, Any]], library: Library) -> dict[str, dict[str, float]]:
    """Ours and BM25 alone, on the half that was chosen on and on the half that was held out."""
    known, held_out = items[::2], items[1::2]
    ways = {"ours": _ours(library), "bm25": _bm25(library)}
    figures = {
        name: _figures(known, ranked, "chosen on ") | _figures(held_out, ranked, "held out ")
        for name, ranked in ways.items()
    }
    figures["ours"] |= _offered(known, library, "chosen on ") | _offered(held_out, library, "held out ")
    return figures


def _figures(items: Sequence[Mapping[str, Any]], ranked: Ranked, which: str) -> dict[str, float]:
    found = [(set(item["near"]), ranked(item["text"])) for item in items if item["near"]]
    return {
        f"{which}near in {most}": float(np.mean([bool(near & {*ids[:most]}) for near, ids in found])) for most in (1, 3)
    }


def _offered(items: Sequence[Mapping[str, Any]], library: Library, which: str) -> dict[str, float]:
    """How many are offered anything at all, of those to which something is near, and of those to which nothing is."""
    is_offered = {item["text"]: library.questions_near(item["text"])[0].score >= QUESTION_NEAR for item in items}
    kinds = {
        "offered": [one for one in items if one["near"]],
        "offered, none near": [one for one in items if not one["near"]],
    }
    return {f"{which}{kind}": float(np.mean([is_offered[one["text"]] for one in some])) for kind, some in kinds.items()}


def _ours(library: Library) -> Ranked:
    return lambda text: [near.id for near in library.questions_near(text)]


def _bm25(library: Library) -> Ranked:
    questions = [item for _, item in library.pack.all() if isinstance(item, Question)]
    scorer = BM25([" ".join(forms_of(question)) for question in questions])
    return lambda text: [questions[i].id for i in np.argsort(-scorer(text), kind="stable")]
