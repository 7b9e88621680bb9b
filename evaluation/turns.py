"""Scoring what is taken for an answer and what for an interruption, as the head of `sets/turns.yml` says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from evaluation.intents import Taken

LABELS = (
    "answer",
    "example",
    "why",
    "rephrase",
    "skip",
    "back",
    "change",
    "pause",
    "stop",
    "summary",
    "definition",
    "help",
    "smalltalk",
    "out-of-scope",
    "privacy",
)
_MOMENTS = yaml.safe_load((Path(__file__).parents[1] / "bot" / "moments.yml").read_text("utf-8"))
# Where a question is pending, the form takes all else for an answer.
_INTERRUPTIONS = {*_MOMENTS["everywhere"], *_MOMENTS["moments"]["answer"]}
# The bot tells more apart than the set does.
_KINDS = {
    "go_back": "back",
    "park": "skip",
    "next_steps": "skip",
    "amend": "change",
    "resume": "summary",
    "about": "help",
    "erase": "privacy",
    "share": "privacy",
    "withhold": "privacy",
}


def label_of(intent: str) -> str:
    """The label of the set for an intent of the bot; intents the set does not know keep their name."""
    return "answer" if intent not in _INTERRUPTIONS else _KINDS.get(intent, intent).replace("_", "-")


def figures_of(items: Sequence[Mapping[str, str]], intents: Sequence[str]) -> dict[str, float]:
    """Macro F1 over the labels, answers taken for interruptions, and interruptions taken for answers."""
    gold, given = [item["label"] for item in items], [label_of(intent) for intent in intents]
    answers = [label for label, is_ in zip(given, gold, strict=True) if is_ == "answer"]
    others = [label for label, is_ in zip(given, gold, strict=True) if is_ != "answer"]
    return {
        "macro_f1": sum(_f1(label, gold, given) for label in LABELS) / len(LABELS),
        "answers_interrupted": sum(label != "answer" for label in answers) / len(answers),
        "interruptions_missed": sum(label == "answer" for label in others) / len(others),
    }


def doubts_of(items: Sequence[Mapping[str, str]], taken: Sequence[Taken]) -> dict[str, float]:
    """Of the answers, and of the interruptions that were missed, those that are asked about before they are filed."""
    as_answers = [
        (item["label"], one.is_doubtful)
        for item, one in zip(items, taken, strict=True)
        if label_of(one.intent) == "answer"
    ]
    answers = [is_doubtful for gold, is_doubtful in as_answers if gold == "answer"]
    missed = [is_doubtful for gold, is_doubtful in as_answers if gold != "answer"]
    total = sum(item["label"] == "answer" for item in items)
    return {
        "answers_asked_about": sum(answers) / max(1, total),
        "interruptions_filed": (len(missed) - sum(missed)) / max(1, len(items) - total),
    }


def confusions(items: Sequence[Mapping[str, str]], intents: Sequence[str]) -> list[str]:
    """What was taken for what, most frequent first."""
    pairs = Counter((item["label"], label_of(intent)) for item, intent in zip(items, intents, strict=True))
    return [f"{n} x {gold} taken for {given}" for (gold, given), n in pairs.most_common() if gold != given]


def _f1(label: str, gold: Sequence[str], given: Sequence[str]) -> float:
    right = sum(g == h == label for g, h in zip(gold, given, strict=True))
    total = sum(g == label for g in gold) + sum(h == label for h in given)
    return 2 * right / total if total else 0.0
